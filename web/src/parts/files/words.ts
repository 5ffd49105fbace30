const vi = {
  title: 'Tệp minh chứng (không bắt buộc)',
  hint: (files: number, mb: number) =>
    `PDF, DOCX, XLSX, JPG hoặc PNG; tối đa ${files} tệp, mỗi tệp không quá ${mb} MB. Tệp Office không được chứa macro.`,
  choose: 'Chọn tệp',
  orDrop: 'hoặc kéo tệp thả vào đây',
  list: 'Các tệp đã chọn',
  reading: 'Đang đọc tệp',
  sending: 'Đang gửi',
  checking: 'Đã gửi đủ, đang kiểm tra',
  waiting: 'Mất kết nối; phần đã gửi vẫn còn, hệ thống tự gửi tiếp khi có mạng',
  scannerAway: 'Đã gửi đủ; hệ thống đang bận nên sẽ tự kiểm tra lại',
  signedOut: 'Đã hết phiên đăng nhập; đăng nhập lại ở thẻ khác, tệp sẽ được gửi tiếp',
  done: 'Đã gửi xong',
  partly: (arrived: number, of: number) =>
    `Mới gửi được ${arrived}/${of} phần. Chọn lại đúng tệp này để gửi tiếp từ chỗ dừng.`,
  gone: 'Tệp không còn trên hệ thống. Đề nghị bỏ ra và chọn lại tệp.',
  noName: 'Tệp không còn',
  refused: 'Không nhận tệp này',
  parts: (arrived: number, of: number) => `${arrived}/${of} phần`,
  remove: 'Bỏ tệp',
  of: (name: string) => `: ${name}`,
  tooMany: (files: number) => `Mỗi văn bản có tối đa ${files} tệp. Đề nghị bỏ bớt.`,
  unreadable: 'Trình duyệt không đọc được tệp này. Đề nghị chọn lại.',
  pending: 'Còn tệp chưa gửi xong. Đề nghị chờ hoặc bỏ tệp đó.',
  count: (files: number) => (files === 0 ? 'Không có' : `${files} tệp`),
  size: (bytes: number) => {
    const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB'];
    const shown = value < 10 ? Math.max(0.1, value).toFixed(1) : String(Math.round(value));
    return `${shown.replace('.', ',')} ${unit}`;
  },
  receipt: 'Tệp minh chứng',
};

const en: typeof vi = {
  title: 'Evidence (optional)',
  hint: (files, mb) =>
    `PDF, DOCX, XLSX, JPG or PNG; at most ${files} files of ${mb} MB each. Office files must have no macros.`,
  choose: 'Choose files',
  orDrop: 'or drop files here',
  list: 'Chosen files',
  reading: 'Reading the file',
  sending: 'Sending',
  checking: 'All sent, being checked',
  waiting: 'No connection; what was sent is kept, and sending goes on by itself',
  scannerAway: 'All sent; the service is busy and checks it again by itself',
  signedOut: 'Signed out; sign in again in another tab, and sending goes on',
  done: 'Sent',
  partly: (arrived, of) =>
    `Only ${arrived} of ${of} parts have arrived. Choose the same file again to go on from there.`,
  gone: 'The service does not have this file any more. Remove it and choose it again.',
  noName: 'A file that is gone',
  refused: 'This file is not accepted',
  parts: (arrived, of) => `${arrived} of ${of} parts`,
  remove: 'Remove',
  of: (name) => ` ${name}`,
  tooMany: (files) => `A filing has at most ${files} files. Remove some.`,
  unreadable: 'The browser cannot read this file. Choose it again.',
  pending: 'Some files are not sent yet. Wait, or remove them.',
  count: (files) => (files === 0 ? 'None' : files === 1 ? '1 file' : `${files} files`),
  size: (bytes) => vi.size(bytes).replace(',', '.'),
  receipt: 'Evidence',
};

export const fileWords = { vi, en };
