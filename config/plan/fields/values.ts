import { z } from 'zod';
import { RECIPIENTS } from '../../../domain/plan';
import { said, type Text } from '../../../domain/text';
import { field } from '../../field';
import { oneLine, slug } from '../../fields';

/** What fields in several parts of a plan are made of. */

const FOUR_DIGITS = said({ en: 'must be a year in four digits', vi: 'phải là năm ghi đủ bốn chữ số' });

export const planYear = z.int().min(1976, FOUR_DIGITS).max(9998, FOUR_DIGITS);

/** A year has about 250 working days. Days are counted one by one, so that a number without a bound takes for ever. */
export const MAX_WORKING_DAYS = 250;

export const workingDayNumber = z
  .int()
  .min(
    1,
    said({
      en: 'must be 1 or more: it counts working days',
      vi: 'phải từ 1 trở lên: đây là số ngày làm việc',
    }),
  )
  .max(
    MAX_WORKING_DAYS,
    said({
      en: `must be ${MAX_WORKING_DAYS} or less: a year has about ${MAX_WORKING_DAYS} working days`,
      vi: `không được quá ${MAX_WORKING_DAYS}: một năm có khoảng ${MAX_WORKING_DAYS} ngày làm việc`,
    }),
  )
  .meta({
    form: {
      en: `whole number from 1 to ${MAX_WORKING_DAYS}, each once`,
      vi: `số nguyên từ 1 đến ${MAX_WORKING_DAYS}, mỗi số một lần`,
    },
  });

export const recipients = z.array(z.enum(RECIPIENTS)).meta({
  form: { en: 'recipients; may be empty', vi: 'danh sách người nhận, có thể trống' },
  hint: {
    en:
      'focal-person, head, secretary and vice-chair are those of the body that owes, home-affairs and office the desks, ' +
      'home-affairs-head and office-head their heads, chair that of the provincial committee',
    vi:
      'focal-person, head, secretary và vice-chair là đầu mối, người đứng đầu, thư ký và lãnh đạo phụ trách của nơi phải ' +
      'thực hiện; home-affairs và office là đầu mối của Sở Nội vụ và của văn phòng, home-affairs-head và office-head là ' +
      'người đứng đầu hai nơi đó; chair là Chủ tịch UBND tỉnh',
  },
});

export const someRecipients = recipients
  .min(1)
  .meta({ form: { en: 'recipients, not empty', vi: 'danh sách người nhận, ít nhất một' } });

export const wallTime = z
  .string()
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d$/,
    said({
      en: 'must be a time of day in quotes, such as "08:00"',
      vi: 'phải là giờ và phút đặt trong dấu nháy kép, ví dụ "08:00"',
    }),
  )
  .meta({ form: { en: 'time in quotes', vi: 'giờ và phút, trong dấu nháy kép' } });

export const plainDate = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}$/,
    said({
      en: 'must be a date such as 2014-01-01',
      vi: 'phải là ngày ghi theo dạng năm-tháng-ngày, ví dụ 2014-01-01',
    }),
  )
  .meta({ form: { en: 'year-month-day, once', vi: 'năm-tháng-ngày, mỗi ngày một lần' } });

const ZERO_OR_ONE: Text = {
  en: '0 is the evaluated year, 1 the next',
  vi: '0 là năm được đánh giá, 1 là năm sau',
};

export const dayOfYear = z
  .strictObject({
    day: field(z.int().min(1).max(31), {
      why: { en: 'the day of the month, a whole number', vi: 'ngày trong tháng' },
      more: {
        en: 'The calendar must have that day; a deadline may be a day off',
        vi: 'Ngày phải có trong lịch; thời hạn có thể rơi vào ngày nghỉ',
      },
      form: { en: '1 to 31', vi: 'từ 1 đến 31' },
      example: '10',
    }),
    month: field(z.int().min(1).max(12), {
      why: { en: 'the month, a whole number from 1 to 12', vi: 'tháng' },
      form: { en: '1 to 12', vi: 'từ 1 đến 12' },
      example: '11',
    }),
    yearOffset: field(z.int().min(0, said(ZERO_OR_ONE)).max(1, said(ZERO_OR_ONE)), {
      why: ZERO_OR_ONE,
      form: { en: '0 or 1', vi: '0 hoặc 1' },
      example: '1',
    }),
  })
  .meta({ form: { en: 'day of the plan', vi: 'ngày của kế hoạch' } });

const BODY = { en: 'body', vi: 'cơ quan' };

export const body = z
  .strictObject({
    party: field(slug, {
      why: {
        en: 'an id, by which the register and its roles name the body',
        vi: 'mã của cơ quan trong danh sách và trong `roles.csv`',
      },
      example: 'so-noi-vu',
    }),
    name: field(oneLine, {
      why: { en: 'what letters call the body', vi: 'tên cơ quan trong thư' },
      example: 'Sở Nội vụ',
    }),
  })
  .meta({ form: BODY });

/** A body of which the plan says more. */
export const bodyWith = <T extends z.ZodRawShape>(more: T) => body.extend(more).meta({ form: BODY });

export const LIST = { en: 'list; may be empty', vi: 'danh sách, có thể trống' };
export const FULL_LIST = { en: 'list, not empty', vi: 'danh sách, ít nhất một mục' };
/** Of the entry of a list. */
export const ID_ONCE = { en: 'id, once', vi: 'mã, không trùng nhau' };
export const FIELDS_BELOW = { en: 'the fields below', vi: 'các trường dưới đây' };
