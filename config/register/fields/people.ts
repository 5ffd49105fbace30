import { z } from 'zod';
import { ROLES, type Role } from '../../../domain/register';
import type { Text } from '../../../domain/text';
import { field } from '../../field';
import { email, oneLine, slug } from '../../fields';

/** Somebody who gets letters. */
export const person = z.strictObject({
  id: field(slug, {
    why: { en: 'what `roles.csv` names the person by', vi: 'mã mà `roles.csv` dùng để chỉ người' },
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
      en: 'where letters go; one address per person, since each person gets one letter',
      vi: 'địa chỉ nhận thư; mỗi người một địa chỉ, vì mỗi người nhận một thư',
    },
    form: { en: 'e-mail address, once', vi: 'địa chỉ thư điện tử, không trùng nhau' },
    example: 'lanh-dao@so-noi-vu.example',
  }),
});

/** What each role is, in a word or two. */
export const ROLE_NAMES: Record<Role, Text> = {
  'focal-person': { en: 'its contact', vi: 'đầu mối' },
  head: { en: 'leads it', vi: 'người đứng đầu' },
  secretary: { en: 'of a member', vi: 'thư ký của thành viên' },
  'vice-chair': { en: 'in charge of it', vi: 'lãnh đạo phụ trách' },
  chair: { en: 'of the provincial committee', vi: 'Chủ tịch UBND tỉnh' },
};

const rolesInWords = (language: keyof Text): string =>
  ROLES.map((role) => `\`${role}\` (${ROLE_NAMES[role][language]})`).join(', ');

/** What a person is to a party. */
export const role = z.strictObject({
  person: field(slug, {
    why: { en: 'who holds the role, an id of `people.csv`', vi: 'người giữ vai trò' },
    form: { en: 'id of `people.csv`', vi: 'một mã của `people.csv`' },
    example: 'lanh-dao-so-noi-vu',
  }),
  party: field(slug, {
    why: {
      en: 'the party, an id of `units.csv`, `parties.csv` or `members.csv`, or a body of the plan',
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
      en: `what the person is to the party: ${rolesInWords('en')}`,
      vi: `vai trò của người đó: ${rolesInWords('vi')}`,
    },
    form: { en: 'one of the five', vi: 'một trong năm giá trị' },
    example: 'head',
  }),
});
