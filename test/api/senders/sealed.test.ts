import type { SenderDocument } from '../../../store/documents/sender';
import { sealOf } from '../../../use-cases/senders/seal';
import { sealSecrets } from '../../../use-cases/senders/seal-secrets';
import { randomSecret } from '../../../use-cases/senders/secrets';
import { sentReview } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { NOW, registerSender, sendSigned } from '../../support/api/webhooks';

const FIRST = 'a'.repeat(32);
const SECOND = 'b'.repeat(32);

describeApi(
  'in the store,',
  { open: 'c', at: NOW, deps: () => ({ seal: sealOf({ secret: FIRST }) }) },
  (api) => {
    /** Whether a message is believed by an API that was started with these secrets. */
    const isBelieved = async (sender: string, secret: string, seal = api.deps.seal) =>
      (await sendSigned(api.beside({ seal }), { sender, secret, payload: sentReview({ test: true }) }))
        .status !== 401;

    const start = (seal: typeof api.deps.seal) => sealSecrets({ ...api.deps, seal });
    const stored = async (sender: string) => JSON.stringify(await api.store.senders.get(sender));
    const insertClear = async (id: string): Promise<string> => {
      const secret = randomSecret();
      const sender: SenderDocument = {
        _id: id,
        label: id,
        parties: ['so-tai-chinh'],
        secrets: [{ id: '1f2e3d4c', secret, createdAt: NOW }],
        revision: 1,
        createdAt: NOW,
      };
      await api.store.senders.create(sender);
      return secret;
    };

    it('no secret lies in clear, neither the first nor the second', async () => {
      const { secret: first } = await registerSender(api, { id: 'kin' });
      const { secret: second } = (await api.post('/senders/kin/rotate', {})).body.secret as {
        secret: string;
      };
      expect(await stored('kin')).not.toMatch(/whsec_/);
      for (const secret of [first, second]) {
        expect(await stored('kin')).not.toContain(secret.slice(6, 20));
        expect(await isBelieved('kin', secret)).toBe(true);
      }
    });

    it('what an older version left in clear is believed, and sealed by the next start', async () => {
      const secret = await insertClear('cu');
      expect(await isBelieved('cu', secret)).toBe(true);
      await start(api.deps.seal);
      expect(await stored('cu')).not.toContain(secret);
      expect(await isBelieved('cu', secret)).toBe(true);
      const sealed = await stored('cu');
      await start(api.deps.seal);
      expect(await stored('cu')).toBe(sealed);
    });

    it('without the setting no secret is made, those in clear go on, and the start says so', async () => {
      const secret = await insertClear('chua-dat');
      await start(undefined);
      expect(api.log.join('')).toMatch(/"sender":"chua-dat".*INSTALLATION_SECRET is not set/);
      const bare = api.beside({ seal: undefined });
      expect(await isBelieved('chua-dat', secret, undefined)).toBe(true);
      const before = await api.everything();
      for (const [path, body] of [
        ['/senders', { id: 'moi', label: 'Mới', parties: ['so-y-te'] }],
        ['/senders/chua-dat/rotate', {}],
      ] as const) {
        const answer = await bare.post(path, body);
        expect([path, answer.status]).toEqual([path, 409]);
        expect(answer.body.detail).toMatch(/^INSTALLATION_SECRET is not set/);
      }
      expect(await api.everything()).toEqual(before);
      expect((await bare.post('/senders/chua-dat/revoke', {})).status).toBe(200);
    });

    it('the installation secret is replaced: with the one before every sender goes on, then without it', async () => {
      const { secret } = await registerSender(api, { id: 'thay' });
      const both = sealOf({ secret: SECOND, before: FIRST });
      expect(await isBelieved('thay', secret, both)).toBe(true);
      await start(both);
      expect(await isBelieved('thay', secret, sealOf({ secret: SECOND }))).toBe(true);
      expect(await isBelieved('thay', secret, sealOf({ secret: FIRST }))).toBe(false);
      await start(sealOf({ secret: FIRST, before: SECOND }));
    });

    it('with another installation secret a sender is refused, the start says so, and it gets a new secret', async () => {
      const { id, secret } = await registerSender(api, { id: 'mat' });
      const other = sealOf({ secret: SECOND });
      await start(other);
      expect(api.log.join('')).toMatch(/"sender":"mat".*sealed with another INSTALLATION_SECRET/);
      expect(await isBelieved('mat', secret, other)).toBe(false);
      const beside = api.beside({ seal: other });
      const rotated = (await beside.post('/senders/mat/rotate', {})).body.secret as { secret: string };
      expect((await beside.post('/senders/mat/retire', { secret: id })).status).toBe(200);
      expect(await isBelieved('mat', rotated.secret, other)).toBe(true);
    });
  },
);
