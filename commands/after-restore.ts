import { GRANTED_ROLES } from '../domain/key-roles';
import type { Text } from '../domain/text';
import { fromMs } from '../domain/time';
import { isLive } from '../store/keys';
import { record } from '../use-cases/audit';
import { livingSecrets } from '../use-cases/senders/secrets';
import { commandActor } from './actor';
import { lineOfKey } from './keys';
import type { StoreCommand } from './store-command';

/**
 * Ends what a backup has brought back to life of signing in, and lists what else may have been revoked since: which of it, nobody
 * knows but the people who did so.
 */
export const afterRestore: StoreCommand = async ({ store, now }, print) => {
  const { sessions, codes, links } = await store.signIn.forgetAll();
  const { setups, resets } = await store.accounts.forgetAll();
  await record({ store, now }, { actor: commandActor(), action: 'restored' });
  print({
    en: `ended: sessions ${sessions}, sign-in codes ${codes}, trial links ${links}, setup links ${setups}, resets ${resets}`,
    vi: `đã hủy: ${sessions} phiên đăng nhập, ${codes} mã đăng nhập, ${links} đường dẫn quản trị thử nghiệm, ${setups} đường dẫn thiết lập, ${resets} đề nghị thiết lập lại`,
  });
  const at = fromMs(now());
  const keys = (await store.keys.list()).filter((key) => isLive(key, at));
  print(keys.length === 0 ? NO_KEYS : KEYS);
  for (const key of keys) print(lineOfKey(key, at));
  const senders = (await store.senders.list()).filter((sender) => livingSecrets(sender).length > 0);
  if (senders.length > 0) print(SENDERS);
  for (const sender of senders) {
    const ids = livingSecrets(sender).map(({ id }) => id);
    print([sender._id, ids.join(','), sender.label].join('  '));
  }
  const accounts = (await store.accounts.holding(GRANTED_ROLES)).filter(
    ({ closedAt }) => closedAt === undefined,
  );
  if (accounts.length > 0) print(ACCOUNTS);
  for (const { address, roles, name } of accounts) print([address, roles.join(','), name].join('  '));
};

const NO_KEYS: Text = { en: 'no key is valid', vi: 'không có khóa nào còn hiệu lực' };

const KEYS: Text = {
  en: 'These keys are valid again. Revoke those that were revoked after the backup: npm run keys -- revoke ID',
  vi: 'Các khóa sau có hiệu lực trở lại. Đề nghị thu hồi những khóa đã bị thu hồi sau khi sao lưu: npm run keys -- revoke MÃ',
};

const SENDERS: Text = {
  en: 'These senders and their secrets are valid again. Revoke or retire what was revoked after the backup: npm run senders -- revoke ID, npm run senders -- retire ID SECRET',
  vi: 'Các hệ thống gửi và khóa bí mật sau có hiệu lực trở lại. Đề nghị thu hồi những gì đã bị thu hồi sau khi sao lưu: npm run senders -- revoke MÃ, npm run senders -- retire MÃ KHÓA',
};

const ACCOUNTS: Text = {
  en: 'These accounts have granted roles, passwords and second factors as in the backup. Set the roles that were changed after it, reset what was reset, close those that were closed: npm run accounts -- --help',
  vi: 'Các tài khoản sau có vai trò, mật khẩu và xác thực bước hai như trong bản sao lưu. Đề nghị đặt lại vai trò đã thay đổi sau đó, thiết lập lại tài khoản đã được thiết lập lại, đóng tài khoản đã đóng: npm run accounts -- --help',
};
