/** `1.234`, as it is written in Việt Nam. */
export const count = (amount: number): string => amount.toLocaleString('vi-VN');
