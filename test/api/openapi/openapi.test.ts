import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import request from 'supertest';
import { endpoints } from '../../../api/endpoints';
import { openApiDocument } from '../../../api/openapi/document';
import { hookRoutes } from '../../../api/webhooks/describe';
import { describeApi } from '../../support/api/describe-api';
import { temporaryFolder } from '../../support/temporary-folder';

const run = promisify(execFile);
const root = path.join(__dirname, '../../..');
const EXAMPLE = path.join(root, 'docs/examples/file-a-review.ts');

describeApi('over HTTP,', {}, (api) => {
  describe('the description of the API', () => {
    const document = openApiDocument(endpoints, hookRoutes);

    it('is OpenAPI 3.1, to be had without a key', async () => {
      const answer = await request(api.app).get('/openapi.json');
      expect(answer.status).toBe(200);
      expect(answer.body.openapi).toBe('3.1.0');
      expect(answer.body).toEqual(JSON.parse(JSON.stringify(document)));
    });

    it('has every operation once, with who may call it and every problem that it may answer', () => {
      const operations = Object.values(document.paths ?? {}).flatMap((item) => Object.values(item));
      expect(operations.map(({ operationId }) => String(operationId)).sort()).toEqual(
        [
          ...endpoints.map(({ operation }) => operation),
          ...hookRoutes.map((each) => String(each.operationId)),
        ].sort(),
      );
      for (const { responses, description, security } of operations) {
        if (security?.length === 0) continue;
        expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403', '429', '500', '503']));
        expect(description).toMatch(/^- \*\*/);
      }
    });

    it('requires of no answer what some role does not see', () => {
      const schemas = document.components?.schemas as Record<string, { required?: string[] }>;
      expect(schemas['CampaignLine']?.required).toContain('id');
      expect(schemas['CampaignLine']?.required).not.toContain('sending');
      expect(schemas['Obligation']?.required).toContain('name');
      expect(schemas['Obligation']?.required).not.toContain('dueAt');
      expect(schemas['FilingFate']?.required).toContain('receivedAt');
    });

    it('has a page for people, of which nothing comes from elsewhere', async () => {
      const page = await request(api.app).get('/docs');
      expect(page.status).toBe(200);
      const addresses = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(
        ([, address]) => address ?? '',
      );
      expect(addresses.length).toBeGreaterThan(2);
      for (const address of addresses) {
        expect(address).toMatch(/^\/docs\//);
        expect((await request(api.app).get(address)).status).toBe(200);
      }
    });
  });

  describe('a client that is generated from the description', () => {
    let folder: string;
    let remove: () => Promise<void>;

    beforeAll(async () => {
      ({ folder, remove } = await temporaryFolder());
      const spec = path.join(folder, 'openapi.json');
      await writeFile(spec, JSON.stringify(openApiDocument(endpoints, hookRoutes)));
      await run(process.execPath, [
        path.join(root, 'test/client/generate.mjs'),
        spec,
        path.join(folder, 'cong-vu.ts'),
      ]);
      const compilerOptions = {
        target: 'es2023',
        module: 'commonjs',
        lib: ['es2023', 'dom'],
        types: ['node'],
        typeRoots: [path.join(root, 'node_modules/@types')],
        strict: true,
        skipLibCheck: true,
      };
      await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    });

    afterAll(() => remove());

    const compile = () =>
      run(path.join(root, 'node_modules/.bin/tsc'), ['-p', folder]).then(
        () => '',
        ({ stdout }: { stdout: string }) => stdout,
      );

    it('fits the example program, and files a review with it', async () => {
      await copyFile(EXAMPLE, path.join(folder, 'file-a-review.ts'));
      expect(await compile()).toBe('');

      await api.open('c');
      const listening = api.app.listen(0, '127.0.0.1');
      await once(listening, 'listening');
      try {
        const { port } = listening.address() as AddressInfo;
        const env = {
          CONG_VU_URL: `http://127.0.0.1:${port}`,
          CONG_VU_KEY: await api.keyFor({ roles: ['reviewer'], party: 'so-tai-chinh', campaign: 'c' }),
          CAMPAIGN: 'c',
          UNIT: 'so-y-te',
          PARTY: 'so-tai-chinh',
        };
        const { stdout } = await run(process.execPath, [path.join(folder, 'file-a-review.js')], { env });
        expect(stdout).toBe('so-tai-chinh-1@so-tai-chinh: accepted, on-time\n');
      } finally {
        await new Promise((resolve) => listening.close(resolve));
      }
    });

    it('does not fit a program that asks for a field which there is not', async () => {
      const example = await readFile(EXAMPLE, 'utf8');
      await writeFile(
        path.join(folder, 'file-a-review.ts'),
        example.replace('filing.timeliness', 'filing.timely'),
      );
      expect(await compile()).toContain("Property 'timely' does not exist");
    });
  });
});
