import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { endpoints } from '../../api/endpoints';
import { clientTypes } from '../../api/openapi/client-types';
import { openApiDocument } from '../../api/openapi/document';
import { hookRoutes } from '../../api/webhooks/describe';
import { answerOf, doneOf, ProblemAnswered } from '../../api-client/answer-of';
import { apiClient } from '../../api-client/client';
import { describeApi } from '../support/api/describe-api';
import { temporaryFolder } from '../support/temporary-folder';

const run = promisify(execFile);
const root = path.join(__dirname, '../..');
const EXAMPLE = 'docs/examples/file-a-review.ts';

describeApi('over HTTP,', {}, (api) => {
  const listening = async <Result>(use: (url: string) => Promise<Result>): Promise<Result> => {
    const server = api.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  };

  describe('the client of the API', () => {
    it('has the types that the API describes', async () => {
      const committed = await readFile(path.join(root, 'api-client/schema.ts'), 'utf8');
      const isOfToday = committed === clientTypes(openApiDocument(endpoints, hookRoutes));
      expect(
        isOfToday || 'api-client/schema.ts is not of the API as it describes itself now: run «npm run docs»',
      ).toBe(true);
    });

    it('throws what the API answers instead, with its problem document', async () => {
      await listening(async (url) => {
        const client = apiClient({ url, key: 'cv_none', headers: { 'Accept-Language': 'en' } });
        const refused = await answerOf(client.GET('/api/v1/campaigns')).catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(ProblemAnswered);
        expect(refused).toMatchObject({ status: 401, problem: { status: 401, title: expect.any(String) } });
        const path = { campaign: 'c', unit: 'so-y-te', step: 'self-review', party: 'so-y-te' } as const;
        const address = '/api/v1/campaigns/{campaign}/evaluations/{unit}/drafts/{step}/{party}';
        await expect(doneOf(client.DELETE(address, { params: { path } }))).rejects.toMatchObject({
          status: 401,
        });
      });
    });
  });

  describe('the example program', () => {
    let folder: string;
    let remove: () => Promise<void>;

    beforeAll(async () => {
      ({ folder, remove } = await temporaryFolder());
      for (const part of ['tsconfig.json', 'api-client', 'docs/examples']) {
        await cp(path.join(root, part), path.join(folder, part), { recursive: true });
      }
      await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    });

    afterAll(() => remove());

    const compile = () =>
      run(path.join(root, 'node_modules/.bin/tsc'), ['-p', 'docs/examples'], { cwd: folder }).then(
        () => '',
        // A compiler that was ended says nothing of it there.
        ({ stdout, message }: { stdout: string; message: string }) => stdout || message,
      );

    it('files a review with the client', async () => {
      expect(await compile()).toBe('');

      await api.open('c');
      const key = await api.keyFor({ roles: ['reviewer'], party: 'so-tai-chinh', campaign: 'c' });
      const { stdout } = await listening((url) => {
        const env = {
          CONG_VU_URL: url,
          CONG_VU_KEY: key,
          CAMPAIGN: 'c',
          UNIT: 'so-y-te',
          PARTY: 'so-tai-chinh',
        };
        return run(process.execPath, ['dist/docs/examples/file-a-review.js'], { cwd: folder, env });
      });
      expect(stdout).toBe('so-tai-chinh-1@so-tai-chinh: accepted, on-time\n');
    });

    it('does not compile where it asks for a field that there is not', async () => {
      const example = await readFile(path.join(root, EXAMPLE), 'utf8');
      const changed = example.replace('filing.timeliness', 'filing.timely');
      await writeFile(path.join(folder, EXAMPLE), changed);
      expect(await compile()).toContain("Property 'timely' does not exist");
    });
  });
});
