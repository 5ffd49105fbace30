const vi = {
  worklist: (count: number) => `Danh sách nhận xét – đánh giá: ${count} đơn vị`,
  worklistOf: (party: string, count: number) => `Danh sách nhận xét – đánh giá của ${party}: ${count} đơn vị`,
};
const en: typeof vi = {
  worklist: (count) => `List of reviews: ${count} units`,
  worklistOf: (party, count) => `List of reviews by ${party}: ${count} units`,
};
export const tasksWords = { vi, en };
