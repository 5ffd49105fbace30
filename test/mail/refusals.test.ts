import {
  AddressRefused,
  type MailStage,
  type MailUnavailable,
  type RefusalSubject,
} from '../../mail/mail-errors';
import { createMailer, type Mailer } from '../../mail/mailer';
import { REFUSALS } from '../../mail/refusals';
import { outgoingLetter } from '../../mail/render-letter';
import { failureOf } from '../../mail/smtp-failure';
import { SAMPLES } from '../fixtures/letter-samples';
import { type Behaviour, type MisbehavingSmtp, startMisbehavingSmtp } from '../support/misbehaving-smtp';

const letter = outgoingLetter(Object.values(SAMPLES)[0] as Parameters<typeof outgoingLetter>[0]);

let smtp: MisbehavingSmtp;
let mailer: Mailer;
let behave: Behaviour;
let refusesSender: string | undefined;
beforeAll(async () => {
  smtp = await startMisbehavingSmtp({ behave: () => behave, refuseSender: () => refusesSender });
  mailer = createMailer({ url: smtp.url });
});
afterAll(async () => {
  mailer.close();
  await smtp.close();
});

/** What the mailer makes of a reply that a real relay gives at a stage. */
async function subjectOf(stage: MailStage, says: string) {
  refusesSender = stage === 'sender' ? says : undefined;
  behave = stage === 'recipient' || stage === 'letter' ? { at: stage, says } : 'accept';
  const error: unknown = await mailer.send(letter).then(
    () => undefined,
    (failure: unknown) => failure,
  );
  return error instanceof AddressRefused ? 'address' : (error as MailUnavailable).about;
}

const STAGES = ['sender', 'recipient', 'letter'] as const;

const examples = REFUSALS.flatMap(({ stages, about, examples }) =>
  STAGES.filter((stage) => stages.includes(stage)).flatMap((stage) =>
    examples.map((says) => [says, stage, about] as const),
  ),
);

test.each(examples)('«%s» at the %s is about the %s', async (says, stage, about) => {
  expect(await subjectOf(stage, says)).toBe(about);
});

/** What has to be so, whatever the table's rows are. */
test.each<[string, MailStage, RefusalSubject]>([
  ['550 5.4.1 Recipient address rejected: Access denied', 'recipient', 'address'],
  ['550 5.7.1 Recipient not authorized', 'recipient', 'address'],
  ['550 5.1.1 No such user', 'recipient', 'address'],
  ['553 5.1.3 Bad recipient address syntax', 'recipient', 'address'],
  ['550 5.1.6 Mailbox has moved', 'recipient', 'address'],
  ['552 5.2.2 Mailbox full', 'recipient', 'for-a-time'],
  ['552 5.2.3 Message too long', 'recipient', 'for-a-time'],
  ['450 4.2.0 Greylisted', 'recipient', 'for-a-time'],
  ['450 Try again', 'recipient', 'for-a-time'],
  ['554 5.7.1 Relay access denied', 'recipient', 'relay'],
  ['550 5.7.1 Unable to relay', 'recipient', 'relay'],
  ['554 5.7.1 <a@b.example>: Relay access denied', 'recipient', 'relay'],
  ['530 5.7.0 Authentication required', 'recipient', 'relay'],
  ['554 Transaction failed', 'recipient', 'relay'],
  ['550 5.7.512 Access denied', 'recipient', 'relay'],
  ['554 5.7.1 Spam', 'letter', 'letter'],
  ['552 5.3.4 Too big', 'letter', 'letter'],
  ['550 Rejected', 'letter', 'letter'],
  ['451 4.3.0 Try again later', 'letter', 'relay'],
  ['550 5.1.1 User unknown', 'sender', 'relay'],
])('«%s» at the %s is about the %s', async (says, stage, about) => {
  expect(await subjectOf(stage, says)).toBe(about);
});

test('every row has its source and its examples', () => {
  for (const { source, examples } of REFUSALS) {
    expect(source).toMatch(/RFC \d+|https:\/\//);
    expect(examples.length).toBeGreaterThan(0);
  }
});

test('a sender that the client does not take is no fault of the address', async () => {
  const error = { code: 'EENVELOPE', command: 'API', message: 'Invalid sender "a>b"' };
  expect(failureOf({ error, address: letter.to.email, departed: false })).toMatchObject({ about: 'relay' });
});
