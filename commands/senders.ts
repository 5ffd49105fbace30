import { parseInput } from '../use-cases/input/parse';
import { newSender } from '../use-cases/senders/new-sender';
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
  const body = { id, label, parties: parties?.split(',') };
  return async (deps, print) => {
    const sender = parseInput(newSender, body);
    show(await createSender(deps, { sender, actor: commandActor() }), print);
  };
}

/** Throws {@link UsageError} before anything is connected. */
export function partiesOf(sender: string, { parties }: SenderOptions): StoreCommand {
  if (!parties) {
    throw new UsageError({
      en: 'parties needs --parties, with commas between them',
      vi: 'parties cần --parties, cách nhau bằng dấu phẩy',
    });
  }
  return async (deps, print) => {
    const to = { sender, parties: parties.split(','), actor: commandActor() };
    const { _id, parties: standing } = await setParties(deps, to);
    print(`${_id} files for ${standing.join(', ')}`);
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
    print(`${secret} is retired`);
  };

export const revokeOf =
  (sender: string): StoreCommand =>
  async (deps, print) => {
    await revokeSender(deps, { sender, actor: commandActor() });
    print(`${sender} is revoked`);
  };

function show({ sender, secret }: WithSecret, print: Print): void {
  print(`secret ${secret.id} of ${sender._id}:`);
  print(secret.secret);
}

export async function listSenders({ store }: SenderDeps, print: Print): Promise<void> {
  for (const { _id, label, parties, secrets, revokedAt } of await store.senders.list()) {
    print(
      `${_id}  ${revokedAt ? `revoked ${revokedAt}` : 'valid'}  ${label}  files for ${parties.join(', ')}`,
    );
    for (const { id, createdAt, retiredAt } of secrets) {
      print(`  secret ${id}  ${createdAt}  ${retiredAt ? `retired ${retiredAt}` : 'living'}`);
    }
  }
}
