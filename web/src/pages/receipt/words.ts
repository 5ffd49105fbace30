const vi = {
  compare: {
    title: 'So với bản trước',
    lead: (version: number, at: string) =>
      `So với bản thứ ${version}, nhận lúc ${at}. Chữ gạch ngang là phần đã bỏ, chữ gạch chân là phần mới.`,
    same: 'Nội dung hai bản giống nhau.',
  },
};
const en: typeof vi = {
  compare: {
    title: 'Compared with the version before',
    lead: (version: number, at: string) =>
      `Compared with version ${version}, received at ${at}. Crossed out is what is gone, underlined what is new.`,
    same: 'Both versions say the same.',
  },
};
export const receiptWords = { vi, en };
