import { accountAt, settled } from '../../support/api/accounts';
import { newCampaign } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { postRoom } from '../../support/api/post';
import { until } from '../../support/until';

const AT = '2013-11-19T01:00:00.000Z';
const OLD = 'y-te@thu-nghiem.example';
const NEW = 'van-thu@so-y-te.example';

describeApi(
  'the account of a person whose address is mended',
  { fresh: true, open: 'c', at: AT, deps: () => postRoom().deps },
  (api) => {
    const relay = () => (api.deps.signIn.relay as ReturnType<typeof postRoom>['relay']).letters;
    const mend = (email: string, campaign = 'c') =>
      api.patch(`/campaigns/${campaign}/people/y-te`, { email, reason: 'đổi địa chỉ' });
    const audited = (action: string) =>
      api.store.audit.page({ filter: { action }, after: undefined, limit: 100 });
    beforeEach(() => api.setTime('2013-11-19T00:00:00.000Z'));
    const signedIn = async () => {
      const person = await api.signedIn(OLD);
      api.setTime(AT);
      return person;
    };

    it('goes with them: the same account, no old session, and both addresses are told', async () => {
      const person = await signedIn();
      const { _id } = await settled(api, OLD, []);
      expect((await mend(NEW)).status).toBe(200);
      expect((await person.get('/me')).status).toBe(401);
      expect(await accountAt(api, NEW)).toMatchObject({ _id, password: 'argon2id', totp: 'sealed' });
      expect(await api.store.accounts.at(OLD)).toBeNull();
      expect((await (await api.signedIn(NEW)).get('/me')).body.roles).toEqual(['unit', 'reviewer']);
      expect(await audited('account-moved')).toMatchObject([{ campaign: 'c', target: `${OLD} → ${NEW}` }]);
      const letters = await until(async () => (relay().length === 2 ? relay() : undefined));
      expect(letters.map(({ to }) => to.email).sort()).toEqual([NEW, OLD].sort());
    });

    it('is moved once, however often it is told', async () => {
      await signedIn();
      await mend(NEW);
      const { epoch } = await accountAt(api, NEW);
      api.advance(1000);
      await mend(NEW);
      expect((await accountAt(api, NEW)).epoch).toBe(epoch);
      expect(await audited('account-moved')).toHaveLength(1);
    });

    it('is moved by the repetition, if nobody came so far before', async () => {
      await signedIn();
      const { accounts } = api.store;
      const changeAndEnd = () => Promise.reject(new Error('away'));
      Object.assign(api.store, { accounts: { ...accounts, changeAndEnd } });
      expect((await mend(NEW)).status).toBe(500);
      Object.assign(api.store, { accounts });
      await mend(NEW);
      expect(await api.store.accounts.at(NEW)).not.toBeNull();
      expect(await audited('account-moved')).toHaveLength(1);
    });

    it('stays where another register has them at the old address, and its sessions end', async () => {
      await api.open('d', newCampaign);
      const person = await signedIn();
      const { _id } = await accountAt(api, OLD);
      await mend(NEW);
      expect((await person.get('/me')).status).toBe(401);
      expect((await accountAt(api, OLD))._id).toBe(_id);
      expect(await api.store.accounts.at(NEW)).toBeNull();
      expect(await audited('account-moved')).toEqual([]);
      expect(await audited('sessions-ended')).toMatchObject([{ target: OLD, campaign: 'c' }]);
      // Now no register has it any more.
      api.advance(1000);
      await mend(NEW, 'd');
      expect((await accountAt(api, NEW))._id).toBe(_id);
    });

    it('stays where the new address has an account of its own: nobody shares one', async () => {
      await api.signedIn(NEW);
      const person = await signedIn();
      const [old, other] = [await accountAt(api, OLD), await accountAt(api, NEW)];
      await mend(NEW);
      expect((await person.get('/me')).status).toBe(401);
      expect((await accountAt(api, OLD))._id).toBe(old._id);
      expect(await accountAt(api, NEW)).toEqual(other);
    });

    it('is not somebody’s who got the old address since', async () => {
      await signedIn();
      await mend(NEW);
      api.advance(1000);
      await api.signedIn(OLD);
      const { _id, epoch } = await accountAt(api, OLD);
      await mend(NEW);
      expect(await accountAt(api, OLD)).toMatchObject({ _id, epoch });
    });

    it('is as before where only capitals change', async () => {
      const person = await signedIn();
      await mend(OLD.toUpperCase().replace('THU-NGHIEM', 'thu-nghiem'));
      expect((await person.get('/me')).status).toBe(200);
    });
  },
);
