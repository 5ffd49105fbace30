import { connectTemporal } from '../api/connect';
import { readEnvironment } from '../config/environment';
import { noLinksNotice } from '../config/face-at';
import { createLogger } from '../config/logger';
import { joined, type Said, type Text } from '../domain/text';
import { textOfError } from '../domain/text-error';
import { runningTemporalAddress } from '../embedded/parts/temporal';
import type { CampaignDocument } from '../store/documents/campaign';
import { openStore } from '../store/store';
import type { SupervisionDeps } from '../use-cases/supervision/deps';
import { examine, type Finding } from '../use-cases/supervision/examine';
import { notAligned } from './dkim-alignment';
import { lettersLack } from './letters-lack';
import type { Print } from './store-command';
import { storeUri } from './store-uri';
import { EXIT, type ExitCode, UsageError } from './usage';

interface Asked {
  campaign?: string | undefined;
  dryRun: boolean;
}

/** English has the codes themselves. */
const STATES: Record<CampaignDocument['state'], string> = {
  open: 'đang mở',
  closed: 'đã kết thúc',
  cancelled: 'đã hủy',
};

const GRAVITIES: Record<Finding['gravity'], Text> = {
  wrong: { en: 'wrong', vi: 'sự cố' },
  note: { en: 'note', vi: 'lưu ý' },
};

/** Examines and mends; resolves to whether nothing is left that is wrong. */
export async function doctor(
  deps: SupervisionDeps,
  { campaign, dryRun }: Asked,
  print: Print,
): Promise<boolean> {
  const chosen = await campaignsOf(deps, campaign);
  if (chosen.length === 0) print({ en: 'no campaign is open', vi: 'không có đợt đánh giá nào đang mở' });
  let isWell = true;
  for (const each of chosen) {
    const findings = await examine(deps, each);
    print({
      en: `${each._id}: ${each.state}, ${each.units} units`,
      vi: `${each._id}: ${STATES[each.state]}, ${each.units} đơn vị`,
    });
    if (!findings.some(({ gravity }) => gravity === 'wrong')) print({ en: '  well', vi: '  bình thường' });
    for (const finding of findings) {
      const { isLeft, outcome } = await treat(finding, dryRun);
      print(joined('  ', GRAVITIES[finding.gravity], ': ', finding.text, outcome));
      if (isLeft) isWell = false;
    }
  }
  return isWell;
}

async function campaignsOf({ store }: SupervisionDeps, id: string | undefined): Promise<CampaignDocument[]> {
  if (id !== undefined) {
    const campaign = await store.campaigns.get(id);
    if (!campaign) {
      throw new UsageError({ en: `there is no campaign ${id}`, vi: `không có đợt đánh giá ${id}` });
    }
    return [campaign];
  }
  const all = await store.campaigns.list();
  const isLeft = await Promise.all(
    all.map(async ({ _id, state }) => state === 'open' || (await store.evaluations.countOpen(_id)) > 0),
  );
  return all.filter((_, i) => isLeft[i]);
}

async function treat(
  { gravity, mend }: Finding,
  dryRun: boolean,
): Promise<{ isLeft: boolean; outcome: Said }> {
  if (gravity === 'note') return { isLeft: false, outcome: '' };
  if (!mend) return { isLeft: true, outcome: '' };
  if (dryRun) return { isLeft: true, outcome: { en: '; can be mended', vi: '; có thể khắc phục' } };
  try {
    await mend();
    return { isLeft: false, outcome: { en: '; mended', vi: '; đã khắc phục' } };
  } catch (error) {
    return {
      isLeft: true,
      outcome: joined({ en: '; not mended: ', vi: '; chưa khắc phục được: ' }, textOfError(error)),
    };
  }
}

/** Runs on the service of the environment; resolves to the exit code. */
export async function runDoctor({
  env,
  asked,
  print,
}: {
  env: NodeJS.ProcessEnv;
  asked: Asked;
  print: Print;
}): Promise<ExitCode> {
  const environment = readEnvironment(env);
  const address = environment.TEMPORAL_ADDRESS ?? runningTemporalAddress(environment.DATA_DIR);
  const client = await connectTemporal({ ...environment, TEMPORAL_ADDRESS: address });
  try {
    const store = await openStore({ uri: storeUri(environment) });
    try {
      // What it does it prints.
      const logger = createLogger({ level: 'silent', process: 'doctor' });
      const isWell = await doctor({ client, store, now: Date.now, logger }, asked, print);
      const notSet = await lettersLack(environment);
      if (notSet.length > 0) print(noLinksNotice(notSet));
      const open = (await store.campaigns.list()).filter(({ state }) => state === 'open');
      for (const notice of notAligned(environment.DKIM_DOMAIN, open)) print(notice);
      return isWell ? EXIT.done : EXIT.failed;
    } finally {
      await store.close();
    }
  } finally {
    await client.connection.close();
  }
}
