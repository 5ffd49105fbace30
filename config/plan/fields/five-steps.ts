import { z } from 'zod';
import { field } from '../../field';
import { oneLine, text } from '../../fields';
import { dayOfYear, FIELDS_BELOW, LIST, recipients, someRecipients, workingDayNumber } from './values';

const overdueDay = z.strictObject({
  day: field(workingDayNumber, {
    why: { en: 'working days after D; 1 is the first one after it', vi: 'ngày làm việc thứ mấy sau ngày D' },
    more: {
      en: 'For what became owed after D they count from that day',
      vi: 'Việc phát sinh sau ngày D thì tính từ ngày phát sinh',
    },
    example: '1',
  }),
  to: field(someRecipients, {
    why: { en: 'who is told on that day', vi: 'người nhận thư trong ngày đó' },
    more: {
      en: 'Those of `reminds` hear that it is overdue, all others get a report',
      vi: 'Người có trong `reminds` được báo đã quá thời hạn, người khác nhận báo cáo',
    },
    example: '[focal-person, head]',
  }),
});

const step = field(
  z.strictObject({
    title: field(oneLine, {
      why: { en: 'the step in a sentence', vi: 'nội dung của bước, trong một câu' },
      more: {
        en: 'It stands in Temporal’s list of where an evaluation is',
        vi: 'Temporal ghi câu này khi nêu việc đánh giá đang ở bước nào',
      },
      example: 'UBND tỉnh công nhận mức độ hoàn thành công vụ',
    }),
    label: field(oneLine.optional(), {
      why: {
        en: 'how the plan counts the step, in brackets after the topic',
        vi: 'cách kế hoạch đánh số bước, ghi trong ngoặc sau tên bước',
      },
      without: { en: '«bước 1» to «bước 5»', vi: '«bước 1» đến «bước 5»' },
      example: 'mục III.1',
    }),
    what: field(oneLine, {
      why: {
        en: 'what is owed, after «hoàn thành» in letters',
        vi: 'việc phải làm, sau chữ «hoàn thành» trong thư',
      },
      example: 'báo cáo rà soát, đánh giá lại kết quả công vụ',
    }),
    topic: field(oneLine.optional(), {
      why: {
        en: 'the step in two or three words, for subjects',
        vi: 'tên bước trong vài chữ, dùng ở tiêu đề thư',
      },
      more: { en: 'Headings have it too', vi: 'Các đề mục trong thư cũng dùng tên này' },
      without: {
        en: '«nhận xét, đánh giá», «rà soát, đánh giá lại», «ý kiến thành viên», «tổng hợp», «đề xuất công nhận»',
        vi: 'theo năm bước: «nhận xét, đánh giá», «rà soát, đánh giá lại», «ý kiến thành viên», «tổng hợp», «đề xuất công nhận»',
      },
      example: 'rà soát, đánh giá lại',
    }),
    filed: field(oneLine.optional(), {
      why: {
        en: 'what is filed or sent up, as a synthesis or the chair’s letter names it when it has not come',
        vi: 'văn bản được gửi hoặc trình, như bản tổng hợp hoặc thư gửi Chủ tịch gọi khi chưa nhận được',
      },
      more: {
        en: 'The synthesis names that of steps 1 to 3, the chair’s letter that of steps 4 and 5',
        vi: 'Bản tổng hợp nêu văn bản của bước 1 đến bước 3, thư gửi Chủ tịch nêu văn bản của bước 4 và bước 5',
      },
      without: {
        en: '«nhận xét – đánh giá», «báo cáo rà soát, đánh giá lại kết quả công vụ», «ý kiến nhận xét, đánh giá», «bản tổng hợp», «đề xuất công nhận»',
        vi: 'theo năm bước: «nhận xét – đánh giá», «báo cáo rà soát, đánh giá lại kết quả công vụ», «ý kiến nhận xét, đánh giá», «bản tổng hợp», «đề xuất công nhận»',
      },
      example: 'nhận xét – đánh giá',
    }),
    announces: field(oneLine.optional(), {
      why: {
        en: 'step 1: the word for making its result public, before «kết quả»',
        vi: 'chỉ ở bước 1: cụm từ chỉ việc công khai kết quả, đứng trước chữ «kết quả»',
      },
      more: {
        en: 'Letters go on with «kết quả» and the topic, where one half is missing and where a result is public; the synthesis names a missing announcement by it',
        vi: 'Thư viết tiếp «kết quả» và tên bước, khi còn thiếu một phần và khi kết quả đã công khai; bản tổng hợp cũng dùng cụm từ này khi chưa có thông báo',
      },
      without: { en: '«thông báo công khai»', vi: '«thông báo công khai»' },
      example: 'công bố',
    }),
    received: field(oneLine.optional(), {
      why: {
        en: 'what a receipt confirms, if it is not all of the field `what`',
        vi: 'nội dung mà việc tiếp nhận xác nhận, nếu không phải toàn bộ `what`',
      },
      more: {
        en: 'A review without its announcement is not all of `what`',
        vi: 'Bản nhận xét, đánh giá chưa được thông báo thì chưa phải toàn bộ `what`',
      },
      without: {
        en: '«bản nhận xét – đánh giá» in step 1, «ý kiến» in step 3, else `what`',
        vi: '«bản nhận xét – đánh giá» ở bước 1, «ý kiến» ở bước 3, còn lại là `what`',
      },
      example: 'bản nhận xét – đánh giá',
    }),
    asks: field(oneLine.optional(), {
      why: {
        en: 'step 3: what a member’s secretary is asked to do, before the member',
        vi: 'chỉ ở bước 3: việc đề nghị thư ký thực hiện, đứng trước tên thành viên',
      },
      without: { en: '«xin ý kiến»', vi: '«xin ý kiến»' },
      example: 'xin ý kiến',
    }),
    gives: field(oneLine.optional(), {
      why: {
        en: 'step 3: what the member is to do, before «của» and the units',
        vi: 'chỉ ở bước 3: việc thành viên thực hiện, đứng trước chữ «của» và tên đơn vị',
      },
      without: {
        en: '«cho ý kiến về» and `outcome`',
        vi: '«cho ý kiến về» và `outcome`',
      },
      example: 'cho ý kiến nhận xét – đánh giá mức độ hoàn thành công vụ',
    }),
    returned: field(oneLine.optional(), {
      why: {
        en: 'steps 4 and 5: what comes back from above, as the chair’s letter names it',
        vi: 'chỉ ở bước 4 và bước 5: văn bản trả lời của cấp trên, như thư gửi Chủ tịch gọi',
      },
      without: {
        en: '«nhận xét, đánh giá» in step 4, «quyết định công nhận» and `outcome` in step 5',
        vi: '«nhận xét, đánh giá» ở bước 4, «quyết định công nhận» và `outcome` ở bước 5',
      },
      example: 'nhận xét, đánh giá',
    }),
    guidance: field(text.optional(), {
      why: {
        en: 'how it is done, and where that stands',
        vi: 'cách thực hiện và văn bản hướng dẫn',
      },
      more: {
        en: 'Every letter that asks for the step has it as «Hướng dẫn»',
        vi: 'Mọi thư đề nghị thực hiện bước đều có dòng «Hướng dẫn» ghi nội dung này',
      },
      without: { en: 'no such line', vi: 'không có dòng này' },
      example: 'theo mục I và mục II Kế hoạch',
    }),
    basis: field(text.optional(), {
      why: { en: 'the documents that the step rests on', vi: 'văn bản làm căn cứ của bước' },
      more: {
        en: 'Every letter that asks for the step has it as «Căn cứ»',
        vi: 'Mọi thư đề nghị thực hiện bước đều có dòng «Căn cứ» ghi nội dung này',
      },
      without: { en: 'no such line', vi: 'không có dòng này' },
      example: 'Quyết định số 1770/QĐ-UBND ngày 14/7/2011',
    }),
    deadline: field(dayOfYear, {
      why: {
        en: 'D of «trước ngày D»; `yearOffset` 1 is the year after',
        vi: 'ngày D trong «trước ngày D»; `yearOffset` bằng 1 là năm sau',
      },
      example: '{ day: 10, month: 11, yearOffset: 0 }',
    }),
    reminderDays: field(z.array(workingDayNumber), {
      why: {
        en: 'working days before the due instant; 1 is the last one before it',
        vi: 'số ngày làm việc trước khi hết hạn; 1 là ngày làm việc cuối cùng',
      },
      more: {
        en: 'Reminders go out only while something is outstanding',
        vi: 'Chỉ nhắc khi còn việc chưa hoàn thành',
      },
      form: {
        en: 'list of whole numbers, each once; may be empty',
        vi: 'danh sách số nguyên, mỗi số một lần, có thể trống',
      },
      example: '[14, 7, 3, 1]',
    }),
    reminds: field(someRecipients, {
      why: { en: 'who is reminded', vi: 'người được nhắc' },
      more: {
        en: 'They are asked at the opening, on reminder days, on D itself if people work then, and with receipts',
        vi: 'Được nhắc khi mở đợt đánh giá, vào các ngày nhắc, vào ngày D nếu là ngày làm việc, và trong thư báo tiếp nhận',
      },
      example: '[focal-person]',
    }),
    overdueDays: field(z.array(overdueDay), {
      why: {
        en: 'who is told on which working day after D',
        vi: 'ai nhận thư vào ngày làm việc thứ mấy sau ngày D',
      },
      form: LIST,
      example: '[{ day: 1, to: [focal-person, head] }]',
    }),
    releasedFirst: field(recipients, {
      why: {
        en: 'whose letters wait until they are released',
        vi: 'những người mà thư gửi cho họ phải chờ cho phép gửi',
      },
      more: { en: 'A letter waits as a whole', vi: 'Thư có nội dung phải chờ thì cả thư chờ cho phép gửi' },
      example: '[vice-chair]',
    }),
    filingText: field(text, {
      why: { en: 'where and how to file', vi: 'nơi gửi và cách gửi' },
      more: {
        en: 'Every letter of the step has it, in the plan’s words',
        vi: 'Mọi thư của bước đều ghi nội dung này, theo lời văn của kế hoạch',
      },
      example: 'gửi văn bản về Sở Nội vụ',
    }),
  }),
  {
    why: {
      en: 'one of the five steps, which every plan has',
      vi: 'một trong năm bước, kế hoạch nào cũng có',
    },
    form: FIELDS_BELOW,
    example:
      '{ title: Đơn vị tự đánh giá, what: báo cáo tự đánh giá, deadline: { day: 10, month: 12, yearOffset: 0 }, ' +
      'reminderDays: [7, 1], reminds: [focal-person], overdueDays: [], releasedFirst: [], filingText: gửi về Sở Nội vụ }',
  },
);

/** Section III of the plan: what is said of each step is data, how they depend on one another is code. */
export const fiveSteps = {
  steps: field(
    z.strictObject({
      'agency-review': step,
      'self-review': step,
      'member-opinion': step,
      'party-assessment': step,
      recognition: step,
    }),
    {
      why: {
        en: 'the five steps: `agency-review`, `self-review`, `member-opinion`, `party-assessment`, `recognition`',
        vi: 'năm bước: `agency-review` (nhận xét, đánh giá), `self-review` (rà soát, đánh giá lại), `member-opinion` (ý kiến thành viên), `party-assessment` (tổng hợp, nhận xét), `recognition` (công nhận)',
      },
      form: { en: 'all five by their names', vi: 'đủ năm bước, theo tên' },
      example: { plan: 'dong-nai-2026' },
    },
  ),
};
