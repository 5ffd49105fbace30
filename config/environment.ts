import { z } from 'zod';
import { foreignLine } from '../domain/characters';
import { foreignInLine } from '../domain/input-text';
import { EMAIL_CODES } from '../domain/sign-in';
import { joined, said } from '../domain/text';
import { TextError } from '../domain/text-error';
import { schemaFaults } from './files/schema-faults';
import { issuerUrl, publicUrl } from './public-url';

/**
 * Every setting of the service, read once and validated before anything listens. Nothing else touches
 * `process.env`. `.env.example` is checked against this in the tests.
 */
/** A number in decimal digits: `Number` would also take `0x10`, `1e3`, ` 5 ` and nothing at all. */
const inDigits = (form: RegExp, message: string, range: z.ZodNumber) =>
  z.string().regex(form, message).transform(Number).pipe(range);

const mustBeWhole = said({
  en: 'must be a whole number in digits alone, such as 20',
  vi: 'phải là số nguyên, chỉ gồm chữ số, ví dụ 20',
});
const whole = (range: z.ZodNumber) => inDigits(/^\d{1,15}$/, mustBeWhole, range);

const mustBeRate = said({
  en: 'must be a number in digits, such as 12 or 0.5',
  vi: 'phải là số, chỉ gồm chữ số và dấu chấm thập phân, ví dụ 12 hoặc 0.5',
});
const rate = inDigits(/^\d{1,15}(\.\d{1,15})?$/, mustBeRate, z.number().positive());

const port = whole(z.number().max(65_535));
const count = whole(z.number().min(1));

const mustBegin = (...schemes: string[]): string =>
  said({ en: `must begin with ${schemes.join(' or ')}`, vi: `phải bắt đầu bằng ${schemes.join(' hoặc ')}` });

const scannerUrl = z.string().regex(
  /^(clamd:\/\/[^\s/:@]+:\d{1,5}|icap:\/\/[^\s/:@]+:\d{1,5}\/[\w./-]+)$/,
  said({
    en: 'must be clamd://host:port or icap://host:port/service',
    vi: 'phải có dạng clamd://máy chủ:cổng hoặc icap://máy chủ:cổng/dịch vụ',
  }),
);

const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
const DOMAIN = new RegExp(`^${LABEL}(\\.${LABEL})+$`, 'i');
const SELECTOR = new RegExp(`^${LABEL}(\\.${LABEL})*$`, 'i');
const mustBeDomain = said({
  en: 'must be a domain such as so-noi-vu.tinh.example',
  vi: 'phải là tên miền, ví dụ so-noi-vu.tinh.example',
});
const mustBeSelector = said({
  en: 'must be a selector such as cong-vu-2026: letters, digits and hyphens',
  vi: 'phải là bộ chọn, ví dụ cong-vu-2026: gồm chữ cái không dấu, chữ số và dấu gạch nối',
});

const secret = z
  .string()
  .refine(
    (text) => text.length >= 32,
    said({ en: 'must have 32 characters or more', vi: 'phải có ít nhất 32 ký tự' }),
  );

export const environmentSchema = z.object({
  /** Port of the API; 0 takes any free one. */
  PORT: port.default(3000),
  /** Address that the API listens on. Behind a reverse proxy leave it as it is. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /**
   * Where officials reach the service in a browser, for the links of letters: https, or http on this machine. Without it letters
   * have no links.
   */
  PUBLIC_URL: publicUrl.optional(),
  /**
   * A secret of this installation alone, from which the links of letters are made, and with which the secrets of senders are sealed: the
   * same for the worker and the API. Without it letters have no links, and no sender gets a secret.
   */
  INSTALLATION_SECRET: secret.optional(),
  /** The one before, after it was replaced, until the API has started once: what is sealed with it is sealed anew. */
  INSTALLATION_SECRET_BEFORE: secret.optional(),
  /** Reverse proxies whose `X-Forwarded-For` counts, as Express's «trust proxy» takes them, such as `loopback`. */
  TRUST_PROXY: z.string().min(1).optional(),
  /** Requests that one key may make in a minute, at each API process. */
  REQUESTS_PER_MINUTE: count.default(1200),
  /** Requests without a valid key that one address may make in a minute, at each API process. */
  REFUSALS_PER_MINUTE: count.default(30),
  /** What one address may ask in a minute of what needs no key (pages, links, sign-in), at each API process. */
  OPEN_REQUESTS_PER_MINUTE: count.default(1200),
  /** Connections that one address may have open, and all together, at each API process; a proxy of TRUST_PROXY has only the second. */
  CONNECTIONS_PER_ADDRESS: count.default(200),
  CONNECTIONS: count.default(2000),
  /** Where the first administrator key and the embedded parts' data go. */
  DATA_DIR: z.string().min(1).default('.data'),
  /** Folder with a province's own `plans/` and `registers/`; without it those that come with the service. */
  CONFIG_DIR: z.string().min(1).optional(),
  /** `host:port` of a Temporal frontend. Without it `npm start` brings up an embedded development server. */
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s:]+:\d+$/, said({ en: 'must be host:port', vi: 'phải có dạng máy chủ:cổng' }))
    .optional(),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  /** API key of Temporal Cloud. */
  TEMPORAL_API_KEY: z.string().min(1).optional(),
  /** Files of a client certificate and its key, for mutual TLS; both or none. */
  TEMPORAL_TLS_CERT: z.string().min(1).optional(),
  TEMPORAL_TLS_KEY: z.string().min(1).optional(),
  /** File of the certificate authority that signed the server's certificate; setting it turns TLS on. */
  TEMPORAL_TLS_CA: z.string().min(1).optional(),
  /** The name that the server's certificate is for, where it is reached under another one; setting it turns TLS on. */
  TEMPORAL_TLS_SERVER_NAME: z.string().min(1).optional(),
  /** Temporal's web UI, for links. */
  TEMPORAL_UI_URL: z.url().optional(),
  /** A MongoDB replica set, with the database's name. Without it `npm start` brings up an embedded store. */
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, mustBegin('mongodb://', 'mongodb+srv://'))
    .optional(),
  /** The mail relay. Without it letters go to the embedded test mailbox. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, mustBegin('smtp://', 'smtps://'))
    .optional(),
  /** File of the certificate authority that signed the relay's certificate; without it the system's own are trusted. */
  SMTP_TLS_CA: z.string().min(1).optional(),
  /** The captured mailbox: where every letter of a rehearsal goes, whatever SMTP_URL says. */
  CAPTURED_SMTP_URL: z
    .string()
    .regex(/^smtp:\/\//, mustBegin('smtp://'))
    .optional(),
  /** The mail relay of sign-in codes, which do not wait behind letters; by default SMTP_URL. */
  SIGN_IN_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, mustBegin('smtp://', 'smtps://'))
    .optional(),
  /**
   * The domain that letters and sign-in codes are signed for by DKIM, which is the sender's or one above it; the selector of
   * the key in its DNS; and the file of the key, RSA of 2048 bits or more, PEM. All three or none: most relays sign themselves.
   */
  DKIM_DOMAIN: z.string().regex(DOMAIN, mustBeDomain).optional(),
  DKIM_SELECTOR: z.string().regex(SELECTOR, mustBeSelector).optional(),
  DKIM_KEY_FILE: z.string().min(1).optional(),
  /** Sign-in codes handed to the relay per second, at most, by each API process. */
  CODES_PER_SECOND: rate.default(5),
  /** Sign-in codes that one client address may ask for in an hour; an office behind one address shares them. */
  CODES_PER_CLIENT_AND_HOUR: count.default(30),
  /**
   * What a code by e-mail lets people do: everything that a register says of them, only read, or nothing. Mail is no second factor: a
   * province that holds to ASVS level 2 or 3 sets `read-only` or `off`.
   */
  EMAIL_CODE: z.enum(EMAIL_CODES).default('on'),
  /**
   * The province's own sign-in, by OpenID Connect: its issuer, as it writes it itself, and the id and secret under which it knows
   * this service. All three or none; they need PUBLIC_URL, where the provider sends people back to.
   */
  OIDC_ISSUER: issuerUrl.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What the sign-in page calls it. */
  OIDC_NAME: z.string().max(80).optional(),
  /** Words of `acr` or `amr`, comma-separated, each of which says that the provider has asked for two factors. */
  OIDC_STRONG: z.string().default('mfa'),
  /** One run of `npm start` in trial mode, with which its administrator's session ends; set by `npm start`. */
  TRIAL_RUN: z.string().min(1).optional(),
  /** The test mailbox's page, for links. */
  MAILBOX_URL: z.url().optional(),
  /** Letters handed to the relay per second, at most, by all workers together. */
  MAIL_PER_SECOND: rate.default(20),
  /** How large one file of a filing may be, in MB. */
  FILES_MAX_MB: whole(z.number().min(1).max(100)).default(20),
  /** How much all files of one party in one campaign may have together, in MB; each file counts in whole ones. */
  FILES_MB_PER_PARTY: count.default(500),
  /** The scanner for malware that every file goes through: `clamd://host:port` or `icap://host:port/service`. Without it there is none. */
  SCANNER_URL: scannerUrl.optional(),
  /** Messages of one sender of webhooks per minute, at most; each API process counts for itself. */
  WEBHOOKS_PER_MINUTE: count.default(600),
  /** The embedded parts in use, comma-separated; set by `npm start`. */
  TRIAL_PARTS: z
    .string()
    .default('')
    .transform((parts) => parts.split(',').filter((part) => part !== '')),
  /** Port of the API's metrics, in Prometheus format, at the address HOST; 0 takes any free one, and without it there are none. */
  API_METRICS_PORT: port.optional(),
  /** Port of the worker's metrics, which are the SDK's, in Prometheus format; without it there are none. */
  WORKER_METRICS_PORT: port.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Environment = z.output<typeof environmentSchema>;

/** A setting that is not as it must be; the message names each of them and the rule. */
export class InvalidEnvironment extends TextError {
  override readonly name = 'InvalidEnvironment';
}

/** Reads the settings; an empty one counts as not set, since Compose and files of settings leave such. */
export function readEnvironment(given: NodeJS.ProcessEnv): Environment {
  refuseForeign(given);
  const env = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(env);
  if (parsed.success) {
    const { TEMPORAL_TLS_CERT: cert, TEMPORAL_TLS_KEY: key } = parsed.data;
    if ((cert === undefined) !== (key === undefined)) {
      throw new InvalidEnvironment({
        en: 'TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY: set both or none',
        vi: 'TEMPORAL_TLS_CERT và TEMPORAL_TLS_KEY: đặt cả hai hoặc không đặt',
      });
    }
    refuseIncomplete(parsed.data, ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE']);
    refuseIncomplete(parsed.data, ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']);
    return parsed.data;
  }
  const lines = schemaFaults(environmentSchema, env).flatMap(({ path, message }) => [
    `\n  ${path.join('.')}: `,
    message,
  ]);
  throw new InvalidEnvironment(joined({ en: 'invalid settings:', vi: 'thiết lập không hợp lệ:' }, ...lines));
}

/** Three settings that say something together alone. */
function refuseIncomplete(
  environment: Environment,
  names: readonly [keyof Environment, keyof Environment, keyof Environment],
): void {
  const missing = names.filter((name) => environment[name] === undefined);
  if (missing.length === 0 || missing.length === names.length) return;
  const [first, second, third] = names;
  throw new InvalidEnvironment({
    en: `${first}, ${second} and ${third}: set all three or none; not set: ${missing.join(', ')}`,
    vi: `${first}, ${second} và ${third}: đặt cả ba hoặc không đặt; chưa đặt: ${missing.join(', ')}`,
  });
}

/** A setting is one line; what nobody sees in it, where it was copied, would make it another. Values may be secrets. */
function refuseForeign(env: NodeJS.ProcessEnv): void {
  const lines = Object.keys(environmentSchema.shape).flatMap((name) => {
    const found = foreignInLine(env[name] ?? '');
    return found ? [`\n  ${name}: `, foreignLine(found)] : [];
  });
  if (lines.length > 0)
    throw new InvalidEnvironment(
      joined({ en: 'invalid settings:', vi: 'thiết lập không hợp lệ:' }, ...lines),
    );
}

/** What a process that needs external parts cannot do without. */
export function required<K extends keyof Environment>(
  environment: Environment,
  name: K,
): NonNullable<Environment[K]> {
  const value = environment[name];
  if (value === undefined || value === null) {
    throw new InvalidEnvironment({
      en: `${name} is not set; run "npm start" for embedded parts, or set it`,
      vi: `chưa đặt ${name}; đề nghị chạy "npm start" để dùng các thành phần kèm theo, hoặc đặt biến này`,
    });
  }
  return value as NonNullable<Environment[K]>;
}
