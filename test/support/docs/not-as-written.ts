import { IS_FULL } from '../size';

interface NotAsWritten {
  command: string;
  run: string;
  why: string;
  /** In its place where long runs are wanted. */
  long?: string;
}

/** What a test of the pages does not run as it stands, what it runs in its place, and why. */
const NOT_AS_WRITTEN: readonly NotAsWritten[] = [
  {
    command: 'npm ci',
    run: ':',
    why: 'the packages are here, the service of the test runs, and this is npm test',
  },
  {
    command: 'npm run rehearse',
    run: 'npm run rehearse -- --help',
    why: 'minutes',
    long: 'npm run rehearse -- --register dong-nai-2013-small',
  },
  {
    command: 'npm run rehearse -- --plan dong-nai-2026',
    run: 'npm run rehearse -- --plan dong-nai-2026 --help',
    why: 'minutes',
  },
  {
    command: 'npm run rehearse -- --from 2013-11-26',
    run: 'npm run rehearse -- --from 2013-11-26 --help',
    why: 'minutes',
    long: 'npm run rehearse -- --register dong-nai-2013-small --from 2014-02-20',
  },
  {
    command: 'npm run rehearse -- --minutes 10',
    run: 'npm run rehearse -- --minutes 10 --help',
    why: 'minutes',
  },
  {
    command: 'npm run rehearse -- --plan dong-nai-2027',
    run: 'npm run rehearse -- --plan dong-nai-2027 --help',
    why: 'minutes',
    long: 'npm run rehearse -- --plan dong-nai-2027 --from 2028-01-08',
  },
  {
    command: 'LC_ALL=vi npm run rehearse -- --plan dong-nai-2027',
    run: 'LC_ALL=vi npm run rehearse -- --plan dong-nai-2027 --help',
    why: 'minutes',
  },
  {
    command: 'npm run after-restore',
    run: 'npm run after-restore -- --help',
    why: 'it is for a service that is stopped',
  },
  { command: 'npm run worker', run: 'npm run worker -- --help', why: 'it runs until somebody ends it' },
  { command: 'npm run api', run: 'npm run api -- --help', why: 'it runs until somebody ends it' },
  {
    command: 'npm run test:one -- test/domain/clock',
    run: ':',
    why: 'a test in a test; it looks for the file',
  },
  { command: 'npm run endure', run: ':', why: 'an hour; the test looks for its files' },
  { command: 'npm run bench', run: ':', why: 'nothing else may run beside it; the test looks for its files' },
  { command: 'npm run sizes', run: ':', why: 'half an hour; the test looks for its files' },
  {
    command: 'npm run fuzz',
    run: 'npm run fuzz -- --help',
    why: 'a service of its own, and a package from the network',
    long: 'npm run fuzz -- --cases 1',
  },
];

/** Without its comment; of an installation the first words. */
const commandOf = (line: string): string => /^npm ci\b/.exec(line)?.[0] ?? line.replace(/\s+#.*$/, '');

/** What runs in place of a line; undefined if the line runs as it stands. */
export function instead(line: string): string | undefined {
  const found = NOT_AS_WRITTEN.find(({ command }) => command === commandOf(line));
  return found && ((IS_FULL ? found.long : undefined) ?? found.run);
}
