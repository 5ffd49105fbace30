const vi = {
  worklist: (count: number) => `Danh sách nhận xét – đánh giá: ${count} đơn vị`,
  worklistOf: (party: string, count: number) => `Danh sách nhận xét – đánh giá của ${party}: ${count} đơn vị`,
  sheet: (count: number) => `Phiếu ý kiến: ${count} đơn vị`,
  sheetOf: (member: string, count: number) => `Phiếu ý kiến của ${member}: ${count} đơn vị`,
};
const en: typeof vi = {
  worklist: (count) => `List of reviews: ${count} units`,
  worklistOf: (party, count) => `List of reviews by ${party}: ${count} units`,
  sheet: (count) => `Sheet of opinions: ${count} units`,
  sheetOf: (member, count) => `Sheet of opinions of ${member}: ${count} units`,
};
export const tasksWords = { vi, en };
