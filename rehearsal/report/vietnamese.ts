import { findingInVietnamese } from './finding-vietnamese';
import type { Words } from './words';

export const vietnamese: Words = {
  steps: {
    'agency-review': '1. Cơ quan chuyên ngành',
    'self-review': '2. Đơn vị tự đánh giá',
    'member-opinion': '3. Ý kiến thành viên',
    'party-assessment': '4. Tổng hợp, nhận xét',
    recognition: '5. Công nhận mức độ',
  },
  table: {
    step: 'Bước',
    columns: ['cần có', 'đã gửi', 'trong ngày', 'gửi muộn', 'còn thiếu', 'quá hạn'],
    head: ({ campaign, at }) => `${campaign}: ngày ${at}`,
    letters: ({ sent, waiting, withdrawn, failed }) =>
      `thư: đã gửi ${sent}, chờ duyệt ${waiting}, rút lại ${withdrawn}, không gửi được ${failed}`,
    progress: ({ step, filed, expected, late }) =>
      `bước ${step}: ${filed}/${expected}${late > 0 ? ` (muộn ${late})` : ''}`,
  },
  lines: {
    usingService: (url) => `Dùng dịch vụ đang chạy: ${url}`,
    startingService: 'Chưa có dịch vụ nào chạy: khởi động …',
    opened: ({ campaign, units }) => `Mở đợt diễn tập ${campaign}: ${units} đơn vị`,
    cancelling: (campaign) => `Hủy đợt diễn tập ${campaign} …`,
    notCancelled: 'không hủy được',
    keysNotRevoked: 'không thu hồi được khóa của hệ thống',
    reportFile: 'Báo cáo',
  },
  report: {
    title: ({ campaign, plan, register, seed }) =>
      `Diễn tập ${campaign}: kế hoạch ${plan}, danh sách ${register}, seed ${seed}`,
    units: 'KẾT QUẢ TỪNG ĐƠN VỊ (số liệu diễn tập, không phải đánh giá thật)',
    notRecognised: 'chưa công nhận',
    late: {
      'on-the-day': (step) => `bước ${step}, gửi trong ngày đến hạn`,
      late: (step) => `bước ${step}, gửi sau thời hạn (số ngày làm việc)`,
      never: (step) => `bước ${step}, không gửi trước khi chốt hồ sơ`,
    },
    letters: 'THƯ',
    byKind: 'theo nội dung (một thư có thể có nhiều nội dung)',
    byPerson: (people) => `theo người nhận: ${people} người; nhiều nhất`,
    kinds: {
      opening: 'mở đợt đánh giá',
      reminder: 'nhắc thời hạn',
      'due-today': 'đến hạn hôm nay',
      overdue: 'đã quá thời hạn',
      escalation: 'báo cáo',
      received: 'đã tiếp nhận',
      announced: 'đã thông báo công khai',
      frozen: 'đã chốt hồ sơ',
      recognised: 'đã công nhận',
      waived: 'được miễn',
      'waiver-lifted': 'bãi bỏ việc miễn',
      voided: 'hủy văn bản nhập sai',
      reopened: 'mở lại hồ sơ',
      'not-returned': 'chưa có văn bản trả lời của cấp trên',
    },
    counts: 'SỐ ĐẾM',
    figures: ({ homeAffairs, happened, ...of }) => [
      [of.letters, `thư: đã gửi ${of.sent}, rút lại ${of.withdrawn}, bị từ chối ${of.failed}`],
      [of.itemsTold, 'nội dung nhắc và báo cáo đã gửi'],
      [of.newsTold, 'thông tin đã gửi (tiếp nhận, công khai, chốt và mở lại hồ sơ, miễn, hủy, công nhận)'],
      [of.released, 'thư đã duyệt cho gửi'],
      [of.unreleasedTold, `thư chờ duyệt quá một ngày làm việc, đã báo người đứng đầu ${homeAffairs}`],
      [of.deliveries, `lần gửi văn bản qua API, ${of.repeated} lần lặp lại được trả lời như cũ`],
      [of.signed, 'văn bản do hệ thống của các cơ quan ký và gửi'],
      [
        happened.corrected,
        `lần đính chính văn bản giấy; hủy ${happened.voided}, nhập nội dung sau ${happened.awaited}`,
      ],
      [happened.waived, `quyết định miễn, bãi bỏ ${happened.lifted}; mở lại ${happened.reopened} hồ sơ`],
      [of.standings, 'nội dung phải thực hiện đã đối chiếu: đủ hay thiếu, đúng hạn hay muộn'],
    ],
    check: 'KIỂM TRA',
    right: 'ĐÚNG: thư đã gửi là những thư mà kế hoạch yêu cầu, 0 khác biệt.',
    wrong: (differences) => `SAI: ${differences} khác biệt so với kế hoạch.`,
    whomToAsk:
      'Đây là lỗi của phần mềm, không phải của đơn vị hay người nhận thư. Đề nghị chuyển báo cáo này cho bộ phận phụ trách phần mềm; mã trong ngoặc [ ] là để họ tra cứu.',
    more: (differences) => `… và ${differences} khác biệt nữa`,
    lost: (unit) => `Mất văn bản đã tiếp nhận của ${unit}: đã báo là nhận, nay không còn.`,
    repetitionsDiffer: (times) => `Trả lời khác nhau: ${times} lần gửi lặp lại được trả lời khác lần đầu.`,
    real: 'THỜI GIAN THẬT (mỗi lần diễn tập một khác)',
    took: (seconds) => `${seconds} giây`,
    possibleDuplicates: (letters) => `${letters} thư có thể trùng (SMTP)`,
    mailbox: 'Hộp thư',
  },
  finding: findingInVietnamese,
};
