import type { Text } from '../domain/text';
import { fromMs } from '../domain/time';
import { openStore } from '../store/store';

/** Ids of the service's own first keys that still let somebody in. */
export async function livingFirstKeys(uri: string): Promise<string[]> {
  const store = await openStore({ uri });
  try {
    return (await store.keys.firstOnes(fromMs(Date.now()))).map(({ _id }) => _id);
  } finally {
    await store.close();
  }
}

/** It is nobody's own, and everybody who reads the data folder has it. */
export const firstKeyNotice = (id: string): Text => ({
  en: `The first key ${id} is still valid: create keys of your own ("npm run keys -- create"), then revoke it ("npm run keys -- revoke ${id}").`,
  vi: `Khóa đầu tiên ${id} vẫn còn hiệu lực: đề nghị cấp khóa riêng ("npm run keys -- create"), rồi thu hồi khóa này ("npm run keys -- revoke ${id}").`,
});
