import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import request from 'supertest';
import { reviewFiledExample } from '../../../api/webhooks/example';
import { reviewFiledBody } from '../../../api/webhooks/payload';
import { runningPlan } from '../../fixtures/running-year';
import { partlyStaffed } from '../../fixtures/small-register';
import { describeApi } from '../../support/api/describe-api';
import { registerSender } from '../../support/api/webhooks';
import { temporaryFolder } from '../../support/temporary-folder';

const text = readFileSync(path.join(__dirname, '../../../docs/webhooks.md'), 'utf8');
/** The block that has a text. */
function blockWith(part: string): string {
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```/gms)].map(([, code = '']) => code);
  const found = blocks.find((code) => code.includes(part));
  if (found === undefined) throw new Error(`no block of the page has ${part}`);
  return found;
}

const sampleBody = /<<'END'\n(.*)^END/ms.exec(blockWith('cat > review.json'))?.[1] ?? '';

/** The campaign and the plan of the tests have other names than those of the example. */
const ofTest = (sample: string) => sample.replaceAll('dong-nai-2013', 'c');

// The samples sign with the real time, so that the plan is one that runs.
const deps = () => ({
  now: Date.now,
  catalogue: { plan: () => runningPlan(), register: () => partlyStaffed },
});

describeApi('by the page about webhooks,', { open: 'c', deps }, (api) => {
  let listening: Server;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let environment: NodeJS.ProcessEnv;

  beforeAll(async () => {
    const { secret } = await registerSender(api);
    listening = api.app.listen(0, '127.0.0.1');
    await new Promise((resolve) => listening.once('listening', resolve));
    const { port } = listening.address() as AddressInfo;
    folder = await temporaryFolder();
    environment = {
      ...process.env,
      API: `http://127.0.0.1:${port}/api/v1`,
      SENDER: 'he-thong',
      SECRET: secret,
    };
  });

  afterAll(async () => {
    listening.close();
    await folder.remove();
  });

  async function run(script: string): Promise<unknown> {
    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
      cwd: folder.folder,
      env: environment,
    });
    return JSON.parse(stdout);
  }

  it('the schema is published to everybody, and refuses what the service refuses', async () => {
    const answer = await request(api.app).get('/api/v1/hooks/review-filed/schema');
    expect(answer.status).toBe(200);
    expect(answer.get('content-type')).toMatch(/^application\/schema\+json/);
    const schema = answer.body;
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      additionalProperties: false,
      properties: { step: { enum: ['agency-review', 'self-review', 'member-opinion'] } },
      examples: [reviewFiledExample],
    });
    expect(schema.required.sort()).toEqual(
      ['campaign', 'filedAt', 'filingId', 'level', 'reviewer', 'step', 'unit', 'version'].sort(),
    );
    for (const field of Object.keys(schema.properties)) expect(text).toContain(`\`${field}\``);
  });

  it('the samples sign, send and ask, as they are written', async () => {
    const send = blockWith('--data-binary @review.json');
    const ask = blockWith('/filings/dong-nai-2013/');
    const sample = JSON.parse(ofTest(sampleBody)) as typeof reviewFiledExample;
    const criteria = [{ criterion: 'duties', achieved: 'đạt', shortcomings: 'không' }];
    const payload = { ...sample, criteria, level: 'good', filedAt: new Date().toISOString() };
    await writeFile(
      path.join(folder.folder, 'review.json'),
      `${JSON.stringify({ ...payload, test: true }, null, 2)}\n`,
    );
    expect(await run(send)).toEqual({ test: true, unit: 'so-y-te', reviewer: 'so-tai-chinh' });
    await writeFile(path.join(folder.folder, 'review.json'), `${JSON.stringify(payload, null, 2)}\n`);
    expect(await run(send)).toMatchObject({ filingId: 'STC-2013-0012', unit: 'so-y-te' });
    expect(await run(ofTest(ask))).toMatchObject({ id: 'STC-2013-0012@sender:he-thong', outcome: 'pending' });
  });
});

it('the example passes the schema, and is the one in the page', () => {
  expect(reviewFiledBody.safeParse(reviewFiledExample).success).toBe(true);
  expect(JSON.parse(sampleBody)).toEqual(reviewFiledExample);
});
