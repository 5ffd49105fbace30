import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { createComposeLetters } from '../../activities/compose-letters';
import { createMailer, type Mailer } from '../../mail/mailer';
import type { Store } from '../../store/store';
import { CAMPAIGN, openTestCampaign } from '../fixtures/campaign';
import { type Certificate, issued, newAuthority } from '../support/certificates';
import { runActivity } from '../support/run-activity';
import { createSendLetter } from '../support/send-letter';
import { startTestStores, type TestStores } from '../support/store';

/** Seven working days after the first deadline. */
const AT = '2013-11-19T01:00:00.000Z';
const letter = `${CAMPAIGN}#${AT}#truong-phong`;

let stores: TestStores;
let store: Store;
let authority: Certificate;
let own: Certificate;

beforeAll(async () => {
  [stores, authority] = await Promise.all([startTestStores(), newAuthority('Relay CA')]);
  own = await issued(authority, 'localhost');
});
afterAll(() => stores.stop());

const cleanups: (() => Promise<unknown> | void)[] = [];
beforeEach(async () => {
  store = await stores.fresh();
  const campaign = await openTestCampaign(store, { afterOpening: true });
  await campaign.settle(AT);
  await runActivity(createComposeLetters({ store }), { campaign: CAMPAIGN, at: AT, supplement: false });
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** What a relay was given, and whether it came encrypted. */
interface Taken {
  sender: string;
  secure: boolean;
}

async function relay({ offersTls }: { offersTls: boolean }): Promise<{ url: string; taken: Taken[] }> {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    disabledCommands: offersTls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...own,
    logger: false,
    onData: (stream, { envelope, secure }, callback) => {
      stream.resume().on('end', () => {
        taken.push({ sender: envelope.mailFrom ? envelope.mailFrom.address : '', secure });
        callback();
      });
    },
  });
  // A client that turns back at the certificate is an error here.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  cleanups.push(() => new Promise<void>((done) => server.close(done)));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://localhost:${port}/?requireTLS=true`, taken };
}

function mailerTo(options: Parameters<typeof createMailer>[0]): Mailer {
  const mailer = createMailer(options);
  cleanups.push(() => mailer.close());
  return mailer;
}

const send = (mailer: Mailer) => {
  const deps = { store, now: () => Date.parse(AT) + 1000, relay: mailer };
  return runActivity((asked) => createSendLetter(deps)(asked), { letter });
};

test('with its authority’s certificate a relay of a private authority is trusted, and the letter travels encrypted', async () => {
  const { url, taken } = await relay({ offersTls: true });
  expect(await send(mailerTo({ url, ca: authority.cert }))).toEqual({ outcome: 'sent' });
  // The envelope's sender is the plan's, for which SPF has to hold.
  expect(taken).toEqual([{ sender: 'noi-vu@so-noi-vu.example', secure: true }]);
});

test('without its authority’s certificate a relay is refused, and the letter stays ready', async () => {
  const { url, taken } = await relay({ offersTls: true });
  await expect(send(mailerTo({ url }))).rejects.toMatchObject({ name: 'MailUnavailable' });
  expect(taken).toEqual([]);
  expect(await store.letters.get(letter)).toMatchObject({
    state: 'ready',
    attempts: 1,
    possibleDuplicates: 0,
  });
});

test('with another authority’s certificate a relay is refused, too', async () => {
  const { url, taken } = await relay({ offersTls: true });
  const { cert: ca } = await newAuthority('Another CA');
  await expect(send(mailerTo({ url, ca }))).rejects.toMatchObject({ name: 'MailUnavailable' });
  expect(taken).toEqual([]);
});

test('a relay that offers no STARTTLS is refused, and the letter stays ready for the next try', async () => {
  const plain = await relay({ offersTls: false });
  await expect(send(mailerTo({ url: plain.url, ca: authority.cert }))).rejects.toMatchObject({
    name: 'MailUnavailable',
  });
  expect(plain.taken).toEqual([]);
  expect(await store.letters.get(letter)).toMatchObject({ state: 'ready', possibleDuplicates: 0 });
  const secure = await relay({ offersTls: true });
  expect(await send(mailerTo({ url: secure.url, ca: authority.cert }))).toEqual({ outcome: 'sent' });
  expect(secure.taken).toHaveLength(1);
});
