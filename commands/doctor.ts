import { connectTemporal } from '../api/connect';
import { type Environment, readEnvironment } from '../config/environment';
import { createLogger } from '../config/logger';
import { runningTemporalAddress } from '../embedded/parts/temporal';
import type { CampaignDocument } from '../store/documents';
import { openStore } from '../store/store';
import type { SupervisionDeps } from '../use-cases/supervision/deps';
import { examine, type Finding } from '../use-cases/supervision/examine';
import { storeUri } from './store-uri';
import { EXIT, explain, readCommandLine, UsageError } from './usage';

const usage = `npm run doctor -- [--campaign ID] [--dry-run]

Tells what is wrong with campaigns, and mends what it can: workflows that have ended and should not have are started
again from what is stored, and what is left of a cancelled campaign is ended. Nothing is lost by it and nothing is told
twice; the worker does the same by itself, within a minute.

  --campaign ID      only this one; else all that are open, and cancelled ones of which something is left
  --dry-run          only tells
  --help             this text

Ends with 0 if nothing is wrong or all was mended, with 1 if something is left.

In the environment: MONGODB_URI and TEMPORAL_ADDRESS; without them the embedded parts of a running "npm start" (DATA_DIR).`;

export interface Asked {
  campaign?: string | undefined;
  dryRun: boolean;
}

/** What the command line asks for. */
export function askedOf(args: string[]): Asked | 'help' {
  const { values } = readCommandLine({
    args,
    options: { help: { type: 'boolean' }, campaign: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  });
  return values.help ? 'help' : { campaign: values.campaign, dryRun: values['dry-run'] ?? false };
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
    if (!campaign) throw new UsageError(`there is no campaign ${id}`);
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

async function main(): Promise<void> {
  try {
    const asked = askedOf(process.argv.slice(2));
    if (asked === 'help') console.log(usage);
    else await connected(readEnvironment(process.env), asked);
  } catch (error) {
    console.error(explain(error, usage));
    process.exitCode = EXIT.failed;
  }
}

async function connected(environment: Environment, asked: Asked): Promise<void> {
  const address = environment.TEMPORAL_ADDRESS ?? runningTemporalAddress(environment.DATA_DIR);
  const client = await connectTemporal({ ...environment, TEMPORAL_ADDRESS: address });
  try {
    const store = await openStore({ uri: storeUri(environment) });
    try {
      // What it does it prints.
      const logger = createLogger({ level: 'silent', process: 'doctor' });
      const isWell = await doctor({ client, store, now: Date.now, logger }, asked, console.log);
      if (!isWell) process.exitCode = EXIT.failed;
    } finally {
      await store.close();
    }
  } finally {
    await client.connection.close();
  }
}

if (require.main === module) void main();
