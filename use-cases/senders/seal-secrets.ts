import type { Logger } from 'pino';
import type { SenderDocument, SenderSecret } from '../../store/documents/sender';
import type { Deps } from '../deps';
import type { Seal } from './seal';
import { livingSecrets, openSecret } from './secrets';

/** Another process that starts at the same time may have changed a sender in between. */
const TRIES = 3;

/**
 * Seals what an older version left in clear, and anew what is sealed with the secret before. Run at every start of the API; it
 * says which senders cannot be believed, since their secrets do not open.
 */
export async function sealSecrets({
  store,
  seal,
  logger,
}: Pick<Deps, 'store' | 'seal'> & { logger: Pick<Logger, 'info' | 'warn'> }): Promise<void> {
  for (const sender of await store.senders.list()) {
    const living = livingSecrets(sender);
    if (living.length === 0) continue;
    const about = { sender: sender._id };
    if (seal === undefined) {
      logger.warn(
        about,
        'INSTALLATION_SECRET is not set: the secrets of a sender are not sealed, or cannot be opened',
      );
      continue;
    }
    if (living.some((each) => openSecret(sender, each, seal) === undefined)) {
      logger.warn(
        about,
        'sealed with another INSTALLATION_SECRET: messages of this sender are refused until its secret is rotated',
      );
    }
    if (await sealedAnew(store, sender, seal)) logger.info(about, 'secrets sealed');
  }
}

async function sealedAnew(store: Deps['store'], found: SenderDocument, seal: Seal): Promise<boolean> {
  let sender: SenderDocument | null = found;
  for (let tries = 0; sender !== null && tries < TRIES; tries += 1) {
    const current: SenderDocument = sender;
    const secrets = current.secrets.map((each) => resealed(current, each, seal));
    if (secrets.every((each, index) => each === current.secrets[index])) return false;
    if (await store.senders.change(current, { secrets })) return true;
    sender = await store.senders.get(current._id);
  }
  return false;
}

function resealed(sender: SenderDocument, found: SenderSecret, seal: Seal): SenderSecret {
  const { secret: _clear, ...rest } = found;
  if (found.sealed !== undefined && seal.isCurrent(found.sealed)) return found;
  const text = openSecret(sender, found, seal);
  if (text === undefined) return found;
  return { ...rest, sealed: seal.close(text, { sender: sender._id, id: found.id }) };
}
