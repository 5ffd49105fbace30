import { z } from 'zod';
import { field } from '../../field';
import { oneLine } from '../../fields';
import { body, bodyWith, FIELDS_BELOW, FULL_LIST } from './values';

const memberBody = field(
  bodyWith({
    members: field(oneLine, {
      why: { en: 'what letters call its members', vi: 'cách thư gọi chung các thành viên' },
      example: 'thành viên UBND tỉnh',
    }),
    office: field(body, {
      why: {
        en: 'hears of opinions that have not come',
        vi: 'văn phòng được báo về ý kiến chưa nhận được',
      },
      more: {
        en: 'In step 3 `office` and `office-head` are this office’s; it need not be a unit. Its head is a role in `roles.csv`',
        vi: 'Ở bước 3, `office` và `office-head` là của văn phòng này; văn phòng không nhất thiết là đơn vị được đánh giá. Người đứng đầu văn phòng được ghi trong `roles.csv`',
      },
      example: '{ party: van-phong-hdnd, name: Văn phòng Đoàn ĐBQH và HĐND tỉnh }',
    }),
  }),
  {
    why: {
      en: 'a body whose members give opinions in step 3',
      vi: 'một cơ quan có thành viên cho ý kiến ở bước 3',
    },
    more: {
      en: 'It is not a unit, and the list has it once',
      vi: 'Cơ quan này không phải là đơn vị được đánh giá; chỉ ghi một lần',
    },
    example:
      '{ party: ubnd-tinh, name: UBND tỉnh, members: thành viên UBND, office: { party: van-phong-ubnd, name: Văn phòng UBND tỉnh } }',
  },
);

const bodies = z.strictObject({
  provincialCommittee: field(
    bodyWith({
      chair: field(oneLine.optional(), {
        why: { en: 'what letters call its chair', vi: 'cách thư gọi người đứng đầu' },
        without: { en: '«Chủ tịch» and the name', vi: '«Chủ tịch» và tên cơ quan' },
        example: 'Chủ tịch UBND tỉnh',
      }),
      leaders: field(oneLine.optional(), {
        why: {
          en: 'what letters call those in charge of units',
          vi: 'cách thư gọi lãnh đạo phụ trách đơn vị',
        },
        more: { en: 'Their role is `vice-chair`', vi: 'Vai trò của họ là `vice-chair`' },
        without: { en: '«lãnh đạo» and the name', vi: '«lãnh đạo» và tên cơ quan' },
        example: 'lãnh đạo UBND tỉnh',
      }),
    }),
    {
      why: { en: 'recognises the level at the end', vi: 'công nhận mức độ hoàn thành công vụ ở bước cuối' },
      more: {
        en: 'It is UBND tỉnh, and not a unit; its `chair` is a role of this party in `roles.csv`',
        vi: 'Cơ quan này là UBND tỉnh, không phải là đơn vị được đánh giá; Chủ tịch là vai trò `chair` của cơ quan này trong `roles.csv`',
      },
      example: '{ party: ubnd-tinh, name: UBND tỉnh Đồng Nai }',
    },
  ),
  partyBody: field(body, {
    why: { en: 'gives its remarks on the synthesis', vi: 'nhận xét, đánh giá trên cơ sở bản tổng hợp' },
    more: {
      en: 'It is never reminded, and is not a unit',
      vi: 'Phần mềm không nhắc cơ quan này; đây không phải là đơn vị được đánh giá',
    },
    example: '{ party: dang-uy-ubnd, name: Đảng ủy UBND tỉnh }',
  }),
  homeAffairs: field(body, {
    why: {
      en: 'receives, compiles, sends the letters; a unit or a party of the register, or this body alone',
      vi: 'tiếp nhận, tổng hợp, gửi thư; là đơn vị hoặc cơ quan trong danh sách, hoặc chỉ ghi ở đây',
    },
    more: {
      en: 'It is Sở Nội vụ, which owes steps 4 and 5, urges, and releases letters. Its people are in `roles.csv`; `home-affairs` and `home-affairs-head` are its desk and head',
      vi: 'Cơ quan này là Sở Nội vụ, thực hiện bước 4 và bước 5, hướng dẫn, đôn đốc, cho phép gửi thư. Người của cơ quan được ghi trong `roles.csv`; `home-affairs` và `home-affairs-head` là đầu mối và người đứng đầu',
    },
    example: '{ party: so-noi-vu, name: Sở Nội vụ }',
  }),
  committeeOffice: field(body, {
    why: {
      en: 'the provincial committee’s office; a unit or a party of the register, or this body alone',
      vi: 'văn phòng của UBND tỉnh; là đơn vị hoặc cơ quan trong danh sách, hoặc chỉ ghi ở đây',
    },
    more: {
      en: 'It confirms the synthesis of Sở Nội vụ’s own unit, if that is one; `office` and `office-head` are its desk and head, but in step 3',
      vi: 'Văn phòng xác nhận bản tổng hợp về chính Sở Nội vụ, nếu Sở cũng được đánh giá; `office` và `office-head` là đầu mối và người đứng đầu, trừ ở bước 3',
    },
    example: '{ party: van-phong-ubnd, name: Văn phòng UBND tỉnh }',
  }),
  memberBodies: field(z.array(memberBody).min(1).optional(), {
    why: {
      en: 'the bodies whose members give opinions in step 3; without it the provincial committee alone',
      vi: 'các cơ quan có thành viên cho ý kiến ở bước 3; nếu không ghi thì chỉ có UBND tỉnh',
    },
    more: {
      en: 'With several, `members.csv` says of which one each member is',
      vi: 'Khi có nhiều cơ quan, `members.csv` ghi mỗi thành viên thuộc cơ quan nào',
    },
    form: FULL_LIST,
    without: {
      en: 'the provincial committee with `committeeOffice`, its members called «thành viên» and its name',
      vi: 'UBND tỉnh cùng `committeeOffice`; các thành viên được gọi là «thành viên» và tên cơ quan',
    },
    example:
      '[{ party: ubnd-tinh, name: UBND tỉnh, members: thành viên UBND, office: { party: van-phong-ubnd, name: Văn phòng UBND tỉnh } }]',
  }),
});

/** The bodies that the five steps run over. */
export const whoTakesPart = {
  bodies: field(bodies, {
    why: {
      en: 'who takes part besides the units: `provincialCommittee`, `partyBody`, `homeAffairs`, `committeeOffice`',
      vi: 'các cơ quan tham gia ngoài các đơn vị được đánh giá',
    },
    form: FIELDS_BELOW,
    example:
      '{ provincialCommittee: { party: ubnd-tinh, name: UBND tỉnh }, partyBody: { party: dang-uy-ubnd, name: Đảng ủy UBND tỉnh }, ' +
      'homeAffairs: { party: so-noi-vu, name: Sở Nội vụ }, committeeOffice: { party: van-phong-ubnd, name: Văn phòng UBND tỉnh } }',
  }),
};
