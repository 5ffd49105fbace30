import {
  emailOf,
  LINKED_DAYS,
  linkedPlan,
  linkedRegister,
  memberOf,
  unitOf,
} from '../../fixtures/linked-year';
import { document } from '../../support/api/bodies';
import { describeBrowser } from '../../support/browser/describe-browser';
import { FaceService, type Rehearsal } from '../../support/face/face-service';
import { sized, tell } from '../../support/size';
import { until } from '../../support/until';
import { Person } from './person';

/** As many as a member is asked about. */
const UNITS = sized(11, 3);
const MEMBER = memberOf(0);
const LEVEL = linkedPlan.levels[1]?.id ?? '';

/** One member is asked about all units. */
function register() {
  const { reviews: _none, opinions: _each, ...rest } = linkedRegister(UNITS);
  const opinions = Array.from({ length: UNITS }, (_, at) => ({ member: MEMBER, unit: unitOf(at) }));
  return { ...rest, reviews: [], opinions };
}

let service: FaceService;
let rehearsal: Rehearsal;

beforeAll(async () => {
  service = await FaceService.start(register());
  rehearsal = await service.rehearse();
  await rehearsal.goTo(LINKED_DAYS.reminder);
});

afterAll(() => service?.stop());

describeBrowser('a member who is asked about many', (browser) => {
  test('comes from the letter to the sheet, reads, agrees or not, and sends all at once', async () => {
    const campaign = rehearsal.id;
    for (let at = 0; at < UNITS - 1; at += 1) {
      const party = unitOf(at);
      await service.call(`/campaigns/${campaign}/evaluations/${party}/filings`, {
        party,
        body: {
          id: `tdg-${at}`,
          step: 'self-review',
          party,
          criteria: [{ criterion: 'duties', achieved: `đạt ${at}`, shortcomings: 'không' }],
          level: LEVEL,
          document,
        },
      });
    }
    const person = await Person.arrive({
      browser: browser(),
      mailbox: service.mailbox,
      origin: service.origin,
    });
    const link = (await rehearsal.linksOf('thu-ky-0')).at(-1);
    expect(link?.units).toHaveLength(UNITS);
    person.begin();
    const before = person.lettersSoFar;
    await person.follow(link?.href ?? '');
    await person.goBy('Gửi mã cho tôi');
    await person.enterCode(emailOf('thu-ky-0'), before);
    expect(person.path).toBe(`/d/${campaign}/y-kien?ben=${MEMBER}&don-vi=${link?.units.join(',')}`);
    expect(await person.faults('the sheet')).toEqual([]);
    const said = (text: string) => person.page.waitForSelector(`::-p-text(${text})`);
    for (let unit = 1; unit <= UNITS; unit += 1) {
      await said(`Đơn vị ${unit}/${UNITS}`);
      const isReviewed = await until(() =>
        person.page.$eval('.sheet-reading', ({ textContent }) => {
          if (textContent?.includes('Bản tự đánh giá')) return [true];
          return textContent?.includes('chưa nhận được bản tự đánh giá') ? [false] : undefined;
        }),
      );
      if (isReviewed[0]) await person.page.locator('.sheet-opinion > button').click();
      // One has sent no self-review: the member judges without it.
      else {
        await person.page.locator('#level').click();
        await person.type('#remarks', 'Hoàn thành các nhiệm vụ được giao.');
        await person.page.$$eval('.sheet-opinion .act', ([next]) =>
          (next as HTMLElement | undefined)?.focus(),
        );
      }
      person.clicks += 1;
      // After agreeing the way to the next unit has the focus.
      if (unit < UNITS) await person.press('Enter');
    }
    await person.click(`Gửi tất cả (${UNITS})`);
    await said(`Đã gửi ${UNITS} phiếu.`);
    tell(
      `${UNITS} opinions: ${person.clicks} clicks, ${person.keys} keys, ${person.seconds.toFixed(1)} s from the letter`,
    );
    // The letter, the code, one for each unit, and one that sends them all.
    expect(person.clicks).toBe(2 + UNITS + 1);
    const { rows } = (await service.call(
      `/campaigns/${campaign}/worklists/member-opinion/${MEMBER}`,
      {},
    )) as {
      rows: { unit: { id: string }; state: string; filing: { id: string; level: string } }[];
    };
    expect(rows.map(({ unit, state, filing }) => `${unit.id} ${state} ${filing.level}`).toSorted()).toEqual(
      Array.from(
        { length: UNITS },
        (_, at) => `${unitOf(at)} done ${at < UNITS - 1 ? LEVEL : linkedPlan.levels[0]?.id}`,
      ).toSorted(),
    );
    // Both names are in the record: the member's, and that of who sent it.
    const path = `/campaigns/${campaign}/evaluations/${rows[0]?.unit.id}/filings/${encodeURIComponent(rows[0]?.filing.id ?? '')}`;
    expect(await service.call(path, {})).toMatchObject({
      party: MEMBER,
      actor: expect.stringContaining('thu-ky-0') as string,
    });
    expect(await service.deps.store.drafts.headsOf({ campaign, parties: [MEMBER] })).toEqual([]);
    await person.leave();
  });
});
