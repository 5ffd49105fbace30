import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Whose secret it is: a sender's, by its id, or an account's second factor. Sealed, it opens nowhere else. */
export type SecretOwner = { sender: string; id: string } | { account: string };

/** Keeps secrets that have to be used as they are unreadable to whoever has the store or a backup of it, and not the installation's secret. */
export interface Seal {
  close(secret: string, owner: SecretOwner): string;
  /** Undefined where it was sealed with another installation's secret, for somebody else, or was changed. */
  open(sealed: string, owner: SecretOwner): string | undefined;
  /** Whether it is sealed with the secret that is used now, not with the one before. */
  isCurrent(sealed: string): boolean;
}

const FORM = 'v1';
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What is sealed with the secret before is opened still, so that a secret can be replaced. */
export function sealOf({ secret, before }: { secret: string; before?: string | undefined }): Seal {
  const current = keyOf(secret);
  const keys = new Map(
    [before, secret].flatMap((each) => (each === undefined ? [] : [keyOf(each)])).map((key) => [key.id, key]),
  );
  return {
    close(text, owner) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, current.bytes, nonce, { authTagLength: TAG_BYTES }).setAAD(
        boundTo(owner),
      );
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [FORM, current.id, sealed.toString('base64url')].join('.');
    },
    open(sealed, owner) {
      const [form, id = '', content = ''] = sealed.split('.');
      const key = keys.get(id);
      if (form !== FORM || !key) return undefined;
      const bytes = Buffer.from(content, 'base64url');
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
      const decipher = createDecipheriv(CIPHER, key.bytes, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(boundTo(owner))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
    isCurrent: (sealed) => sealed.startsWith(`${FORM}.${current.id}.`),
  };
}

/** No id has a space. */
const boundTo = (owner: SecretOwner): Buffer =>
  Buffer.from('account' in owner ? `account ${owner.account}` : `${owner.sender}#${owner.id}`);

/** Of its own purpose: links of letters are made from the same secret. */
function keyOf(secret: string): { id: string; bytes: Buffer } {
  const derive = (purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, '', `cong-vu/sender-secrets/${purpose}`, length));
  return { id: derive('id', 6).toString('base64url'), bytes: derive('key', 32) };
}
