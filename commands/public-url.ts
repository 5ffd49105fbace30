import type { Environment } from '../config/environment';
import { publicUrl } from '../config/public-url';

/**
 * Where letters link to. While no letter leaves this machine, that is the address that `npm start` prints, unless another
 * network than this machine's would carry it in clear; with a real relay it has to be set.
 */
export function publicUrlOf({
  settings,
  apiUrl,
}: {
  settings: Pick<Environment, 'PUBLIC_URL' | 'SMTP_URL'>;
  apiUrl: string;
}): string | undefined {
  if (settings.PUBLIC_URL !== undefined) return settings.PUBLIC_URL;
  return settings.SMTP_URL === undefined ? publicUrl.safeParse(apiUrl).data : undefined;
}
