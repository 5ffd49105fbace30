import { connectTemporal } from '../api/connect';
import { readEnvironment } from '../config/environment';
import { noLinksNotice } from '../config/face-at';
import { createLogger } from '../config/logger';
import { runningTemporalAddress } from '../embedded/parts/temporal';
import type { CampaignDocument } from '../store/documents';
import { openStore } from '../store/store';
import type { SupervisionDeps } from '../use-cases/supervision/deps';
import { examine, type Finding } from '../use-cases/supervision/examine';
import { lettersLack } from './letters-lack';
import { storeUri } from './store-uri';
import { EXIT, type ExitCode, UsageError } from './usage';

interface Asked {
  campaign?: string | undefined;
  dryRun: boolean;
}

/** Examines and mends; resolves to whether nothing is left that is wrong. */
export async function doctor(
  deps: SupervisionDeps,
  { campaign, dryRun }: Asked,
  print: (line: string) => void,
): Promise<boolean> {
  const chosen = await campaignsOf(deps, campaign);
  if (chosen.length === 0) print('no campaign is open');
  let isWell = true;
  for (const each of chosen) {
    const findings = await examine(deps, each);
    print(`${each._id}: ${each.state}, ${each.units} units`);
    if (!findings.some(({ gravity }) => gravity === 'wrong')) print('  well');
    for (const finding of findings) {
      const { isLeft, outcome } = await treat(finding, dryRun);
      print(`  ${finding.gravity}: ${finding.text}${outcome}`);
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
): Promise<{ isLeft: boolean; outcome: string }> {
  if (gravity === 'note') return { isLeft: false, outcome: '' };
  if (!mend) return { isLeft: true, outcome: '' };
  if (dryRun) return { isLeft: true, outcome: '; can be mended' };
  try {
    await mend();
    return { isLeft: false, outcome: '; mended' };
  } catch (error) {
    return {
      isLeft: true,
      outcome: `; not mended: ${error instanceof Error ? error.message : String(error)}`,
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
  print: (line: string) => void;
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
      return isWell ? EXIT.done : EXIT.failed;
    } finally {
      await store.close();
    }
  } finally {
    await client.connection.close();
  }
}
