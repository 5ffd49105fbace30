import type { Logger } from 'pino';
import type { AccountDocument } from '../../store/documents/account';
import type { Deps } from '../deps';

const PAGE = 500;

/**
 * Seals anew each second factor that is sealed with the secret before, while that one is still known. Those that open with neither
 * are named: their people need a reset.
 */
export async function sealFactors({
  store,
  seal,
  logger,
}: Pick<Deps, 'store' | 'seal'> & { logger: Pick<Logger, 'info' | 'warn'> }): Promise<void> {
  if (!seal) return;
  for (let after = '', page: AccountDocument[]; ; after = page.at(-1)?.address ?? '') {
    page = await store.accounts.list({ after, limit: PAGE });
    for (const account of page) {
      const { _id, totp } = account;
      if (totp === undefined || seal.isCurrent(totp)) continue;
      const secret = seal.open(totp, { account: _id });
      if (secret === undefined) {
        logger.warn(
          { account: _id },
          'a second factor is sealed with another INSTALLATION_SECRET: reset the account',
        );
      } else if (await store.accounts.change(account, { totp: seal.close(secret, { account: _id }) })) {
        logger.info({ account: _id }, 'second factor sealed anew');
      }
    }
    if (page.length < PAGE) return;
  }
}
