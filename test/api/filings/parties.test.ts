import type { Plan } from '../../../domain/plan';
import type { Register } from '../../../domain/register';
import { readRegister } from '../../../use-cases/campaigns/read-register';
import { digestOf } from '../../../use-cases/digest';
import { TRUONG_LINH } from '../../fixtures/truong-linh';
import { document } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { registerSender, sendSigned } from '../../support/api/webhooks';

const { plan, register } = TRUONG_LINH.load();
const OPENED = '2026-10-01T01:00:00.000Z';
const RECEIVED = '2026-11-05T03:00:00.000Z';

const criteria = [{ criterion: 'nhiem-vu', achieved: 'đạt', shortcomings: 'không' }];
const review = (party: string, more: object = {}) => ({
  step: 'agency-review',
  party,
  criteria,
  level: 'tot',
  document: { number: '12/CAT', date: '2026-11-04', signer: 'Giám đốc' },
  ...more,
});

/** The same register without its parties and what they owe. */
const withoutParties: Register = {
  ...register,
  id: 'khong-co-ben-khac',
  parties: [],
  reviews: register.reviews.filter(({ reviewer }) => reviewer === 'so-noi-vu'),
};

const catalogue = {
  plan: (id: string): Plan | undefined => (id === plan.id ? plan : undefined),
  register: (id: string) => [register, withoutParties].find((each) => each.id === id),
};

describeApi(
  'where who reviews and who compiles is not evaluated,',
  { deps: () => ({ catalogue }), at: RECEIVED },
  (api) => {
    beforeAll(async () => {
      api.setTime(OPENED);
      await api.open('c', { plan: plan.id, register: register.id });
    });

    const path = (unit: string) => `/campaigns/c/evaluations/${unit}`;

    test('a party files and announces by its own key, and sees what it owes', async () => {
      const own = await api.as(['reviewer'], 'cong-an-tinh');
      const filed = await own.post(`${path('xa-dong-cao')}/filings`, review('cong-an-tinh', { id: 'ca-1' }));
      expect(filed.status).toBe(201);
      expect(filed.body).toMatchObject({ outcome: 'accepted', timeliness: 'on-time' });
      const announced = await own.post(`${path('xa-dong-cao')}/announcements`, {
        party: 'cong-an-tinh',
        document: { number: '13/TB', date: '2026-11-05', signer: 'Giám đốc' },
      });
      expect(announced.status).toBe(201);
      const { body } = await own.get('/campaigns/c/evaluations?step=agency-review');
      const rows = body.items as { unit: { id: string }; outstanding: { party: string }[] }[];
      const owes = rows.filter(({ outstanding }) => outstanding.length > 0);
      expect(rows.flatMap(({ outstanding }) => outstanding.map(({ party }) => party))).toEqual([
        'cong-an-tinh',
        'cong-an-tinh',
      ]);
      const units = owes.map(({ unit }) => unit.id);
      expect(units.sort()).toEqual(['xa-bai-dau', 'xa-khe-lanh']);
    });

    test('another’s review it may not file', async () => {
      const own = await api.as(['reviewer'], 'cong-an-tinh');
      const answer = await own.post(`${path('xa-dong-cao')}/filings`, review('thue-tinh'));
      expect(answer.status).toBe(403);
      const notAssigned = await (await api.as(['reviewer'], 'thue-tinh')).post(
        `${path('xa-bai-dau')}/filings`,
        review('thue-tinh'),
      );
      expect(notAssigned.status).toBe(422);
      expect(notAssigned.body.type).toBe('urn:cong-vu:problem:not-assigned');
    });

    test('its system files by a signed message, and may name it by its code', async () => {
      const { secret } = await registerSender(api, { id: 'cong-an', parties: ['cong-an-tinh'] });
      const { party: _party, ...said } = review('cong-an-tinh');
      const sent = { ...said, campaign: 'c', unit: 'H98.52', version: 1, filedAt: RECEIVED };
      const answers = [
        await sendSigned(api, {
          sender: 'cong-an',
          secret,
          payload: { ...sent, filingId: 'coded', reviewer: 'H98.30' },
        }),
        await sendSigned(api, {
          sender: 'cong-an',
          secret,
          payload: { ...sent, filingId: 'of-another', reviewer: 'H98.1' },
        }),
        await sendSigned(api, {
          sender: 'cong-an',
          secret,
          payload: { ...sent, filingId: 'of-a-party', unit: 'H98.1', reviewer: 'H98.30' },
        }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([202, 403, 422]);
      expect(answers[2]?.body.type).toBe('urn:cong-vu:problem:parked');
      const id = 'coded@sender:cong-an';
      const filing = await api.store.filings.get({ campaign: 'c', unit: 'xa-khe-lanh', id });
      expect(filing).toMatchObject({ party: 'cong-an-tinh', sender: 'cong-an', step: 'agency-review' });
    });

    test('a sender may speak for parties of a register, and for no other', async () => {
      const { status, body } = await api.post('/senders', {
        id: 'khac',
        label: 'Khác',
        parties: ['thue-tinh', 'cuc-bien-phong'],
      });
      expect(status).toBe(422);
      expect(body.errors).toMatchObject([{ field: 'parties[1]' }]);
      expect(body.errors[0].message).toMatch(/has this party\.$/);
    });

    test('the synthesis names what a party has not filed, and takes its commune without a confirmation', async () => {
      api.setTime('2026-12-14T03:00:00.000Z');
      const source = await api.get(`${path('xa-bai-dau')}/synthesis`);
      const sentences = (source.body.missing as { sentence: string }[]).map(({ sentence }) => sentence);
      expect(sentences).toContain(
        'chưa nhận được nhận xét – đánh giá của Công an tỉnh tính đến hết ngày 13/12/2026',
      );
      const { ledgerRevision } = source.body;
      const results = [{ unit: 'xa-bai-dau', level: 'tot', ledgerRevision }];
      const answer = await api.post('/campaigns/c/documents', { kind: 'synthesis', ...document, results });
      expect(answer.status).toBe(200);
      expect((answer.body.rows[0].missing as { name: string }[]).map(({ name }) => name)).toContain(
        'Công an tỉnh',
      );
    });

    test('the preview of the open campaign is that of its files', async () => {
      const asked = { plan: plan.id, register: register.id, openedAt: OPENED };
      const before = await api.post('/previews', asked);
      const after = await api.get('/campaigns/c/preview');
      const inOrder = ({ rows }: { rows: { at: string; person: { id: string } }[] }) =>
        rows.toSorted((a, b) => (`${a.at} ${a.person.id}` < `${b.at} ${b.person.id}` ? -1 : 1));
      expect(inOrder(after.body)).toEqual(inOrder(before.body));
      expect(JSON.stringify(after.body)).toContain('dau-moi-cong-an');
    });

    test('the register of the open campaign is put together again with its parties', async () => {
      const campaign = await api.store.campaigns.get('c');
      if (!campaign) throw new Error('it is open');
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
      const { parties } = await readRegister(api.deps, campaign);
      expect(parties.toSorted(byId)).toEqual(register.parties.toSorted(byId));
    });

    test('a register without parties is to an open campaign as one of before there were any', async () => {
      const asked = { id: 'cu', plan: plan.id, register: withoutParties.id };
      expect((await api.post('/campaigns', asked)).status).toBe(201);
      const { parties: _none, ...before } = withoutParties;
      const digest = digestOf({ plan, register: before, clock: { kind: 'real' } });
      expect((await api.store.campaigns.get('cu'))?.digest).toBe(digest);
    });
  },
);
