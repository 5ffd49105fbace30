import { emailOf, LINKED_DAYS, linkedRegister, unitOf } from '../../fixtures/linked-year';
import { describeBrowser } from '../../support/browser/describe-browser';
import { FaceService, type Rehearsal } from '../../support/face/face-service';
import { sized } from '../../support/size';
import { Person } from './person';

const HURRY = sized(1, 5);
const ACHIEVED = 'criteria.duties.achieved';
const SHORTCOMINGS = 'criteria.duties.shortcomings';

let service: FaceService;
let rehearsal: Rehearsal;

beforeAll(async () => {
  service = await FaceService.start(linkedRegister(3));
  rehearsal = await service.rehearse();
  await rehearsal.goTo(LINKED_DAYS.opening);
});

afterAll(() => service?.stop());

describeBrowser('two people on one draft', (browser) => {
  const arrive = async (who: string): Promise<Person> => {
    const person = await Person.arrive({
      browser: browser(),
      mailbox: service.mailbox,
      origin: service.origin,
      hurry: HURRY,
    });
    await person.hold(await service.session(emailOf(who)));
    await person.open(`/d/${rehearsal.id}/don-vi/${unitOf(0)}/nop/self-review/${unitOf(0)}`);
    await person.page.waitForSelector(`[id="${ACHIEVED}"]`);
    return person;
  };
  const says = (person: Person, text: string) =>
    person.page.waitForFunction(
      (each) => document.querySelector('.saved')?.textContent?.includes(each),
      {},
      text,
    );
  const written = (person: Person, field: string) =>
    person.page.$eval(`[id="${field}"]`, (area) => (area as HTMLTextAreaElement).value);

  test('other fields are merged; of the same one both texts are shown, one is taken, and the other stays at hand', async () => {
    const writes = await arrive('dau-moi-0');
    const heads = await arrive('thu-truong-0');
    await writes.type(`[id="${ACHIEVED}"]`, 'Hoàn thành 12 đề án được giao.');
    await says(writes, 'Đã lưu');
    // The head has not seen that, and writes about the same and about something else.
    await heads.type(`[id="${SHORTCOMINGS}"]`, 'Còn 02 báo cáo chậm.');
    await heads.type(`[id="${ACHIEVED}"]`, 'Hoàn thành 15 đề án được giao.');
    await heads.page.waitForSelector('.theirs mark');
    const marked = await heads.page.$$eval('.theirs mark', (all) =>
      all.map(({ textContent }) => textContent),
    );
    expect(marked).toEqual(['[khác: 15]', '[khác: 12]']);
    expect(await heads.faults('both texts')).toEqual([]);
    // What nobody else has touched is saved, though the question is still open.
    const draft = async () =>
      (
        await service.deps.store.drafts.get({
          campaign: rehearsal.id,
          unit: unitOf(0),
          step: 'self-review',
          party: unitOf(0),
        })
      )?.fields;
    await heads.page.waitForFunction(() => document.querySelector('.saved-bad') !== null);
    while (!(await draft())?.some(({ name }) => name === SHORTCOMINGS))
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await draft()).toContainEqual({ name: ACHIEVED, value: 'Hoàn thành 12 đề án được giao.' });
    await heads.click(`Dùng của ${emailOf('dau-moi-0')}`);
    await says(heads, 'Đã lưu');
    expect(await written(heads, ACHIEVED)).toBe('Hoàn thành 12 đề án được giao.');
    expect(await heads.page.evaluate(() => document.activeElement?.id)).toBe(ACHIEVED);
    // One's own text is not lost by that.
    await heads.page.locator('.theirs-aside > summary').click();
    expect(await heads.text('.theirs-aside blockquote')).toBe('Hoàn thành 15 đề án được giao.');
    await heads.click('Dùng nội dung này');
    await says(heads, 'Đã lưu');
    // And who wrote first goes on elsewhere: both are in the draft.
    await writes.type(`[id="document.signer"]`, 'Giám đốc');
    await says(writes, 'phần sửa của hai bên đã được gộp');
    expect(await written(writes, SHORTCOMINGS)).toBe('Còn 02 báo cáo chậm.');
    expect(await written(writes, ACHIEVED)).toBe('Hoàn thành 15 đề án được giao.');
    await writes.leave();
    await heads.leave();
  });
});
