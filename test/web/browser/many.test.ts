import { saveDraft } from '../../../use-cases/drafts/save-draft';
import { emailOf, linkedPlan, linkedRegister, unitOf } from '../../fixtures/linked-year';
import { describeBrowser } from '../../support/browser/describe-browser';
import { FaceService, type Rehearsal } from '../../support/face/face-service';
import { sized, tell } from '../../support/size';
import { Person } from './person';

/** As many as Sở Nội vụ reviews in the register of 2013. */
const UNITS = sized(35, 4);
const AGENCY = unitOf(0);

/** One agency reviews all others. */
function register() {
  const { reviews: _each, opinions: _none, ...rest } = linkedRegister(UNITS + 1);
  const reviews = Array.from({ length: UNITS }, (_, at) => ({ reviewer: AGENCY, unit: unitOf(at + 1) }));
  return { ...rest, reviews, opinions: [] };
}

/** All that a review of a unit has to hold but its document. */
const FIELDS = {
  level: linkedPlan.levels[1]?.id ?? '',
  ...Object.fromEntries(
    linkedPlan.criteria
      .filter(({ unitKinds }) => unitKinds.includes('department'))
      .flatMap(({ id }) => [
        [`criteria.${id}.achieved`, 'Đã hoàn thành các nhiệm vụ được giao trong năm.'],
        [`criteria.${id}.shortcomings`, 'Không.'],
      ]),
  ),
};

let service: FaceService;
let rehearsal: Rehearsal;

beforeAll(async () => {
  service = await FaceService.start(register());
  rehearsal = await service.rehearse();
});

afterAll(() => service?.stop());

describeBrowser('an agency that reviews many', (browser) => {
  test('files them all by one document, and announces them by another', async () => {
    const campaign = rehearsal.id;
    for (let at = 1; at <= UNITS; at += 1) {
      const owed = { campaign, unit: unitOf(at), step: 'agency-review', party: AGENCY } as const;
      await saveDraft(service.deps, {
        owed,
        filing: `nhap-${at}`,
        fields: FIELDS,
        by: 'Người thử',
        seen: null,
      });
    }
    const person = await Person.arrive({
      browser: browser(),
      mailbox: service.mailbox,
      origin: service.origin,
    });
    await person.hold(await service.session(emailOf('dau-moi-0')));
    person.begin();
    await person.open(`/d/${campaign}/nhan-xet?ben=${AGENCY}`);
    await person.click(`Nộp ${UNITS} đơn vị bằng một văn bản`);
    await person.fillForm();
    await person.click(`Nộp ${UNITS} nhận xét – đánh giá`);
    await person.page.waitForSelector('#results');
    expect(await person.text('#results')).toBe(`Đã nộp ${UNITS} nhận xét – đánh giá`);
    await person.page.locator(`.results button::-p-text(Thông báo công khai ${UNITS} đơn vị)`).click();
    person.clicks += 1;
    await person.fillForm();
    await person.click(`Ghi nhận thông báo công khai ${UNITS} đơn vị`);
    await person.page.waitForFunction(() => document.querySelectorAll('.figures li').length === 1);
    expect(await person.text('#results')).toBe(`Đã ghi nhận thông báo công khai ${UNITS} đơn vị`);
    expect(await person.text('.figures')).toBe(`${UNITS} Xong`);
    expect(person.clicks).toBe(4);
    tell(
      `${UNITS} units filed and announced: ${person.clicks} clicks, ${person.keys} keys, ${person.seconds.toFixed(1)} s`,
    );
    const { rows } = (await service.call(`/campaigns/${campaign}/worklists/agency-review/${AGENCY}`, {})) as {
      rows: { state: string; filing: { level: string } }[];
    };
    expect(rows).toHaveLength(UNITS);
    expect(new Set(rows.map(({ state, filing }) => `${state} ${filing.level}`))).toEqual(
      new Set([`done ${FIELDS.level}`]),
    );
    expect(await service.deps.store.drafts.headsOf({ campaign, parties: [AGENCY] })).toEqual([]);
    await person.leave();
  });
});
