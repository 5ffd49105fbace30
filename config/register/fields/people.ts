import { z } from 'zod';
import { ROLES } from '../../../domain/register';
import { field } from '../../field';
import { email, oneLine, slug } from '../../fields';

/** Somebody who gets letters. */
export const person = z.strictObject({
  id: field(slug, {
    why: { en: 'what roles.csv names the person by', vi: 'mã mà `roles.csv` dùng để chỉ người' },
    form: { en: 'id, once', vi: 'mã, không trùng nhau' },
    example: 'lanh-dao-so-noi-vu',
  }),
  name: field(oneLine, {
    why: { en: 'the person’s own name', vi: 'họ và tên' },
    example: 'Nguyễn Thị A',
  }),
  title: field(oneLine, {
    why: { en: 'how letters address the person', vi: 'chức vụ, như thư ghi' },
    example: 'Giám đốc Sở Nội vụ',
  }),
  email: field(email, {
    why: {
      en: 'one address per person: letters are one per person',
      vi: 'địa chỉ nhận thư; mỗi người một địa chỉ, vì mỗi người nhận một thư',
    },
    form: { en: 'e-mail address, once', vi: 'địa chỉ thư điện tử, không trùng nhau' },
    example: 'lanh-dao@so-noi-vu.example',
  }),
});

/** What a person is to a party. */
export const role = z.strictObject({
  person: field(slug, {
    why: { en: 'an id of people.csv', vi: 'người giữ vai trò' },
    form: { en: 'id of `people.csv`', vi: 'một mã của `people.csv`' },
    example: 'lanh-dao-so-noi-vu',
  }),
  party: field(slug, {
    why: {
      en: 'an id of units.csv, parties.csv or members.csv, or a body of the plan',
      vi: 'nơi mà người đó giữ vai trò',
    },
    form: {
      en: 'id of a unit, a party or a member, or a `party` of the plan’s `bodies`',
      vi: 'mã của đơn vị, cơ quan hoặc thành viên, hoặc `party` trong `bodies` của kế hoạch',
    },
    example: 'so-noi-vu',
  }),
  role: field(z.enum(ROLES), {
    why: {
      en: `what the person is to the party: ${ROLES.join(', ')}`,
      vi: 'vai trò: `focal-person` (đầu mối), `head` (người đứng đầu), `secretary` (thư ký của thành viên), `vice-chair` (lãnh đạo phụ trách), `chair` (Chủ tịch)',
    },
    more: {
      en: 'A `secretary` is a member’s, a `vice-chair` is in charge of the party',
      vi: 'Một người có thể giữ nhiều vai trò',
    },
    form: { en: 'one of the five', vi: 'một trong năm giá trị' },
    example: 'head',
  }),
});
