import type { Text } from '../domain/text';
import { fromMs } from '../domain/time';
import { openStore } from '../store/store';
import { newTrialLink } from '../use-cases/sign-in/trial-link';

/** What a person at the terminal is told once the service runs: how the administrator comes in, and what is left to do. */
export async function firstNotices({
  mongodbUri,
  apiUrl,
  trialRun,
}: {
  mongodbUri: string;
  apiUrl: string;
  /** This run, if no letter leaves in it. */
  trialRun: string | undefined;
}): Promise<Text[]> {
  const store = await openStore({ uri: mongodbUri });
  try {
    const firstKeys = await store.keys.firstOnes(fromMs(Date.now()));
    const link = trialRun && (await newTrialLink({ store, trial: trialRun, now: Date.now }));
    return [
      ...(link ? [trialNotice(`${apiUrl}/vao/${link}`)] : []),
      ...firstKeys.map(({ _id }) => firstKeyNotice(_id)),
    ];
  } finally {
    await store.close();
  }
}

const trialNotice = (address: string): Text => ({
  en: `Open in a browser on this machine, as the administrator (works once, within 15 minutes):\n  ${address}\n`,
  vi: `Mở bằng trình duyệt trên máy này, với tư cách quản trị viên (dùng một lần, trong 15 phút):\n  ${address}\n`,
});

/** It is nobody's own, and everybody who reads the data folder has it. */
export const firstKeyNotice = (id: string): Text => ({
  en: `The first key ${id} is still valid: invite an account ("npm run accounts -- invite ADDRESS --name NAME --role administrator"), have its person set it up, then revoke the key ("npm run keys -- revoke ${id}").`,
  vi: `Khóa đầu tiên ${id} vẫn còn hiệu lực: đề nghị mời một tài khoản ("npm run accounts -- invite ĐỊA_CHỈ --name TÊN --role administrator"), chờ người đó thiết lập xong, rồi thu hồi khóa này ("npm run keys -- revoke ${id}").`,
});
