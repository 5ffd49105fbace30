import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { lettersLack } from '../../commands/letters-lack';
import { readEnvironment } from '../../config/environment';
import { temporaryFolder } from '../support/temporary-folder';

let folder: string;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterAll(() => remove());

/** What the doctor says of letters where an API answers this, or where none does. */
async function lackWith(answer: string | undefined): Promise<readonly string[]> {
  const server = createServer((request, response) => {
    response.end(request.url === '/readyz' ? answer : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise((resolve) => server.close(resolve));
  if (answer === undefined) await close();
  const settings = { DATA_DIR: folder, PORT: String(port), PUBLIC_URL: 'https://tinh.example' };
  const lack = await lettersLack(readEnvironment(settings));
  if (answer !== undefined) await close();
  return lack;
}

test('what letters lack is what the running API says', async () => {
  expect(await lackWith(JSON.stringify({ notSet: [] }))).toEqual([]);
  expect(await lackWith(JSON.stringify({ notSet: ['PUBLIC_URL'] }))).toEqual(['PUBLIC_URL']);
});

test.each([
  ['no API', undefined],
  ['an older API', '{"ready":true}'],
  ['another program', 'hello'],
])('where %s answers, it is what these settings say', async (_, answer) => {
  expect(await lackWith(answer)).toEqual(['INSTALLATION_SECRET']);
});
