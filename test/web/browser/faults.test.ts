import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { MB } from '../../../domain/files/file-limits';
import type { FiledFile } from '../../../domain/filing-content';
import { fileWords } from '../../../web/src/parts/files/words';
import { emailOf, LINKED_DAYS, linkedRegister, memberOf, unitOf } from '../../fixtures/linked-year';
import { large, sha256Of } from '../../support/api/files';
import { describeBrowser } from '../../support/browser/describe-browser';
import { FaceService, type Rehearsal } from '../../support/face/face-service';
import { sized, testAtLength } from '../../support/size';
import { Person } from './person';

const SAID = 'Nhất trí với mức tự đánh giá của đơn vị.';
const MORE = ' Đề nghị khắc phục các hạn chế đã nêu.';

/** The order of what happens is the same where long runs are wanted, at the pace that officials have. */
const HURRY = sized(1, 5);

let service: FaceService;
let rehearsal: Rehearsal;
let used = 0;

beforeAll(async () => {
  service = await FaceService.start(linkedRegister(13));
  rehearsal = await service.rehearse();
  await rehearsal.goTo(LINKED_DAYS.opening);
});

afterAll(() => service?.stop());

describeBrowser('whatever fails while an official writes', (browser) => {
  let person: Person;
  let at: number;

  const form = () => `/d/${rehearsal.id}/don-vi/${unitOf(at)}/nop/member-opinion/${memberOf(at)}`;
  const saved = () => person.words.form.saved.saved('').trim();
  const isSaved = () =>
    person.page.waitForFunction(
      (text) => document.querySelector('.saved')?.textContent?.includes(text),
      {},
      saved(),
    );
  const says = (text: string) =>
    person.page.waitForFunction((each) => document.body.innerText.includes(each), {}, text);
  const write = (text: string) => person.page.type('#remarks', text);
  const written = () => person.page.$eval('#remarks', (area) => (area as HTMLTextAreaElement).value);
  const choose = () => person.page.locator('#level').click();
  const send = () => person.click(person.words.form.file);
  const isReceived = () => person.page.waitForSelector('.receipt-number');

  /** What stands in the record of the matter: one filing, or none. */
  const filings = async (): Promise<{ id: string }[]> => {
    const path = `/campaigns/${rehearsal.id}/evaluations/${unitOf(at)}/filings`;
    const { items } = (await service.call(path, {})) as {
      items: { id: string; step: string; party: string }[];
    };
    return items.filter(({ step, party }) => step === 'member-opinion' && party === memberOf(at));
  };
  const content = async (): Promise<unknown> => {
    const target = { campaign: rehearsal.id, unit: unitOf(at) };
    const stored = await service.deps.store.filings.byEvaluation(target);
    const own = stored.find(({ step, party }) => step === 'member-opinion' && party === memberOf(at));
    return own && (await service.deps.store.filings.get(own))?.content;
  };

  /** Each has a matter of their own, and is at its form. */
  beforeEach(async () => {
    at = used;
    used += 1;
    person = await Person.arrive({
      browser: browser(),
      mailbox: service.mailbox,
      origin: service.origin,
      fails: true,
      hurry: HURRY,
    });
    await person.hold(await service.session(emailOf(`thu-ky-${at}`)));
    await person.open(form());
    await person.page.waitForSelector('#remarks');
  });

  afterEach(() => person.leave());

  const oneFiling = async (text = SAID) => {
    expect(await filings()).toHaveLength(1);
    expect(await content()).toMatchObject({ remarks: text });
  };

  test('the tab: what was said to be saved is there in the next one', async () => {
    await write(SAID);
    await isSaved();
    await person.crash();
    await person.open(form());
    await person.page.waitForSelector('#remarks');
    expect(await written()).toBe(SAID);
    await choose();
    await send();
    await isReceived();
    await oneFiling();
  });

  testAtLength('the tab, once the filing has arrived: the next one tells of it', async () => {
    await write(SAID);
    await choose();
    const arrived = new Promise<void>((resolve) => {
      service.beforeItAnswers = (operation) => {
        if (operation === 'fileReview') resolve();
      };
    });
    await send();
    await arrived;
    service.beforeItAnswers = undefined;
    await person.crash();
    await person.open(form());
    await person.page.waitForSelector('.note-good a');
    await oneFiling();
  });

  testAtLength('the API: what is typed meanwhile is saved when it is back', async () => {
    await write(SAID);
    await isSaved();
    await service.killApi();
    await write(MORE);
    await says(person.words.form.saved.retrying);
    await service.startApi();
    await isSaved();
    await person.open(form());
    await person.page.waitForSelector('#remarks');
    expect(await written()).toBe(`${SAID}${MORE}`);
  });

  test('the answer to a filing: it is asked for again, and is one filing', async () => {
    await write(SAID);
    await choose();
    let lost = 0;
    service.beforeItAnswers = (operation) => {
      if (operation !== 'fileReview' || lost > 1) return;
      lost += 1;
      service.hangUp();
    };
    await send();
    await isReceived();
    service.beforeItAnswers = undefined;
    expect(lost).toBe(2);
    await oneFiling();
  });

  test('the API, while it is filed: it is sent again when it is back', async () => {
    await write(SAID);
    await choose();
    await isSaved();
    await service.killApi();
    await send();
    await says(person.words.form.filingAgain);
    await service.startApi();
    await isReceived();
    await oneFiling();
  });

  test('the worker: the receipt waits, and tells when it is recorded', async () => {
    await write(SAID);
    await choose();
    await service.stopWorker();
    service.waitMs = 500;
    await send();
    await says(person.words.receipt.waitingMore);
    expect(await person.faults('a receipt that waits')).toEqual([]);
    service.waitMs = 5_000;
    await service.startWorker();
    await service.sweep();
    await says(person.words.receipt.confirmed);
    await oneFiling();
  });

  test('the store: nothing is lost, and it is filed when it is back', async () => {
    await write(SAID);
    await isSaved();
    service.isStoreAway = true;
    await write(MORE);
    await choose();
    await says(person.words.form.saved.retrying);
    await send();
    await says(person.words.form.filingAgain);
    service.isStoreAway = false;
    await isReceived();
    await oneFiling(`${SAID}${MORE}`);
  });

  testAtLength(
    'the network: what is typed is saved when it is back, and what is filed goes once',
    async () => {
      await person.page.setOfflineMode(true);
      await write(SAID);
      await choose();
      await says(person.words.states.offline);
      expect(await person.faults('offline')).toEqual([]);
      await send();
      await says(person.words.form.filingAgain);
      await person.page.setOfflineMode(false);
      await isReceived();
      await oneFiling();
    },
  );

  testAtLength('the session: who signs in beside it goes on writing', async () => {
    await write(SAID);
    await isSaved();
    const cookies = await person.context.cookies();
    await person.context.deleteCookie(...cookies);
    await write(MORE);
    await says(person.words.form.saved.signedOut);
    expect(await person.faults('signed out while writing')).toEqual([]);
    await person.hold(await service.session(emailOf(`thu-ky-${at}`)));
    await person.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await isSaved();
    await choose();
    await send();
    await isReceived();
    await oneFiling(`${SAID}${MORE}`);
  });

  describe('while a file is sent,', () => {
    const scan = large('Phiếu ý kiến có chữ ký.pdf', 3 * MB + 3);
    const PARTS = 4;
    const said = fileWords.vi;
    let folder: string;

    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'cong-vu-tep-'));
      await writeFile(path.join(folder, scan.name), scan.bytes);
    });
    afterAll(() => rm(folder, { recursive: true }));

    /** Slowly enough that something can come between. */
    const choosesFile = async (bytesPerSecond = 4 * MB) => {
      const { page } = person;
      await page.emulateNetworkConditions({ upload: bytesPerSecond, download: 20 * MB, latency: 1 });
      const input = (await page.waitForSelector('#files')) as ElementHandle<HTMLInputElement>;
      await input.uploadFile(path.join(folder, scan.name));
    };
    const hasSent = (parts: number) => says(said.parts(parts, PARTS));
    const isSent = () => says(said.done);

    /** One file, with every byte, and the filing that has it. */
    const oneFile = async () => {
      await write(SAID);
      await choose();
      await send();
      await isReceived();
      expect(await person.text('.files-filed')).toContain(sha256Of(scan.bytes));
      await oneFiling();
      const { files = [] } = (await content()) as { files?: FiledFile[] };
      expect(files).toMatchObject([
        { name: scan.name, size: scan.bytes.length, sha256: sha256Of(scan.bytes) },
      ]);
      const { store } = service.deps;
      const owed = {
        campaign: rehearsal.id,
        unit: unitOf(at),
        step: 'member-opinion',
        party: memberOf(at),
      } as const;
      const kept = await store.files.of(owed);
      expect(kept).toMatchObject([{ state: 'complete', kept: true, parts: PARTS }]);
      const hash = createHash('sha256');
      for (let n = 1; n <= PARTS; n += 1) {
        hash.update((await store.files.bytesOf({ file: kept[0]?._id ?? '', n })) ?? '');
      }
      expect(hash.digest('hex')).toBe(sha256Of(scan.bytes));
    };

    /** How often parts arrive from here on. */
    const countParts = () => {
      const counted = { parts: 0 };
      service.beforeItAnswers = (operation) => {
        if (operation === 'putFilePart') counted.parts += 1;
      };
      return counted;
    };

    test('the tab: the same file, chosen in the next one, goes on where it was', async () => {
      await choosesFile();
      await hasSent(1);
      await person.crash();
      await person.open(form());
      const [, how = ''] = said.partly(1, PARTS).split('. ');
      await says(how);
      const counted = countParts();
      await choosesFile(50 * MB);
      await isSent();
      service.beforeItAnswers = undefined;
      expect(counted.parts).toBeLessThanOrEqual(PARTS - 1);
      await oneFile();
    });

    test('the API: it goes on by itself', async () => {
      await choosesFile();
      await hasSent(1);
      await service.killApi();
      await says(said.waiting);
      expect(await person.faults('a file that waits')).toEqual([]);
      const counted = countParts();
      await service.startApi();
      await isSent();
      service.beforeItAnswers = undefined;
      expect(counted.parts).toBeLessThanOrEqual(PARTS - 1);
      await oneFile();
    });

    testAtLength(
      'the network: it goes on by itself, and another person of the party has it in the draft',
      async () => {
        await choosesFile();
        await hasSent(1);
        await person.page.setOfflineMode(true);
        await says(said.waiting);
        await person.page.setOfflineMode(false);
        await isSent();
        await isSaved();
        await person.crash();
        await person.open(form());
        await isSent();
        await oneFile();
      },
    );
  });

  test('nothing at all: however often the button is clicked, it is one filing', async () => {
    await write(SAID);
    await choose();
    await person.page.$$eval('.buttons button', ([button]) => {
      for (let clicks = 0; clicks < 5; clicks += 1) (button as HTMLButtonElement).click();
    });
    await isReceived();
    await oneFiling();
  });
});
