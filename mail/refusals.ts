import type { MailStage, RefusalSubject } from './mail-errors';

/** A kind of reply, by what is set of it; the first row that fits decides. */
export interface RefusalRow {
  stages: readonly MailStage[];
  /** Reply codes of RFC 5321, as a range of one or more. */
  codes?: readonly [from: number, to: number];
  /** The enhanced code of RFC 3463. `none` fits a reply without one, and one of the class «other» (`5.0.0`). */
  enhanced?: RegExp | 'none';
  /** In the words of the reply, its lines joined by a space. */
  text?: RegExp;
  about: RefusalSubject;
  /** Who says that this reply means so. */
  source: string;
  /** Replies that relays are known to give, which this row decides; the tests have a relay give each. */
  examples: readonly string[];
}

const RFC_5321 = 'RFC 5321, 4.2.2 and 4.2.3';
const RFC_3463 = 'RFC 3463';
const EXCHANGE =
  'https://learn.microsoft.com/en-us/troubleshoot/exchange/email-delivery/ndr/non-delivery-reports-in-exchange-online';
const EXCHANGE_EDGE =
  'https://learn.microsoft.com/en-us/exchange/mail-flow-best-practices/use-directory-based-edge-blocking';
const GMAIL =
  'https://knowledge.workspace.google.com/admin/support/troubleshooting/gmail-smtp-errors-and-codes';
const POSTFIX = 'https://www.postfix.org/postconf.5.html';
const POSTFIX_ACCESS = 'https://www.postfix.org/SMTPD_ACCESS_README.html';
const EXIM = 'https://www.exim.org/exim-html-current/doc/html/spec_html/ch-access_control_lists.html';
const ZIMBRA =
  'https://www.zimbra.com/docs/os/7.0.0/administration_guide/OS_AdminGuide_7_0.Account%20Quota%20and%20the%20MTA.html';
const MDAEMON = 'https://techshelps.github.io/MDaemon/misc__quotas.htm';
const PLESK = 'https://talk.plesk.com/threads/qmail-gives-451-temp-error-when-mailbox-full.260521/page-2';
const VIETNAMESE =
  'https://tinhocvanphong.com.vn/hieu-loi-email-ten-mien-va-thong-bao-loi-co-the-gap-phai-khi-su-dung.html';
const VIETNAP = 'https://vietnap.vn/unroutable-address/';
const HAI_NHAN = 'https://www.hainhan.com/vn/ho-tro/huong-dan/cac-thong-bao-email-thuong-gap/';
const MAT_BAO = 'https://cdspvinhlong.edu.vn/nhung-ma-loi-email-thuong-gap-trung-tam-ho-tro-ky-thuat/';

const BEFORE: readonly MailStage[] = ['connection', 'authentication', 'sender'];
const RECIPIENT: readonly MailStage[] = ['recipient'];
const LETTER: readonly MailStage[] = ['letter'];
const ABOUT_ONE: readonly MailStage[] = ['recipient', 'letter'];

const ANY: readonly [number, number] = [400, 599];
const PASSING: readonly [number, number] = [400, 499];
const FINAL: readonly [number, number] = [500, 599];
const MAILBOX = '(?:mailbox|inbox|account|user|recipient)';

/**
 * What relays say and what it is about. Codes alone do not tell: most relays put off what they have against the client or
 * the sender until the recipient is named, and then say it with the codes that others use for a mailbox. What is about us
 * comes first, or one wrong setting would mark every address of a province.
 */
export const REFUSALS: readonly RefusalRow[] = [
  {
    stages: ['sender'],
    codes: [552, 552],
    about: 'letter',
    source: 'RFC 1870, 6.1: the size that MAIL FROM declares is over the limit',
    examples: ['552 5.3.4 Message size exceeds fixed limit'],
  },
  {
    stages: BEFORE,
    codes: ANY,
    about: 'relay',
    source: RFC_5321,
    examples: [
      '550 5.7.64 TenantAttribution; Relay Access Denied',
      '550 5.1.8 Access denied, bad outbound sender',
      '452 4.3.1 Insufficient system storage',
      '530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM',
    ],
  },
  {
    stages: ABOUT_ONE,
    codes: [421, 421],
    about: 'relay',
    source: `${RFC_5321}: the service closes the connection, whatever it was asked; ${GMAIL}`,
    examples: ['421 4.7.28 Our system has detected an unusual rate of mail originating from your IP address'],
  },
  {
    stages: ABOUT_ONE,
    codes: ANY,
    text: /relay(?:ing)?(?: mail| traffic)?:? (?:access )?(?:is )?(?:denied|prohibited|not (?:permitted|allowed))|(?:unable|not (?:permitted|allowed|authorized)) to relay|(?:not|no) (?:an )?open relay|(?:do|does|will) not relay|authentication (?:is )?required|not authenticated|must (?:first )?(?:issue a starttls|authenticate)/i,
    about: 'relay',
    source: `${POSTFIX_ACCESS}; ${EXIM}; ${EXCHANGE}: 5.4.1 is «Relay Access Denied» there too`,
    examples: [
      '554 5.7.1 <a@so-y-te.example>: Relay access denied',
      '554 5.7.1 <a@so-y-te.example>: Recipient address rejected: Relay access denied',
      '454 4.7.1 <a@so-y-te.example>: Relay access denied',
      '550 relay not permitted',
      '550 5.7.1 Unable to relay',
      '550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain',
      '550 5.4.1 Relay Access Denied',
      '530 5.7.0 Must issue a STARTTLS command first',
      '550-Please turn on SMTP Authentication in your mail client.\r\n550 mail.example is not permitted to relay through this server',
    ],
  },
  {
    stages: ABOUT_ONE,
    codes: ANY,
    text: /sender (?:address|domain|verify|verification)[^;]*(?:reject|denied|fail|blocked|not (?:owned|found))|send(?:ing)? as|sendasdenied|client host|helo command rejected|banned sending ip|block(?:ed)? using|black ?list|block ?list|\bspamhaus\b|unusual rate|too many (?:messages|connections)|(?:sending|daily|hourly|message|relay|submission) (?:rate )?(?:limit|quota) (?:is |has been )?(?:exceeded|reached)|relay limit exceeded/i,
    about: 'relay',
    source: `${POSTFIX}#smtpd_delay_reject: client, HELO and sender are refused when the recipient is named; ${EXCHANGE}; ${GMAIL}`,
    examples: [
      '554 5.7.1 <a@so-noi-vu.example>: Sender address rejected: Access denied',
      '550 5.1.0 <a@so-noi-vu.example>: Sender address rejected: User unknown in virtual mailbox table',
      '553 5.7.1 <a@so-noi-vu.example>: Sender address rejected: not owned by user b',
      '450 4.1.8 <a@so-noi-vu.example>: Sender address rejected: Domain not found',
      '450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.1]',
      '550 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using Spamhaus',
      '504 5.5.2 <host>: Helo command rejected: need fully-qualified hostname',
      '550 5.7.606 Access denied, banned sending IP [192.0.2.1]',
      '550 Sender verify failed',
      '450 4.2.1 Peak SMTP relay limit exceeded for this customer',
    ],
  },
  {
    stages: LETTER,
    codes: FINAL,
    enhanced: /^5\.(?:7\.2\d|2\.252|7\.60)$/,
    about: 'relay',
    source: `RFC 7372: the sender's domain is not authenticated; ${GMAIL}; ${EXCHANGE}: SendAsDenied`,
    examples: [
      '550-5.7.26 This mail is unauthenticated, which poses a security risk to the\r\n550 5.7.26 sender and Gmail users, and has been blocked.',
      '554 5.2.252 SendAsDenied; a@so-noi-vu.example not allowed to send as b@so-noi-vu.example',
    ],
  },
  {
    stages: ABOUT_ONE,
    codes: FINAL,
    enhanced: /^5\.1\.[78]$/,
    about: 'relay',
    source: `${RFC_3463}, 3.2: X.1.7 and X.1.8 are the sender's address; ${EXCHANGE}`,
    examples: ['550 5.1.8 Access denied, bad outbound sender', '553 5.1.7 Bad sender mailbox address syntax'],
  },
  {
    stages: ABOUT_ONE,
    codes: FINAL,
    text: new RegExp(
      `(?:over|exceed\\w*)[ -]?(?:the |its |disk |storage )?quota|quota (?:is )?(?:exceeded|full)|${MAILBOX} (?:is |was )?full|mailbox (?:size )?limit exceeded|receiving (?:e-?mail|mail|messages) (?:too quickly|at a rate)|message receive limit`,
      'i',
    ),
    about: 'for-a-time',
    source: `${RFC_3463}, 3.3: X.2.2 should be a transient failure, and is said with many codes: ${PLESK}; ${VIETNAMESE}; ${HAI_NHAN}; ${GMAIL}`,
    examples: [
      '552 5.2.2 <a@so-y-te.example>: Over quota',
      '552 <a@so-y-te.example>... Mailbox is full',
      '571 5.7.1 Mailbox full',
      '554 5.7.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages from being delivered',
      '550 5.2.1 The user you are trying to contact is receiving mail too quickly',
      '550 User is over the quota. You can try again later.',
    ],
  },
  {
    stages: ABOUT_ONE,
    codes: ANY,
    enhanced: /^[45]\.2\.(?:2|12[12])$/,
    about: 'for-a-time',
    source: `${RFC_3463}, 3.3; ${ZIMBRA}: a full mailbox is tried again for five days; ${EXCHANGE}`,
    examples: [
      '552-5.2.2 The email account that you tried to reach is out of storage\r\n552 5.2.2 space.',
      '452 4.2.2 The recipient has no storage space',
      '550 5.2.122 The recipient has exceeded their limit for the number of messages they can receive per hour',
    ],
  },
  {
    stages: RECIPIENT,
    codes: FINAL,
    enhanced: /^5\.2\.3$/,
    about: 'for-a-time',
    source: `${RFC_3463}, 3.3: a limit of the administrator of this mailbox`,
    examples: ['552 5.2.3 Message length exceeds administrative limit'],
  },
  {
    stages: RECIPIENT,
    codes: [552, 552],
    enhanced: 'none',
    about: 'for-a-time',
    source: `${RFC_5321} and 4.5.3.1.10: 552 is to be taken as 452; ${MDAEMON}: a full mailbox by setting`,
    examples: ['552 Requested mail action aborted: exceeded storage allocation'],
  },
  {
    stages: RECIPIENT,
    codes: PASSING,
    enhanced: /^4\.3\.\d+$/,
    about: 'relay',
    source: `${RFC_3463}, 3.4: the mail system, and no mailbox of it; ${POSTFIX}`,
    examples: ['452 4.3.1 Insufficient system storage', '451 4.3.5 Server configuration error'],
  },
  {
    stages: RECIPIENT,
    codes: PASSING,
    about: 'for-a-time',
    source: `${RFC_5321}; RFC 6647: greylisting; ${EXCHANGE}; ${GMAIL}; ${MDAEMON}`,
    examples: [
      '450 4.1.1 <a@so-y-te.example>: Recipient address rejected: unverified address: Address lookup failed',
      '450 4.2.0 <a@so-y-te.example>: Recipient address rejected: Greylisted',
      '450 4.2.1 The user you are trying to contact is receiving email too quickly',
      '452 4.5.3 Too many recipients',
      '451 4.7.500 Server busy. Please try again later',
      '452 Requested action not taken: insufficient system storage',
      '451 Temporary local problem - please try later',
    ],
  },
  {
    stages: RECIPIENT,
    codes: FINAL,
    enhanced: /^5\.(?:[12]\.\d+|4\.(?:1|4|310))$/,
    about: 'address',
    source: `${RFC_3463}, 3.2, 3.3 and 3.5; RFC 7504 and RFC 7505; ${EXCHANGE_EDGE}; ${EXCHANGE}; ${GMAIL}; ${MAT_BAO}`,
    examples: [
      "550-5.1.1 The email account that you tried to reach does not exist. Please try\r\n550 5.1.1 double-checking the recipient's email address",
      '550 5.1.1 <a@so-y-te.example>: Recipient address rejected: User unknown in local recipient table',
      '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
      '556 5.1.10 Recipient address has null MX',
      '550 5.1.0 Address rejected',
      '550 5.1.2 Domain not found',
      '550 5.2.1 The email account that you tried to reach is inactive',
      '550 5.4.1 [a@so-y-te.example]: Recipient address rejected: Access denied',
      '554 5.4.4 Unable to route due to invalid recipient address',
      '550 5.4.310 DNS domain does not exist',
    ],
  },
  {
    stages: RECIPIENT,
    codes: [550, 550],
    enhanced: /^5\.7\.1$/,
    about: 'address',
    source: `${RFC_3463}, 3.8: X.7.1, the sender is not authorized to send to this destination; ${EXCHANGE}`,
    examples: ['550 5.7.1 Recipient rejected', '550 5.7.1 Delivery not authorized, message refused'],
  },
  {
    stages: RECIPIENT,
    codes: FINAL,
    text: /recipient (?:address )?rejected|user (?:unknown|suspended|not found)|unknown user|no such (?:user|mailbox|person)|recipient unknown/i,
    about: 'address',
    source: `${POSTFIX_ACCESS}: a table of recipients answers 554 5.7.1; ${HAI_NHAN}`,
    examples: [
      '554 5.7.1 <a@so-y-te.example>: Recipient address rejected: Access denied',
      '554 5.7.0 No such user here',
    ],
  },
  {
    stages: RECIPIENT,
    codes: [550, 553],
    enhanced: 'none',
    about: 'address',
    source: `${RFC_5321}: the mailbox is unavailable; ${HAI_NHAN}; ${VIETNAP}`,
    examples: [
      '550 Unknown user',
      '550 Unrouteable address',
      '550 <a@so-y-te.example>, Recipient unknown',
      '551 User not local',
      '553 Requested action not taken: mailbox name not allowed',
    ],
  },
  {
    stages: RECIPIENT,
    codes: [556, 556],
    about: 'address',
    source: 'RFC 7504: the domain takes no mail',
    examples: ['556 Domain does not accept mail'],
  },
  {
    stages: LETTER,
    codes: FINAL,
    enhanced: /^5\.1\.(?:1|10)$/,
    about: 'address',
    source: `RFC 2033, 4.2: a relay that hands on at once says after the letter that nobody has this address; ${EXCHANGE}`,
    examples: ['550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'],
  },
  {
    stages: LETTER,
    codes: FINAL,
    about: 'letter',
    source: `${RFC_5321}; ${GMAIL}; ${POSTFIX}#message_size_limit`,
    examples: [
      '552 5.3.4 Message size exceeds fixed limit',
      '552 5.7.0 This message was blocked because its content presents a potential security issue',
      '550-5.7.1 [192.0.2.1] Our system has detected that this message is likely\r\n550 5.7.1 unsolicited mail.',
      '554 5.7.1 Message rejected as spam by content filtering',
      '554 Transaction failed',
    ],
  },
];
