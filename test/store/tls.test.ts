import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openStore } from '../../store/store';
import { issued, newAuthority } from '../support/certificates';
import { startOwnStores } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';
import { startTlsFront } from '../support/tls-front';

let stores: Awaited<ReturnType<typeof startOwnStores>>;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let front: Awaited<ReturnType<typeof startTlsFront>>;

beforeAll(async () => {
  [stores, folder] = await Promise.all([startOwnStores(), temporaryFolder()]);
  const authority = await newAuthority('MongoDB CA');
  const own = await issued(authority, 'localhost');
  front = await startTlsFront({ own, authority, behind: new URL(stores.part.uri).host });
  const client = await issued(authority, 'cong-vu');
  await writeFile(fileOf('ca.pem'), authority.cert);
  await writeFile(fileOf('client.pem'), `${client.cert}\n${client.key}`, { mode: 0o600 });
});
afterAll(async () => {
  await front.close();
  await stores.stop();
  await folder.remove();
});

const fileOf = (name: string) => path.join(folder.folder, name);
const open = (options: Record<string, string>) => {
  const port = front.address.split(':')[1];
  return openStore({
    uri: `mongodb://localhost:${port}/cong-vu?${new URLSearchParams({ directConnection: 'true', ...options }).toString()}`,
  });
};

test('a store behind mutual TLS is opened with the files that the URI names', async () => {
  const store = await open({
    tls: 'true',
    tlsCAFile: fileOf('ca.pem'),
    tlsCertificateKeyFile: fileOf('client.pem'),
  });
  await store.ping();
  await store.close();
});

/** Beside each other, since each waits for seconds to be let in. */
test('without the authority’s file, a certificate of its own, or TLS, it is not', async () => {
  const lacking: Record<string, Record<string, string>> = {
    'the authority’s file': { tls: 'true', tlsCertificateKeyFile: fileOf('client.pem') },
    'a certificate of its own': { tls: 'true', tlsCAFile: fileOf('ca.pem') },
    TLS: {},
  };
  const ways = await Promise.allSettled(Object.values(lacking).map(open));
  const opened = Object.keys(lacking).filter((_, i) => ways[i]?.status === 'fulfilled');
  expect(opened).toEqual([]);
});
