import { linted } from '../support/lint';

const METHODS = [
  ...['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'].map(
    (of) => `get${of}()`,
  ),
  'setDate(1)',
  'setHours(0, 0)',
  'getTimezoneOffset()',
  'toDateString()',
  'toTimeString()',
  'toLocaleString()',
  'toLocaleDateString()',
  'toLocaleTimeString()',
];

const ofHost = (folder: string): [string, string][] => [
  ...METHODS.map((method, i): [string, string] => [
    `${folder}/method-${i}.ts`,
    `export const asked = (date: Date): unknown => date.${method};`,
  ]),
  [`${folder}/optional.ts`, 'export const asked = (date?: Date): unknown => date?.getDate();'],
  [`${folder}/by-text.ts`, "export const asked = (date: Date): unknown => date['getDate']();"],
  [`${folder}/taken-apart.ts`, 'export const asked = ({ getDate }: Date): unknown => getDate;'],
  [`${folder}/language.ts`, 'export const asked = (a: string, b: string): unknown => a.localeCompare(b);'],
  [`${folder}/fields.ts`, 'export const asked = new Date(2013, 10, 10);'],
  [`${folder}/text.ts`, "export const asked = Date.parse('2013-11-10T00:00');"],
  [`${folder}/intl.ts`, "export const asked = new Intl.DateTimeFormat('vi');"],
  [`${folder}/intl-parts.ts`, 'const { DateTimeFormat } = Intl;\nexport const asked = DateTimeFormat;'],
  [`${folder}/global-intl.ts`, 'export const asked = globalThis.Intl;'],
  [`${folder}/global-date.ts`, 'export const asked = globalThis.Date;'],
  [`${folder}/clock.ts`, 'export const asked = Date.now();'],
];

const REFUSED: [string, string][] = [
  ...ofHost('domain/rules'),
  ...ofHost('workflows'),
  // Where one of the two may be used, the other may not.
  ['domain/zone.ts', 'export const asked = new Date(2013, 10, 10);'],
  ['domain/time.ts', 'export const now = Date.now();'],
  ['workflows/plan-time.ts', "export const asked = new Intl.DateTimeFormat('vi');"],
];

const TAKEN: [string, string][] = [
  ['domain/zone.ts', "export const format = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' });"],
  ['domain/time.ts', 'export const text = (ms: number): string => new Date(ms).toISOString();'],
  ['workflows/plan-time.ts', 'export const nowMs = (): number => Date.now();'],
];

let refused: ReadonlyMap<string, string>;
let taken: ReadonlyMap<string, string>;

beforeAll(async () => {
  refused = await linted(Object.fromEntries(REFUSED));
  taken = await linted(Object.fromEntries(TAKEN));
});

describe('for the host’s zone, language and clock, lint', () => {
  test.each(REFUSED)('refuses in %s: %s', (file) => {
    expect(refused.get(file)).toMatch(/no-restricted-(globals|properties)/);
  });

  test.each(TAKEN)('takes in %s: %s', (file) => {
    expect(taken.get(file)).toBeUndefined();
  });
});
