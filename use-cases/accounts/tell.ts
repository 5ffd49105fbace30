import { isRealTime } from '../../domain/clock';
import { fromMs, type Instant } from '../../domain/time';
import {
  type AccountNews,
  type AccountSender,
  accountLetter,
  type SetupLink,
} from '../../mail/account-letter';
import type { Mailer, OutgoingLetter } from '../../mail/mailer';
import type { AccountDocument } from '../../store/documents/account';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { Deps } from '../deps';
import { conflict, unavailable } from '../refusals';
import { endSetups } from './open-setup';
import { newSetupLink, SETUP_FOR_MS } from './setup-link';

/** What telling somebody of their account works with. */
export type TellingDeps = Pick<Deps, 'store' | 'now' | 'logger' | 'faceAt' | 'signIn'>;

/** News that bring a link; all other news only tell. */
const WITH_LINK = ['invited', 'reset'] as const satisfies readonly AccountNews[];
export type LinkNews = (typeof WITH_LINK)[number];

/**
 * Writes to a person what became of their account. What brings a link makes it, and is sent once this resolves: it refuses
 * where no link or no letter can be made, and with `unavailable` if the relay did not take it. What only tells goes by itself:
 * the change that it tells of stands whatever becomes of the letter, and a failure is logged.
 */
export async function tellAccount(
  deps: TellingDeps,
  account: AccountDocument,
  what: AccountNews,
): Promise<void> {
  if (isLinkNews(what)) {
    await sendSetupLink(deps, account, what);
    return;
  }
  const letter = sendNotice(deps, account, what);
  deps.signIn?.underWay?.(letter);
}

const isLinkNews = (what: AccountNews): what is LinkNews =>
  (WITH_LINK as readonly AccountNews[]).includes(what);

/** Refuses before anything is changed where no setup link could reach its person. */
export function refuseWithoutPost({ faceAt, signIn }: Pick<TellingDeps, 'faceAt' | 'signIn'>): void {
  if (!faceAt) throw conflict(NO_ADDRESS);
  if (!mailerOf(signIn)) throw conflict(NO_MAIL);
}

/** The link that a setup letter would bring, for whoever hands it over by another way. */
export async function setupUrl(
  { store, now, faceAt }: Pick<TellingDeps, 'store' | 'now' | 'faceAt'>,
  account: AccountDocument,
): Promise<SetupLink> {
  if (!faceAt) throw conflict(NO_ADDRESS);
  const secret = await newSetupLink({ store, now }, account);
  return { url: `${faceAt.publicUrl}/thiet-lap/${secret}`, until: untilOf(now()) };
}

const untilOf = (nowMs: number): Instant => fromMs(nowMs + SETUP_FOR_MS);

async function sendSetupLink(deps: TellingDeps, account: AccountDocument, what: LinkNews): Promise<void> {
  refuseWithoutPost(deps);
  const letter = await letterFor(deps, account, what, await setupUrl(deps, account));
  try {
    await send(deps, letter);
  } catch (error) {
    deps.logger.error({ err: error, account: account._id, what }, 'letter about an account not sent');
    // A link that nobody has opens nothing, and does not pass for one that is on its way.
    await endSetups(deps, account._id);
    throw unavailable({ text: NOT_SENT, cause: error });
  }
}

async function sendNotice(deps: TellingDeps, account: AccountDocument, what: AccountNews): Promise<void> {
  try {
    await send(deps, await letterFor(deps, account, what));
  } catch (error) {
    deps.logger.error({ err: error, account: account._id, what }, 'letter about an account not sent');
  }
}

async function send({ signIn, logger }: TellingDeps, letter: OutgoingLetter): Promise<void> {
  const mailer = mailerOf(signIn);
  if (!mailer) throw new Error('no mail server is set for letters about accounts');
  await signIn?.pace();
  await mailer.send(letter);
  logger.info({ letter: letter.letterKey }, 'letter about an account sent');
}

/** Only in a trial may others read where it goes: elsewhere the mailbox of rehearsals is many people's. */
const mailerOf = (post: TellingDeps['signIn']): Mailer | undefined =>
  post?.relay ?? (post?.trialRun === undefined ? undefined : post.captured);

const letterFor = async (
  deps: TellingDeps,
  account: AccountDocument,
  what: AccountNews,
  link?: SetupLink,
): Promise<OutgoingLetter> =>
  accountLetter({ account, what, link, sender: await senderOf(deps), nowMs: deps.now() });

/** Until a campaign says by whose clock and in whose name. */
const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** As the newest campaign has it, a real one before a rehearsal; before the first, the service itself. */
async function senderOf({ store, faceAt }: Pick<TellingDeps, 'store' | 'faceAt'>): Promise<AccountSender> {
  const [newest] = (await store.campaigns.list()).sort(
    (a, b) => rankOf(b) - rankOf(a) || (a.openedAt < b.openedAt ? 1 : -1),
  );
  if (newest) return { ...newest.plan.sender, timeZone: newest.plan.timeZone };
  const { hostname } = new URL(faceAt?.publicUrl ?? 'http://localhost');
  const email = `cong-vu@${/^[\d.]+$|^\[/.test(hostname) ? 'localhost' : hostname}`;
  return { name: 'Công vụ', email, replyTo: email, timeZone: TIME_ZONE };
}

const rankOf = ({ clock }: CampaignDocument): number => (isRealTime(clock) ? 1 : 0);

const NO_ADDRESS = {
  en: 'No setup link can be made: set PUBLIC_URL and INSTALLATION_SECRET.',
  vi: 'Chưa tạo được đường dẫn thiết lập: cần đặt PUBLIC_URL và INSTALLATION_SECRET.',
};
const NO_MAIL = {
  en: 'No letter can be sent: set SIGN_IN_SMTP_URL or SMTP_URL.',
  vi: 'Chưa gửi được thư: cần đặt SIGN_IN_SMTP_URL hoặc SMTP_URL.',
};
const NOT_SENT = {
  en: 'The mail server did not take the letter: send the setup link again.',
  vi: 'Máy chủ thư chưa nhận thư: đề nghị gửi lại đường dẫn thiết lập.',
};
