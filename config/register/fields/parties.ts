import { z } from 'zod';
import { field } from '../../field';
import { code, oneLine, slug } from '../../fields';

const NONE = { en: 'none', vi: 'không có' };

/** An evaluated unit. */
export const unit = z.strictObject({
  id: field(slug, {
    why: {
      en: 'what all other tables name the unit by',
      vi: 'mã mà các bảng khác dùng để chỉ đơn vị',
    },
    more: { en: 'The API names it so too', vi: 'API cũng dùng mã này' },
    form: { en: 'id, once', vi: 'mã, không trùng nhau' },
    example: 'so-noi-vu',
  }),
  kind: field(slug, {
    why: { en: 'a kind of the plan’s `unitKinds`', vi: 'loại đơn vị, theo `unitKinds` của kế hoạch' },
    more: {
      en: 'It decides the unit’s criteria, and where the unit is counted',
      vi: 'Tiêu chí đánh giá và việc tổng hợp tiến độ theo loại này',
    },
    form: { en: 'id of the plan’s `unitKinds`', vi: 'một mã của `unitKinds`' },
    example: 'department',
  }),
  name: field(oneLine, {
    why: { en: 'what letters call the unit', vi: 'tên đơn vị trong thư' },
    example: 'Sở Nội vụ',
  }),
  code: field(code.optional(), {
    why: {
      en: '«mã định danh», by which other systems name the unit',
      vi: 'mã định danh, để hệ thống khác chỉ đơn vị',
    },
    more: {
      en: 'Quyết định 20/2020/QĐ-TTg defines it. No party has it as its id',
      vi: 'Theo Quyết định 20/2020/QĐ-TTg; không trùng với mã của cơ quan nào',
    },
    without: NONE,
    example: 'H19.3',
  }),
});

/** A body that takes part without being evaluated. */
export const party = z.strictObject({
  id: field(slug, {
    why: {
      en: 'what `roles.csv` and `reviews.csv` name the party by',
      vi: 'mã mà `roles.csv` và `reviews.csv` dùng để chỉ cơ quan',
    },
    more: {
      en: 'The API names it so too. A body of the plan may have its row here, under its own id; a unit reviews and leads without one',
      vi: 'API cũng dùng mã này. Cơ quan của kế hoạch có thể có dòng ở đây, với mã của mình; đơn vị được đánh giá thì không cần',
    },
    form: {
      en: 'id, once, and no unit’s or member’s',
      vi: 'mã, không trùng nhau, không trùng với mã của đơn vị hay thành viên',
    },
    example: 'cong-an-tinh',
  }),
  name: field(oneLine, {
    why: { en: 'what letters call the party', vi: 'tên cơ quan trong thư' },
    more: {
      en: 'The synthesis that misses its review calls it so too; a body of the plan has the plan’s name',
      vi: 'Bản tổng hợp cũng gọi như vậy khi chưa nhận được nhận xét, đánh giá; cơ quan của kế hoạch giữ tên trong kế hoạch',
    },
    example: 'Công an tỉnh',
  }),
  code: field(code.optional(), {
    why: {
      en: '«mã định danh», by which other systems name the party',
      vi: 'mã định danh, để hệ thống khác chỉ cơ quan',
    },
    more: { en: 'It follows the rules of a unit’s code', vi: 'Quy tắc như mã định danh của đơn vị' },
    without: NONE,
    example: 'H19.30',
  }),
});

/** Somebody who gives opinions. */
export const member = z.strictObject({
  id: field(slug, {
    why: {
      en: 'what `opinions.csv` and `roles.csv` name the member by',
      vi: 'mã mà `opinions.csv` và `roles.csv` dùng để chỉ thành viên',
    },
    form: {
      en: 'id, once, and no unit’s, party’s or body’s',
      vi: 'mã, không trùng nhau, không trùng với mã của đơn vị hay cơ quan',
    },
    example: 'uv-noi-vu',
  }),
  name: field(oneLine, {
    why: {
      en: 'the office, after «đồng chí» in letters; never a person’s name',
      vi: 'chức vụ, đứng sau «đồng chí» trong thư; không ghi họ tên',
    },
    example: '"Ủy viên UBND tỉnh, Giám đốc Sở Nội vụ"',
  }),
  headOf: field(slug.optional(), {
    why: {
      en: 'the unit that the member heads, if any',
      vi: 'đơn vị mà thành viên đứng đầu, nếu có',
    },
    more: {
      en: 'Their opinion on it does not count as another’s',
      vi: 'Ý kiến về chính đơn vị này không thay cho ý kiến của thành viên khác',
    },
    form: { en: 'id of a unit', vi: 'mã của một đơn vị' },
    without: NONE,
    example: 'so-noi-vu',
  }),
  body: field(slug.optional(), {
    why: {
      en: 'the party of the plan’s member body whose office hears of what is missing',
      vi: 'cơ quan của thành viên, có văn phòng được báo về ý kiến còn thiếu',
    },
    form: {
      en: '`party` of the plan’s `memberBodies`',
      vi: '`party` trong `memberBodies` của kế hoạch',
    },
    without: {
      en: 'the only one; needed where there are several',
      vi: 'cơ quan duy nhất; bắt buộc ghi khi có nhiều cơ quan',
    },
    example: 'thuong-truc-hdnd',
  }),
});
