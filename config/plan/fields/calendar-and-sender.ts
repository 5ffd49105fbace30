import { z } from 'zod';
import { field } from '../../field';
import { email, oneLine, text } from '../../fields';
import { LIST, plainDate } from './values';

const dayOff = z.strictObject({
  date: field(plainDate, {
    why: { en: 'the day, as year, month and day', vi: 'ngày nghỉ: năm, tháng, ngày' },
    example: '2027-01-01',
  }),
  name: field(oneLine, {
    why: { en: 'what people call the day', vi: 'tên ngày nghỉ' },
    example: 'Tết Dương lịch',
  }),
  document: field(oneLine.optional(), {
    why: { en: 'the document that made it', vi: 'văn bản quy định ngày nghỉ' },
    without: {
      en: 'the day is *unconfirmed*: shown to administrators, not counted',
      vi: 'ngày *chưa xác nhận*: người quản trị thấy, nhưng không tính là ngày nghỉ',
    },
    example: 'Bộ luật Lao động số 45/2019/QH14, Điều 112',
  }),
});

const workingDay = z.strictObject({
  date: field(plainDate, {
    why: { en: 'a Saturday or a Sunday', vi: 'một ngày thứ Bảy hoặc Chủ nhật' },
    more: { en: 'It must not be in `daysOff`', vi: 'Ngày này không được có trong `daysOff`' },
    example: '2027-05-08',
  }),
  name: field(oneLine, {
    why: { en: 'why it is worked', vi: 'lý do làm việc' },
    example: 'Làm bù ngày 04/05/2027',
  }),
  document: field(oneLine, {
    why: {
      en: 'a swap is not counted without the document that made it',
      vi: 'văn bản quy định; không có văn bản thì việc hoán đổi không được tính',
    },
    example: '12/TB-UBND',
  }),
});

const calendar = z.strictObject({
  daysOff: field(z.array(dayOff), {
    why: {
      en: 'days off by a document; without its document a day is shown, not counted',
      vi: 'các ngày nghỉ theo văn bản; ngày chưa có văn bản thì hiển thị mà không tính',
    },
    more: { en: 'Weekends are off by themselves', vi: 'Thứ Bảy, Chủ nhật đương nhiên là ngày nghỉ' },
    form: LIST,
    example: '[{ date: 2027-01-01, name: Tết Dương lịch, document: Bộ luật Lao động }]',
  }),
  workingDays: field(z.array(workingDay), {
    why: {
      en: 'Saturdays and Sundays that are worked, by a document',
      vi: 'các ngày thứ Bảy, Chủ nhật phải làm việc, theo văn bản',
    },
    more: {
      en: 'They may be worked in exchange for another day',
      vi: 'Có thể là để làm bù cho ngày nghỉ khác',
    },
    form: LIST,
    example: '[{ date: 2027-05-08, name: Làm bù, document: 12/TB-UBND }]',
  }),
});

const sender = z.strictObject({
  name: field(oneLine, {
    why: { en: 'who signs', vi: 'tên nơi gửi' },
    more: { en: 'It stands under every letter', vi: 'Tên này đứng cuối mọi thư' },
    example: 'Sở Nội vụ tỉnh Đồng Nai',
  }),
  email: field(email, {
    why: { en: 'the address that letters come from', vi: 'địa chỉ gửi thư' },
    more: { en: 'The relay must take it', vi: 'Máy chủ chuyển thư phải chấp nhận địa chỉ này' },
    example: 'cong-vu@so-noi-vu.dong-nai.example',
  }),
  replyTo: field(email, {
    why: { en: 'where answers go', vi: 'địa chỉ nhận thư trả lời' },
    more: { en: 'Letters say to turn there', vi: 'Thư ghi địa chỉ này là nơi liên hệ' },
    example: 'tiep-nhan@so-noi-vu.dong-nai.example',
  }),
});

/** Which days count, where trouble is told, and in whose name letters are sent. */
export const calendarAndSender = {
  calendar: field(calendar, {
    why: {
      en: 'what is off or worked besides Saturdays and Sundays',
      vi: 'các ngày nghỉ và ngày làm việc ngoài quy tắc thứ Bảy, Chủ nhật',
    },
    more: {
      en: 'It decides which days count as working days',
      vi: 'Số ngày làm việc được tính theo lịch này',
    },
    form: { en: 'the two lists', vi: 'hai danh sách dưới đây' },
    example: '{ daysOff: [], workingDays: [] }',
  }),
  troubleText: field(text, {
    why: {
      en: 'the plan’s own channel for trouble, quoted in every letter',
      vi: 'nơi báo cáo khó khăn, vướng mắc theo kế hoạch, được trích trong mọi thư',
    },
    example: 'nếu có khó khăn, vướng mắc, kịp thời báo cáo UBND tỉnh',
  }),
  sender: field(sender, {
    why: { en: 'in whose name letters are sent', vi: 'nơi đứng tên gửi thư' },
    form: { en: 'the three fields', vi: 'ba trường dưới đây' },
    example: '{ name: Sở Nội vụ, email: cong-vu@so-noi-vu.example, replyTo: tiep-nhan@so-noi-vu.example }',
  }),
};
