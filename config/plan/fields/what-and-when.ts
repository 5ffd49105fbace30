import { z } from 'zod';
import { DEADLINE_READINGS } from '../../../domain/plan';
import { field } from '../../field';
import { oneLine, slug } from '../../fields';
import { dayOfYear, planYear, wallTime } from './values';

/** What the plan is, what letters call it, and when. */
export const whatAndWhen = {
  id: field(slug, {
    why: {
      en: 'names the plan, its file and by default its campaign',
      vi: 'mã của kế hoạch, tên tệp và, nếu không ghi khác, mã của đợt đánh giá',
    },
    example: 'dong-nai-2026',
  }),
  title: field(oneLine, {
    why: {
      en: 'stands in the list of campaigns and in Temporal',
      vi: 'tên đợt đánh giá trong các danh sách và trong Temporal',
    },
    example: 'Đánh giá kết quả công vụ năm 2026',
  }),
  province: field(oneLine, {
    why: { en: 'stands before the date of a letter', vi: 'địa danh đứng trước ngày tháng của thư' },
    example: 'Đồng Nai',
  }),
  year: field(planYear, {
    why: {
      en: 'the evaluated year, from which `yearOffset` counts',
      vi: 'năm được đánh giá; `yearOffset` tính từ năm này',
    },
    form: { en: 'year in four digits', vi: 'năm, bốn chữ số' },
    example: '2026',
  }),
  source: field(oneLine, {
    why: {
      en: 'the document that the plan carries out, as letters cite it',
      vi: 'văn bản mà kế hoạch thực hiện, như thư viện dẫn',
    },
    more: { en: 'Letters write «Thực hiện …»', vi: 'Thư viết «Thực hiện …»' },
    example: 'Kế hoạch đánh giá kết quả công vụ năm 2026 của UBND tỉnh Đồng Nai',
  }),
  shortSource: field(oneLine.optional(), {
    why: {
      en: 'what letters call that document afterwards',
      vi: 'tên gọi tắt của văn bản đó trong phần sau của thư',
    },
    more: { en: 'Letters write «Theo Kế hoạch, …»', vi: 'Thư viết «Theo Kế hoạch, …»' },
    without: { en: '«Kế hoạch»', vi: '«Kế hoạch»' },
    example: 'Hướng dẫn',
  }),
  subject: field(oneLine.optional(), {
    why: { en: 'what is evaluated, in letters', vi: 'nội dung được đánh giá, như thư gọi' },
    without: { en: '«kết quả công vụ»', vi: '«kết quả công vụ»' },
    example: 'kết quả thực hiện nhiệm vụ',
  }),
  outcome: field(oneLine.optional(), {
    why: { en: 'what a level is one of, in letters', vi: 'tên chung của các mức, như thư gọi' },
    without: { en: '«mức độ hoàn thành công vụ»', vi: '«mức độ hoàn thành công vụ»' },
    example: 'mức độ hoàn thành nhiệm vụ',
  }),
  timeZone: field(oneLine, {
    why: {
      en: 'all days and times are those of this IANA zone',
      vi: 'múi giờ của mọi ngày, giờ trong kế hoạch',
    },
    more: { en: 'Lateness is measured in it', vi: 'Việc gửi sau thời hạn được tính theo múi giờ này' },
    form: { en: 'IANA name', vi: 'tên múi giờ theo IANA' },
    example: 'Asia/Ho_Chi_Minh',
  }),
  reading: field(z.enum(DEADLINE_READINGS), {
    why: {
      en: 'whether «trước ngày D» leaves D out (`before-day`) or takes it in (`end-of-day`)',
      vi: 'cách hiểu «trước ngày D»: không tính ngày D (`before-day`) hoặc tính cả ngày D (`end-of-day`)',
    },
    more: {
      en: '`before-day`: due at D 00:00, the last day is D−1. `end-of-day`: due at the end of D',
      vi: '`before-day`: hết hạn lúc 00:00 ngày D, ngày cuối cùng là ngày liền trước. `end-of-day`: hết hạn khi hết ngày D',
    },
    form: { en: 'one of the two', vi: 'một trong hai giá trị' },
    example: 'before-day',
  }),
  deadlineWords: field(oneLine.optional(), {
    why: { en: 'the words before a deadline’s date', vi: 'cụm từ đứng trước ngày đến hạn' },
    more: {
      en: 'Letters add the last day by the reading, unless the words are not the default and D itself is the last day',
      vi: 'Thư ghi thêm ngày cuối cùng theo `reading`, trừ khi cụm từ khác mặc định và ngày cuối cùng chính là ngày D',
    },
    without: { en: '«trước ngày»', vi: '«trước ngày»' },
    example: 'đến hết ngày',
  }),
  opensOn: field(dayOfYear, {
    why: {
      en: 'the day on which the campaign opens, before anything is due',
      vi: 'ngày mở đợt đánh giá, trước thời hạn đầu tiên',
    },
    more: {
      en: 'Nothing that was past at the opening is sent',
      vi: 'Thư lẽ ra phải gửi trước ngày mở thì không gửi nữa',
    },
    example: '{ day: 1, month: 10, yearOffset: 0 }',
  }),
  letterTime: field(wallTime, {
    why: { en: 'when reminders and reports go out', vi: 'giờ gửi thư nhắc thời hạn và thư báo cáo' },
    more: { en: 'The opening is told at that time too', vi: 'Thư mở đợt đánh giá cũng gửi vào giờ này' },
    example: '"08:00"',
  }),
  dailyLetterTime: field(wallTime, {
    why: {
      en: 'when the daily letter goes out, on working days',
      vi: 'giờ gửi thư hằng ngày, vào ngày làm việc',
    },
    more: {
      en: 'It has receipts, announcements, frozen dossiers, levels, and decisions on one unit',
      vi: 'Thư này gồm văn bản đã tiếp nhận, kết quả đã thông báo, hồ sơ đã chốt, mức được công nhận và quyết định về một đơn vị',
    },
    example: '"16:30"',
  }),
};
