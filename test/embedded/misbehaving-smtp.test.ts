import { createTransport } from 'nodemailer';
import { type Behaviour, type MisbehavingSmtp, startMisbehavingSmtp } from '../support/misbehaving-smtp';

let server: MisbehavingSmtp;
afterEach(() => server.close());

async function sendTwice(first: Behaviour): Promise<string[]> {
  server = await startMisbehavingSmtp({ behave: ({ attempt }) => (attempt === 1 ? first : 'accept') });
  const outcomes: string[] = [];
  for (const _attempt of [1, 2]) {
    const transport = createTransport(server.url);
    const letter = { from: 'a@b.vn', to: 'c@d.vn', subject: 'Thử', text: 'một\n.\nhai' };
    await transport.sendMail(letter).then(
      () => outcomes.push('sent'),
      (error: Error & { responseCode?: number }) => outcomes.push(String(error.responseCode ?? 'no answer')),
    );
    transport.close();
  }
  return outcomes;
}

test.each<[Behaviour, string, number]>([
  ['accept', 'sent', 2],
  ['recipient-later', '450', 1],
  ['recipient-never', '550', 1],
  ['data-later', '451', 1],
  ['data-never', '554', 1],
  ['reset-in-data', 'no answer', 1],
  ['lost-answer', 'no answer', 2],
])(
  '%s: the sender sees %s, the server has taken %i after a second attempt',
  async (behaviour, seen, taken) => {
    expect(await sendTwice(behaviour)).toEqual([seen, 'sent']);
    expect(server.taken).toHaveLength(taken);
    expect(server.taken[0]?.raw).toMatch(/một\r\n\.\r\nhai|m=E1/);
  },
);
