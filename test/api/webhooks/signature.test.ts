import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { Webhook } from 'standardwebhooks';
import request from 'supertest';
import { livingSecrets } from '../../../use-cases/senders/secrets';
import { sentReview } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import {
  NOW,
  NOW_SECONDS,
  newWebhookId,
  registerSender,
  sendRaw,
  sendSigned,
  signedHeaders,
} from '../../support/api/webhooks';

const secrets = { first: '', second: '', retired: '', other: '', revoked: '' };

const body = JSON.stringify(sentReview({ filingId: 'forged' }));
const signed = (more: Partial<Parameters<typeof signedHeaders>[0]> = {}) =>
  signedHeaders({ secret: secrets.first, body, ...more });

interface Message {
  sender?: string;
  body: string | Buffer;
  headers: Record<string, string>;
}

const without = (name: string): Message => {
  const { [name]: _gone, ...headers } = signed() as Record<string, string>;
  return { body, headers };
};

const withHeader = (name: string, value: string): Message => ({
  body,
  headers: { ...signed(), [name]: value },
});

describeApi('by webhook,', { open: 'c', at: NOW }, (api) => {
  beforeAll(async () => {
    const retired = await registerSender(api);
    secrets.retired = retired.secret;
    const rotate = async () => (await api.post('/senders/he-thong/rotate', {})).body.secret.secret as string;
    secrets.first = await rotate();
    await api.post('/senders/he-thong/retire', { secret: retired.id });
    secrets.second = await rotate();
    secrets.other = (await registerSender(api, { id: 'khac' })).secret;
    secrets.revoked = (await registerSender(api, { id: 'thu-hoi' })).secret;
    await api.post('/senders/thu-hoi/revoke', {});
  });

  describe('a message that is refused by its signature', () => {
    const forged: [string, () => Message][] = [
      ['a wrong secret', () => ({ body, headers: signed({ secret: `whsec_${'A'.repeat(43)}=` }) })],
      ['a retired secret', () => ({ body, headers: signed({ secret: secrets.retired }) })],
      ['the secret of another sender', () => ({ body, headers: signed({ secret: secrets.other }) })],
      ['a sender that is unknown', () => ({ sender: 'khong-co', body, headers: signed() })],
      [
        'a sender that is revoked',
        () => ({ sender: 'thu-hoi', body, headers: signed({ secret: secrets.revoked }) }),
      ],
      ['a sender whose name is none', () => ({ sender: 'Không%20có', body, headers: signed() })],
      ['an altered body', () => ({ body: body.replace('good', 'excellent'), headers: signed() })],
      ['a body with one more blank', () => ({ body: `${body} `, headers: signed() })],
      ['a body that was cut', () => ({ body: body.slice(0, -20), headers: signed() })],
      ['no body', () => ({ body: '', headers: signed() })],
      ['an altered id', () => withHeader('webhook-id', 'msg_altered')],
      ['an altered timestamp', () => withHeader('webhook-timestamp', String(NOW_SECONDS - 1))],
      [
        'a timestamp of more than five minutes ago',
        () => ({ body, headers: signed({ timestamp: NOW_SECONDS - 301 }) }),
      ],
      [
        'a timestamp in more than five minutes',
        () => ({ body, headers: signed({ timestamp: NOW_SECONDS + 301 }) }),
      ],
      [
        'the signature of another scheme',
        () => withHeader('webhook-signature', signed({ id: 'x' })['webhook-signature'].replace('v1,', 'v2,')),
      ],
      [
        'its own signature under another scheme',
        () => {
          const headers = signed();
          return {
            body,
            headers: {
              ...headers,
              'webhook-signature': headers['webhook-signature'].replace('v1,', 'v1a,'),
            },
          };
        },
      ],
      [
        'bytes that are no text, which the library cannot tell apart',
        () => ({
          body: Buffer.from([0x7b, 0xff, 0x7d]),
          headers: signed({ body: Buffer.from([0x7b, 0xfe, 0x7d]) }),
        }),
      ],
    ];

    it.each(forged)('is answered 401 with %s, and nothing is stored', async (_what, message) => {
      const before = await api.everything();
      const answer = await sendRaw(api, message());
      expect(answer.status).toBe(401);
      expect(await api.everything()).toEqual(before);
    });

    it('is answered in the same words whatever was wrong', async () => {
      const answers = await Promise.all(forged.map(([, message]) => sendRaw(api, message())));
      const words = answers.map(({ body: { requestId: _id, ...problem }, headers }) =>
        JSON.stringify([problem, headers['www-authenticate'], headers['cache-control']]),
      );
      expect(new Set(words).size).toBe(1);
      expect(words[0]).toContain('urn:cong-vu:problem:signature-refused');
    });

    it.each([
      ['webhook-id', 'that is missing', () => without('webhook-id')],
      ['webhook-timestamp', 'that is missing', () => without('webhook-timestamp')],
      ['webhook-signature', 'that is missing', () => without('webhook-signature')],
      ['webhook-id', 'with a dot', () => withHeader('webhook-id', 'a.1700000000')],
      ['webhook-id', 'of 101 characters', () => withHeader('webhook-id', 'x'.repeat(101))],
      [
        'webhook-timestamp',
        'with letters after the number',
        () => withHeader('webhook-timestamp', `${NOW_SECONDS}ab`),
      ],
      ['webhook-timestamp', 'that is no number', () => withHeader('webhook-timestamp', NOW)],
      ['webhook-timestamp', 'with a sign', () => withHeader('webhook-timestamp', `-${NOW_SECONDS}`)],
      ['webhook-timestamp', 'with a leading zero', () => withHeader('webhook-timestamp', `0${NOW_SECONDS}`)],
      ['webhook-signature', 'without a signature', () => withHeader('webhook-signature', 'v1')],
      [
        'webhook-signature',
        'without a version',
        () => withHeader('webhook-signature', signed()['webhook-signature'].slice(3)),
      ],
      ['webhook-signature', 'that is no base64', () => withHeader('webhook-signature', 'v1,*')],
      [
        'webhook-signature',
        'with eleven signatures',
        () => withHeader('webhook-signature', Array(11).fill('v1,YQ==').join(' ')),
      ],
    ])('is answered 400 for a %s %s, and nothing is stored', async (header, _how, message) => {
      const before = await api.everything();
      const answer = await sendRaw(api, message());
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ type: 'urn:cong-vu:problem:bad-request', header });
      expect(await api.everything()).toEqual(before);
    });

    it('is not believed for a key of the API', async () => {
      const answer = await request(api.app)
        .post('/api/v1/hooks/he-thong/review-filed')
        .set('Authorization', `Bearer ${api.key}`)
        .send(sentReview());
      expect(answer.status).toBe(400);
    });
  });

  describe('a signature stands', () => {
    const file = (filingId: string, headers: (text: string) => Record<string, string>) => {
      const text = JSON.stringify(sentReview({ filingId }));
      return sendRaw(api, { body: text, headers: headers(text) });
    };

    it('with either of two living secrets', async () => {
      for (const secret of [secrets.first, secrets.second]) {
        const answer = await sendSigned(api, { secret, payload: sentReview({ filingId: 'either' }) });
        expect(answer.status).toBe(202);
      }
    });

    it.each([-300, 300])('%d s from our clock', async (away) => {
      const timestamp = NOW_SECONDS + away;
      const answer = await file(`edge${away}`.replace('-', '_'), (text) =>
        signedHeaders({ secret: secrets.first, timestamp, body: text }),
      );
      expect(answer.status).toBe(202);
    });

    it('as one of several', async () => {
      const answer = await file('several', (text) => {
        const headers = signedHeaders({ secret: secrets.second, body: text });
        const other = new Webhook(secrets.other).sign(headers['webhook-id'], new Date(NOW), text);
        return { ...headers, 'webhook-signature': `v2,YQ== ${other} ${headers['webhook-signature']}` };
      });
      expect(answer.status).toBe(202);
    });
  });

  describe('a question about the fate of a filing', () => {
    const path = (filing: string) => `/api/v1/hooks/he-thong/filings/c/${filing}`;
    const ask = (target: string, content: string) =>
      request(api.app)
        .get(target)
        .set(signedHeaders({ secret: secrets.first, body: content }));

    beforeAll(async () => {
      for (const [filingId, version] of [
        ['asked', 1],
        ['asked', 2],
        ['other', 1],
      ] as const) {
        const payload = sentReview({ filingId, version });
        const answer = await sendSigned(api, { secret: secrets.first, payload });
        expect([filingId, version, answer.status]).toEqual([filingId, version, 202]);
      }
    });

    it.each([path('asked'), `${path('asked')}?version=2`])(
      'is answered where it is signed: %s',
      async (target) => {
        expect((await ask(target, target)).status).toBe(200);
      },
    );

    it.each([
      ['another filing', path('asked'), path('other')],
      ['another version', path('asked'), `${path('asked')}?version=2`],
      ['the first version', `${path('asked')}?version=2`, path('asked')],
      ['the same in another spelling', path('asked'), path('%61sked')],
      ['any filing, with nothing signed', '', path('asked')],
    ])('is not answered about %s', async (_what, signedPath, target) => {
      expect((await ask(target, signedPath)).status).toBe(401);
    });

    it('is no message', async () => {
      const target = path('asked');
      const answer = await sendRaw(api, { body: target, headers: signed({ body: target }) });
      expect(answer.status).toBe(400);
    });
  });

  describe('a body', () => {
    const large = `{"level":"${'x'.repeat(1024 * 1024)}"}`;

    it('that is too large is answered 413, also with a right signature, and nothing is stored', async () => {
      const before = await api.everything();
      const answer = await sendRaw(api, { body: large, headers: signed({ body: large }) });
      expect(answer.status).toBe(413);
      expect(await api.everything()).toEqual(before);
    });

    /** Sends bytes, and resolves to what came back until the other side ended. */
    async function speak(bytes: string[]): Promise<string> {
      const listening = api.app.listen(0, '127.0.0.1');
      try {
        await new Promise((resolve) => listening.once('listening', resolve));
        const socket = connect((listening.address() as AddressInfo).port, '127.0.0.1');
        const heard: Buffer[] = [];
        socket.on('data', (piece) => heard.push(piece));
        const ended = new Promise((resolve) => socket.once('close', resolve));
        // Cut off while it writes, as it should be.
        socket.on('error', () => undefined);
        for (const piece of bytes) socket.write(piece);
        await ended;
        return Buffer.concat(heard).toString();
      } finally {
        listening.close();
      }
    }

    const head = (more: Record<string, string>) =>
      Object.entries({ Host: 'x', 'Content-Type': 'application/json', ...signed(), ...more })
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('');
    const POST = 'POST /api/v1/hooks/he-thong/review-filed HTTP/1.1\r\n';

    it('that says it is too large is refused unread', async () => {
      const answer = await speak([`${POST}${head({ 'Content-Length': '900000000' })}\r\n`]);
      expect(answer).toMatch(/^HTTP\/1.1 413 /);
      expect(answer).toMatch(/Connection: close/i);
    });

    it('that does not end is cut off at the limit', async () => {
      const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
      const answer = await speak([
        `${POST}${head({ 'Transfer-Encoding': 'chunked' })}\r\n`,
        ...Array(17).fill(chunk),
      ]);
      expect(answer).toMatch(/^HTTP\/1.1 413 /);
    });

    it('that is compressed, or no JSON by its own word, is answered 415', async () => {
      const zipped = await sendRaw(api, { body, headers: { ...signed(), 'Content-Encoding': 'gzip' } });
      const texted = await sendRaw(api, { body, headers: { ...signed(), 'Content-Type': 'text/plain' } });
      expect([zipped.status, texted.status]).toEqual([415, 415]);
    });

    it.each(['{"filingId":', '', 'không'])(
      'that is signed and no JSON (%j) is answered 400',
      async (text) => {
        const before = await api.everything();
        const answer = await sendRaw(api, { body: text, headers: signed({ body: text }) });
        expect(answer.status).toBe(400);
        expect(answer.body.type).toBe('urn:cong-vu:problem:bad-json');
        expect(answer.text).not.toContain('không');
        expect(await api.everything()).toEqual(before);
      },
    );

    it('is not parsed before its signature stands', async () => {
      const parse = jest.spyOn(JSON, 'parse');
      try {
        const answer = await new Promise<string>((resolve) => {
          void speak([
            `${POST}${head({ 'Content-Length': '3', Connection: 'close', 'webhook-id': newWebhookId() })}\r\n{"x`,
          ]).then(resolve);
        });
        expect(answer).toMatch(/^HTTP\/1.1 401 /);
        expect(parse.mock.calls.filter(([text]) => text === '{"x')).toEqual([]);
      } finally {
        parse.mockRestore();
      }
    });
  });
});

it('a sender that is revoked has no living secret, whatever is still stored of it', () => {
  const secret = { id: 'a', secret: 'whsec_x', createdAt: NOW };
  const sender = { _id: 's', label: 's', parties: [], secrets: [secret], revision: 1, createdAt: NOW };
  expect(livingSecrets(sender)).toHaveLength(1);
  expect(livingSecrets({ ...sender, revokedAt: NOW })).toEqual([]);
});
