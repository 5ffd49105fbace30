import { asLine } from '../domain/input-text';
import { joined, type Said, type Text } from '../domain/text';
import { parseInput } from '../use-cases/input/parse';
import { newSender, senderParties } from '../use-cases/senders/new-sender';
import {
  addSecret,
  createSender,
  retireSecret,
  revokeSender,
  type SenderDeps,
  setParties,
  type WithSecret,
} from '../use-cases/senders/senders';
import { commandActor } from './actor';
import type { SenderOptions } from './options';
import type { Print, StoreCommand } from './store-command';
import { UsageError } from './usage';

export function createOf(id: string, { label, parties }: SenderOptions): StoreCommand {
  const body = { id, label, parties: parties === undefined ? undefined : listed(parties) };
  return async (deps, print) => {
    const sender = parseInput(newSender, body);
    show(await createSender(deps, { sender, actor: commandActor() }), print);
  };
}

const listed = (parties: string): string[] => parties.split(',').map(asLine);

/** Throws {@link UsageError} before anything is connected. */
export function partiesOf(sender: string, { parties }: SenderOptions): StoreCommand {
  if (!parties) {
    throw new UsageError({
      en: 'parties needs --parties, with commas between them',
      vi: 'parties cần --parties, cách nhau bằng dấu phẩy',
    });
  }
  return async (deps, print) => {
    const to = { sender, parties: parseInput(senderParties, listed(parties)), actor: commandActor() };
    const { _id, parties: standing } = await setParties(deps, to);
    print(filesFor(_id, standing));
  };
}

export const rotateOf =
  (sender: string): StoreCommand =>
  async (deps, print) =>
    show(await addSecret(deps, { sender, actor: commandActor() }), print);

export const retireOf =
  (sender: string, secret: string): StoreCommand =>
  async (deps, print) => {
    await retireSecret(deps, { sender, secret, actor: commandActor() });
    print({ en: `${secret} is retired`, vi: `đã hủy khóa bí mật ${secret}` });
  };

export const revokeOf =
  (sender: string): StoreCommand =>
  async (deps, print) => {
    await revokeSender(deps, { sender, actor: commandActor() });
    print({ en: `${sender} is revoked`, vi: `đã thu hồi hệ thống ${sender}` });
  };

const filesFor = (who: Said, parties: readonly string[]): Text =>
  joined(who, { en: ' files for ', vi: ' gửi thay ' }, parties.join(', '));

const SECRET: Text = { en: '  secret', vi: '  khóa bí mật' };

const senderState = (revokedAt: string | undefined): Text =>
  revokedAt
    ? { en: `revoked ${revokedAt}`, vi: `thu hồi lúc ${revokedAt}` }
    : { en: 'valid', vi: 'có hiệu lực' };

const secretState = (retiredAt: string | undefined): Text =>
  retiredAt ? { en: `retired ${retiredAt}`, vi: `hủy lúc ${retiredAt}` } : { en: 'active', vi: 'đang dùng' };

function show({ sender, secret }: WithSecret, print: Print): void {
  print({ en: `secret ${secret.id} of ${sender._id}:`, vi: `khóa bí mật ${secret.id} của ${sender._id}:` });
  print(secret.secret);
}

export async function listSenders({ store }: SenderDeps, print: Print): Promise<void> {
  const senders = await store.senders.list();
  if (senders.length === 0) print({ en: 'there are no senders', vi: 'chưa có hệ thống nào được đăng ký' });
  for (const { _id, label, parties, secrets, revokedAt } of senders) {
    print(filesFor(joined(_id, '  ', senderState(revokedAt), '  ', label, ' '), parties));
    for (const { id, createdAt, retiredAt } of secrets) {
      print(joined(SECRET, ` ${id}  ${createdAt}  `, secretState(retiredAt)));
    }
  }
}
