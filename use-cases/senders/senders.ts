import type { AuditedAction } from '../../domain/audit';
import { fromMs } from '../../domain/time';
import type { SenderDocument, SenderSecret } from '../../store/documents/sender';
import type { SenderChange } from '../../store/senders';
import { record } from '../audit';
import type { Deps } from '../deps';
import { conflict, notFound, refuseUnseen, type Seen } from '../refusals';
import { checkParties } from './known-parties';
import type { NewSender } from './new-sender';
import type { Seal } from './seal';
import { isKept, LIVE_SECRETS, livingSecrets, newSecret, type ShownSecret } from './secrets';

/** As much as a command has too. */
export type SenderDeps = Pick<Deps, 'store' | 'now' | 'seal'>;

interface OnSender {
  sender: string;
  actor: string;
  /** What the caller has seen last; a command has seen nothing. */
  seen?: Seen | undefined;
}

/** A sender with a secret that nobody sees again. */
export interface WithSecret {
  sender: SenderDocument;
  secret: ShownSecret;
}

/** A sender; refuses with `not-found` where there is none. */
export async function findSender({ store }: Pick<SenderDeps, 'store'>, id: string): Promise<SenderDocument> {
  const sender = await store.senders.get(id);
  if (!sender) throw notFound({ en: 'Sender not found.', vi: 'Không có hệ thống gửi này.' });
  return sender;
}

/**
 * Registers a system with its first secret. Refuses an id that was ever given out, and a party that nobody knows. Where
 * the answer is lost the secret is too: a second one is made, and the first retired.
 */
export async function createSender(
  deps: SenderDeps,
  { sender: { id, label, parties }, actor }: { sender: NewSender; actor: string },
): Promise<WithSecret> {
  const seal = sealIn(deps);
  await checkParties(deps.store, parties);
  const createdAt = fromMs(deps.now());
  const secret = newSecret(createdAt);
  const secrets = [sealed(secret, id, seal)];
  const sender: SenderDocument = { _id: id, label, parties, secrets, revision: 1, createdAt };
  if (!(await deps.store.senders.create(sender))) {
    throw conflict({
      en: 'This id belongs to an existing or revoked sender.',
      vi: 'Mã này đang hoặc đã được dùng cho một hệ thống gửi khác.',
    });
  }
  await audit(deps, { sender: id, actor }, 'sender-created');
  return { sender, secret };
}

/** Makes the second secret; refused while there are two, of which one has to be retired first. */
export async function addSecret(deps: SenderDeps, on: OnSender): Promise<WithSecret> {
  const seal = sealIn(deps);
  const found = await findLiving(deps, on);
  if (livingSecrets(found).length >= LIVE_SECRETS) {
    throw conflict({
      en: 'Two secrets are active; retire one first.',
      vi: 'Đang có hai khóa bí mật còn hiệu lực; đề nghị thu hồi một khóa trước.',
    });
  }
  const secret = newSecret(fromMs(deps.now()));
  const sender = await change(deps, found, { secrets: [...found.secrets, sealed(secret, on.sender, seal)] });
  await audit(deps, on, 'sender-secret-added', secret.id);
  return { sender, secret };
}

/** Forgets a secret; again is the same. Refuses to forget the only one that lives, and one that never was. */
export async function retireSecret(
  deps: SenderDeps,
  { secret: id, ...on }: OnSender & { secret: string },
): Promise<SenderDocument> {
  const found = await findLiving(deps, on);
  const secret = found.secrets.find((each) => each.id === id);
  if (!secret) {
    throw notFound({
      en: 'This sender has no such secret.',
      vi: 'Không có khóa bí mật này của hệ thống gửi.',
    });
  }
  if (!isKept(secret)) return found;
  if (livingSecrets(found).length === 1) {
    throw conflict({
      en: 'It is the only active secret: add another first, or revoke the sender.',
      vi: 'Đây là khóa duy nhất còn hiệu lực; đề nghị cấp khóa khác trước, hoặc thu hồi quyền của hệ thống gửi.',
    });
  }
  const retiredAt = fromMs(deps.now());
  const secrets = found.secrets.map((each) => (each.id === id ? forgotten(each, retiredAt) : each));
  const sender = await change(deps, found, { secrets });
  await audit(deps, on, 'sender-secret-retired', id);
  return sender;
}

/** Revokes a sender and deletes its secrets; again is the same. */
export async function revokeSender(deps: SenderDeps, on: OnSender): Promise<SenderDocument> {
  const found = await findSeen(deps, on);
  if (found.revokedAt !== undefined) return found;
  const revokedAt = fromMs(deps.now());
  const secrets = found.secrets.map((each) => (isKept(each) ? forgotten(each, revokedAt) : each));
  const sender = await change(deps, found, { secrets, revokedAt });
  await audit(deps, on, 'sender-revoked');
  return sender;
}

/** Replaces the list of parties that a sender speaks for; what it has filed stays. */
export async function setParties(
  deps: SenderDeps,
  { parties, ...on }: OnSender & { parties: string[] },
): Promise<SenderDocument> {
  const found = await findLiving(deps, on);
  await checkParties(deps.store, parties);
  const sender = await change(deps, found, { parties });
  await audit(deps, on, 'sender-parties-changed');
  return sender;
}

/** A sender as the caller has seen it last, or the refusal `changed`; {@link change} is refused if it is another by then. */
async function findSeen(deps: SenderDeps, { sender: id, seen }: OnSender): Promise<SenderDocument> {
  const sender = await findSender(deps, id);
  refuseUnseen(seen, sender.revision);
  return sender;
}

async function findLiving(deps: SenderDeps, on: OnSender): Promise<SenderDocument> {
  const sender = await findSeen(deps, on);
  if (sender.revokedAt !== undefined) {
    throw conflict({ en: 'This sender is revoked.', vi: 'Quyền của hệ thống gửi này đã bị thu hồi.' });
  }
  return sender;
}

async function change(
  { store }: SenderDeps,
  found: SenderDocument,
  to: SenderChange,
): Promise<SenderDocument> {
  if (await store.senders.change(found, to)) return { ...found, ...to, revision: found.revision + 1 };
  throw conflict({
    en: 'This sender was changed at the same time; read it and try again.',
    vi: 'Hệ thống gửi này vừa được thay đổi cùng lúc; đề nghị xem lại rồi thực hiện lại.',
  });
}

/** Without it a secret would lie in the store, and in every backup, as it is: none is made then. */
function sealIn({ seal }: SenderDeps): Seal {
  if (seal !== undefined) return seal;
  throw conflict({
    en: 'INSTALLATION_SECRET is not set: the secrets of senders are sealed with it. Set it, and restart the API.',
    vi: 'Chưa đặt INSTALLATION_SECRET: khóa bí mật của hệ thống gửi được mã hóa bằng giá trị này. Đề nghị đặt rồi khởi động lại API.',
  });
}

const sealed = ({ id, secret, createdAt }: ShownSecret, sender: string, seal: Seal): SenderSecret => ({
  id,
  sealed: seal.close(secret, { sender, id }),
  createdAt,
});

const forgotten = ({ id, createdAt }: SenderSecret, retiredAt: string): SenderSecret => ({
  id,
  createdAt,
  retiredAt,
});

const audit = (
  deps: SenderDeps,
  { sender, actor }: OnSender,
  action: AuditedAction & `sender-${string}`,
  what?: string,
): Promise<void> =>
  record(deps, { actor, action, target: what === undefined ? sender : `${sender}#${what}` });
