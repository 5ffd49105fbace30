import type { Text } from '../../domain/text';

/** Where the commands that read the store alone find it. */
export const STORE_NOTE: Text = {
  en: 'Environment: MONGODB_URI; without it the embedded store of a running "npm start" (DATA_DIR).',
  vi: 'Biến môi trường: MONGODB_URI; nếu không có thì dùng kho dữ liệu kèm theo của "npm start" đang chạy (DATA_DIR).',
};
