import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { API_PREFIX } from '../../config/api-prefix';
import { joined, type Text } from '../../domain/text';
import { TextError } from '../../domain/text-error';
import type { Print } from '../store-command';

const CAMPAIGN = 'fuzz';
const UNIT = 'so-y-te';
/** The plan of 2013 is past by the real clock; a day is longer than the requests take. */
const CLOCK = { kind: 'rehearsal', minutes: 1440 };

/** Whatever the requests say, these hold of every answer. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
  'unsupported_method',
  'allow_header_conformance',
  'ignored_auth',
];

/** How what breaks a schema may be refused; also for its size, or for a key that came with something else. */
const REFUSED = [400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429];

/**
 * One part of the requests: with ids of things that are there, or with whatever ids are made up. What would end the
 * campaign for all that come after is left to the second.
 */
interface Pass {
  name: Text;
  parameters: Record<string, string>;
  exclude: readonly string[];
  share: number;
}

const PASSES: readonly Pass[] = [
  {
    name: { en: 'an open campaign', vi: 'đợt đánh giá đang mở' },
    parameters: { 'path.campaign': CAMPAIGN, 'path.unit': UNIT },
    exclude: ['cancelCampaign'],
    share: 0.75,
  },
  { name: { en: 'made-up ids', vi: 'mã tự đặt' }, parameters: {}, exclude: [], share: 0.25 },
];

interface Fuzzing {
  executable: string;
  apiUrl: string;
  key: string;
  /** Where notes may be left. */
  dataDir: string;
  cases: number;
  seed: number;
  print: Print;
  /** Ends it; it then throws. */
  signal: AbortSignal;
}

/** Opens a campaign and sends it the requests; resolves to whether nothing was found. */
export async function fuzz(fuzzing: Fuzzing): Promise<boolean> {
  await openCampaign(fuzzing);
  let [passed, sent] = [true, 0];
  for (const pass of PASSES) {
    fuzzing.print(joined('\n', pass.name));
    const result = await send(fuzzing, pass);
    passed &&= result.passed;
    sent += result.cases;
  }
  const { seed } = fuzzing;
  fuzzing.print({
    en: `\n${sent} cases, seed ${seed}: ${passed ? 'nothing found' : 'see above'}`,
    vi: `\n${sent} yêu cầu, --seed ${seed}: ${passed ? 'không phát hiện lỗi' : 'xem các lỗi ở trên'}`,
  });
  return passed;
}

async function openCampaign({ apiUrl, key }: Fuzzing): Promise<void> {
  const answer = await fetch(`${apiUrl}${API_PREFIX}/campaigns`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      id: CAMPAIGN,
      plan: 'dong-nai-2013',
      register: 'dong-nai-2013-small',
      clock: CLOCK,
    }),
  });
  if (answer.ok) return;
  const reason = `${answer.status} ${await answer.text()}`;
  throw new TextError({
    en: `the campaign was not opened: ${reason}`,
    vi: `không mở được đợt đánh giá: ${reason}`,
  });
}

async function send(fuzzing: Fuzzing, pass: Pass): Promise<{ passed: boolean; cases: number }> {
  const { executable, apiUrl, key, dataDir, cases, seed, print, signal } = fuzzing;
  const config = path.join(dataDir, 'schemathesis.toml');
  const report = path.join(dataDir, 'report.json');
  const lines = Object.entries(pass.parameters).map(([name, value]) => `"${name}" = "${value}"`);
  const statuses = `expected-statuses = [${REFUSED.join(', ')}]`;
  const settings = ['[parameters]', ...lines, '[checks.negative_data_rejection]', statuses, ''];
  await writeFile(config, settings.join('\n'));
  const options = {
    '--header': `Authorization: Bearer ${key}`,
    '--seed': String(seed),
    '--phases': 'examples,coverage,fuzzing',
    '--checks': CHECKS.join(','),
    '--max-examples': String(Math.ceil((cases * pass.share) / (await countOperations(apiUrl)))),
    // That most generated filings do not fit the plan is no news.
    '--warnings': 'off',
    '--report': 'json',
    '--report-json-path': report,
    '--generation-database': 'none',
  };
  const excluded = pass.exclude.flatMap((operation) => ['--exclude-operation-id', operation]);
  const target = ['--config-file', config, 'run', `${apiUrl}/openapi.json`, '--no-color'];
  const args = [...target, ...Object.entries(options).flat(), ...excluded];
  const child = spawn(executable, args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: dataDir, signal });
  // A request that was found may be a megabyte long.
  createInterface({ input: child.stdout }).on('line', (line) => print(line.slice(0, 300)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { passed: code === 0, cases: await casesIn(report) };
}

async function countOperations(apiUrl: string): Promise<number> {
  const { paths } = (await (await fetch(`${apiUrl}/openapi.json`)).json()) as { paths: object };
  return Object.values(paths).flatMap((item: object) => Object.keys(item)).length;
}

async function casesIn(report: string): Promise<number> {
  const { test_cases: cases } = JSON.parse(await readFile(report, 'utf8')) as {
    test_cases?: { generated?: number };
  };
  return cases?.generated ?? 0;
}
