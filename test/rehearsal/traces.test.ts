import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { defaultPayloadConverter } from '@temporalio/common';
import { createTransport } from 'nodemailer';
import { temporaryFolder } from '../support/temporary-folder';
import { textsOf, tracesIn, tracesInLogs, tracesInMails } from '../support/traces';

/*
 * What the search after a rehearsal would find if a text were somewhere that it must not be: each place once.
 */

const MARK = 'Hạn chế, tồn tại: đơn vị «X» còn chậm';
const texts = [MARK, 'something that is nowhere'];

let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const escaped = (text: string) =>
  text.replaceAll(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

test.each([
  ['as it is', JSON.stringify({ level: 'info', msg: `filed: ${MARK}` })],
  ['with JSON’s escapes', escaped(JSON.stringify({ msg: MARK }))],
  ['with its accents apart', MARK.normalize('NFD')],
])('a log that holds the text %s is found', async (_, line) => {
  await writeFile(path.join(folder, 'api.log'), `{"msg":"listening"}\n${line}\n`);
  await writeFile(path.join(folder, 'worker.log'), '{"msg":"letter sent"}\n');
  expect(await tracesInLogs(folder, texts)).toEqual([{ place: 'api.log', text: MARK }]);
});

test.each([
  [
    'a payload',
    {
      events: [
        { attributes: { input: { payloads: [defaultPayloadConverter.toPayload({ remarks: MARK })] } } },
      ],
    },
  ],
  ['a failure', { events: [{ attributes: { failure: { message: `cannot store ${MARK}` } } }] }],
  ['the name of a field', { events: [{ indexedFields: { [MARK]: 1 } }] }],
])('a history that holds the text in %s is found', (_, history) => {
  expect(tracesIn('evaluation/x/y', textsOf(history), texts)).toEqual([
    { place: 'evaluation/x/y', text: MARK },
  ]);
});

test('a history that does not hold it is clean', () => {
  const payload = defaultPayloadConverter.toPayload({ digest: 'd'.repeat(64) });
  expect(tracesIn('w', textsOf({ events: [{ payload }] }), texts)).toEqual([]);
});

test.each(['base64', 'quoted-printable'] as const)(
  'a letter that holds it in %s is found',
  async (textEncoding) => {
    const mail = { from: 'a@b.example', to: 'c@d.example', textEncoding };
    const write = async (name: string, content: { subject: string; text: string; html?: string }) => {
      const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail({
        ...mail,
        ...content,
      });
      await writeFile(path.join(folder, name), message as Buffer);
    };
    await mkdir(folder, { recursive: true });
    await write('text.eml', { subject: 'Nhắc thời hạn', text: `Kính gửi\n\n${MARK}\n` });
    await write('html.eml', { subject: 'Nhắc thời hạn', text: 'Kính gửi', html: `<p>${MARK}</p>` });
    await write('subject.eml', { subject: MARK, text: 'Kính gửi' });
    await write('clean.eml', { subject: 'Nhắc thời hạn', text: 'Kính gửi' });
    const found = await tracesInMails(folder, texts);
    expect(found.map(({ place }) => place).sort()).toEqual(['html.eml', 'subject.eml', 'text.eml']);
  },
);
