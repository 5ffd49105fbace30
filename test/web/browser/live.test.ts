import { emailOf, LINKED_DAYS, linkedRegister, unitOf } from '../../fixtures/linked-year';
import { describeBrowser } from '../../support/browser/describe-browser';
import { FaceService, type Rehearsal } from '../../support/face/face-service';
import { tell } from '../../support/size';
import { Person } from './person';

/** Pages ask again once a minute: here only for what they are told of. */
function withoutMinutes(): void {
  const every = window.setInterval as (run: () => void, ms: number) => number;
  Object.assign(window, {
    setInterval: (run: () => void, ms: number) => (ms >= 60_000 ? 0 : every(run, ms)),
  });
}

let service: FaceService;
let rehearsal: Rehearsal;

beforeAll(async () => {
  service = await FaceService.start(linkedRegister(3));
  rehearsal = await service.rehearse();
  await rehearsal.goTo(LINKED_DAYS.opening);
});

afterAll(() => service?.stop());

describeBrowser('two people of one unit', (browser) => {
  const arrive = async (who: string): Promise<Person> => {
    const { mailbox, origin } = service;
    const person = await Person.arrive({ browser: browser(), mailbox, origin });
    await person.hold(await service.session(emailOf(who)));
    return person;
  };
  const streams = (person: Person): Promise<unknown> =>
    person.page.waitForResponse((response) => /\/events/.test(response.url()));

  it('see what the other one has filed, without asking for it', async () => {
    const watcher = await arrive('thu-truong-1');
    await watcher.page.evaluateOnNewDocument(withoutMinutes);
    const opened = streams(watcher);
    await watcher.open('/viec');
    await opened;
    const { done } = watcher.words.tasks.state;
    const has = (text: string) => document.body.textContent?.includes(text) ?? false;
    expect(await watcher.page.evaluate(has, done)).toBe(false);

    const filer = await arrive('dau-moi-1');
    await filer.open(`/d/${rehearsal.id}/don-vi/${unitOf(1)}/nop/self-review/${unitOf(1)}`);
    await filer.fillForm();
    const shown = watcher.page.waitForFunction(has, { polling: 50 }, done);
    filer.begin();
    await filer.click(filer.words.form.file);
    await filer.page.waitForSelector('.receipt-number');
    const own = filer.seconds;
    await shown;
    tell(`own change after ${own.toFixed(1)} s, the other's after ${filer.seconds.toFixed(1)} s`);
    expect(watcher.complaints).toEqual([]);
    await Promise.all([watcher.leave(), filer.leave()]);
  });

  it('a board asks for what is new alone, also of what it was not told', async () => {
    const { mailbox, origin } = service;
    const watcher = await Person.arrive({ browser: browser(), mailbox, origin, fails: true });
    const { page } = watcher;
    await page.evaluateOnNewDocument(withoutMinutes);
    await watcher.open(await service.trialLink());
    await watcher.goBy('Vào hệ thống');
    const asked: string[] = [];
    page.on('response', (response) => {
      const { pathname, searchParams } = new URL(response.url());
      if (!pathname.endsWith('/evaluations') || response.status() !== 200) return;
      asked.push(searchParams.has('changedSince') ? 'what is new' : 'all');
    });
    const opened = streams(watcher);
    await watcher.open(`/d/${rehearsal.id}`);
    await opened;
    const filed = (unit: string) =>
      page.waitForFunction(
        (link) => document.querySelector(`a[href$="${link}"]`)?.textContent?.startsWith('✓'),
        { polling: 50 },
        `${unit}#buoc-2`,
      );
    const file = (at: number) =>
      service.call(`/campaigns/${rehearsal.id}/evaluations/${unitOf(at)}/filings`, {
        party: unitOf(at),
        body: {
          step: 'self-review',
          party: unitOf(at),
          level: 'good',
          criteria: [{ criterion: 'duties', achieved: 'đạt', shortcomings: 'không' }],
          document: { number: '1/BC', date: '2026-12-08', signer: 'Giám đốc' },
        },
      });
    await file(0);
    await filed(unitOf(0));
    await page.setOfflineMode(true);
    service.hangUp();
    await file(2);
    await page.setOfflineMode(false);
    await filed(unitOf(2));
    expect([asked[0], ...new Set(asked.slice(1))]).toEqual(['all', 'what is new']);
    await watcher.leave();
  });
});
