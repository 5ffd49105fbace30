import { generate } from 'selfsigned';

/** A certificate and its key, as PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

const KEYS = { keyType: 'ec', algorithm: 'sha256' } as const;

/** A certificate authority of one's own, that no system trusts. */
export async function newAuthority(name: string): Promise<Certificate> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    ...KEYS,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { cert, key };
}

/** A certificate that an authority has signed: for a server's name, or for a client. */
export async function issued(authority: Certificate, name: string): Promise<Certificate> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    ...KEYS,
    ca: authority,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
    ],
  });
  return { cert, key };
}
