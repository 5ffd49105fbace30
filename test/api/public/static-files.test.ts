import { readdirSync } from 'node:fs';
import path from 'node:path';
import request from 'supertest';
import { projectRoot } from '../../../config/project-root';
import { describeApi } from '../../support/api/describe-api';

const asset = readdirSync(path.join(projectRoot, 'dist', 'web', 'assets')).find((name) =>
  name.endsWith('.js'),
);

const DOORS = [
  '/',
  '/viec',
  '/docs',
  '/docs/page.js',
  '/docs/page.css',
  '/docs/swagger-ui.css',
  '/docs/swagger-ui-bundle.js',
  '/openapi.json',
  `/assets/${asset}`,
  '/assets/khong-co.js',
  '/dang-nhap',
  '/livez',
  '/api/v1/hooks/review-filed/schema',
];

const CONDITIONS: Record<string, string>[] = [
  { 'If-Match': '"other"' },
  { 'If-Match': 'W/"other", "b"' },
  { 'If-Match': 'not an etag' },
  { 'If-Match': '*' },
  { 'If-None-Match': '*' },
  { 'If-None-Match': 'not an etag' },
  { 'If-Unmodified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
  { 'If-Unmodified-Since': 'never' },
  { 'If-Modified-Since': 'never' },
  { Range: 'bytes=0-9' },
  { Range: 'bytes=999999999-' },
  { Range: 'bytes=9-0' },
  { Range: 'bytes=-' },
  { Range: 'bytes=a-b' },
  { Range: `bytes=${'0-0,'.repeat(500)}0-0` },
  { Range: 'lines=1-2' },
  { Range: 'bytes=0-9', 'If-Range': '"other"' },
  { Range: 'bytes=0-9', 'If-Range': 'never' },
];

describeApi('whatever a request says of the version and the part that it wants,', {}, (api) => {
  it.each(DOORS)('%s never fails', async (door) => {
    const plain = (await request(api.app).get(door)).status;
    const fits = [plain, ...(plain === 200 ? [206, 304, 412, 416] : [])];
    const asked = (['get', 'head'] as const).flatMap((method) =>
      CONDITIONS.map(async (headers) => {
        const { status } = await request(api.app)[method](door).set(headers);
        return fits.includes(status) ? [] : [{ method, headers, status }];
      }),
    );
    expect((await Promise.all(asked)).flat()).toEqual([]);
  });

  it('a file that changed is refused, in the form of every problem', async () => {
    const answer = await request(api.app).get('/docs/swagger-ui.css').set('If-Match', '"other"');
    expect([answer.status, answer.type]).toEqual([412, 'application/problem+json']);
    expect(answer.body.type).toBe('urn:cong-vu:problem:precondition-failed');
  });
});
