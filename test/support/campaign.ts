import { type CampaignClock, REAL_TIME } from '../../domain/clock';
import { EvaluationLedger } from '../../domain/ledger/ledger';
import { viewOf } from '../../domain/ledger/view';
import type { Plan } from '../../domain/plan';
import type { Register } from '../../domain/register';
import { type EvaluationSpec, evaluationSpecs, plannedOpening } from '../../domain/schedule';
import type { Instant } from '../../domain/time';
import { createProjectionActivities } from '../../activities/projection';
import type { CampaignDocument } from '../../store/documents';
import { registerDocuments } from '../../store/register-documents';
import type { Store } from '../../store/store';
import { plan2013, register } from '../domain/fixtures';

const person = (id: string) => ({
  id,
  name: `Người ${id}`,
  title: `Chức vụ ${id}`,
  email: `${id}@tinh.example`,
});

/** The fixture's register with one person for each role, but that one is focal person of two departments. */
export const peopled: Register = {
  ...register,
  people: [
    'chuyen-vien',
    'truong-phong',
    'noi-vu',
    'giam-doc-noi-vu',
    'van-phong',
    'chanh-van-phong',
    'thu-ky',
    'giam-doc',
    'pho-chu-tich',
  ].map(person),
  roles: [
    { person: 'chuyen-vien', party: 'so-y-te', role: 'focal-person' },
    { person: 'truong-phong', party: 'so-tai-chinh', role: 'focal-person' },
    { person: 'noi-vu', party: 'so-noi-vu', role: 'focal-person' },
    { person: 'giam-doc-noi-vu', party: 'so-noi-vu', role: 'head' },
    { person: 'van-phong', party: 'van-phong-ubnd', role: 'focal-person' },
    { person: 'chanh-van-phong', party: 'van-phong-ubnd', role: 'head' },
    { person: 'thu-ky', party: 'pct-van-xa', role: 'secretary' },
    { person: 'giam-doc', party: 'so-y-te', role: 'head' },
    { person: 'giam-doc', party: 'so-tai-chinh', role: 'head' },
    { person: 'pho-chu-tich', party: 'so-y-te', role: 'vice-chair' },
    { person: 'pho-chu-tich', party: 'so-tai-chinh', role: 'vice-chair' },
  ],
};

export const CAMPAIGN = 'thu-nghiem-2013';

export interface TestCampaign {
  document: CampaignDocument;
  specs: EvaluationSpec[];
  /** The ledgers of its units, as their workflows would have them. */
  ledgers: Map<string, EvaluationLedger>;
  /** Writes what a unit's workflow would: its notices and its view. */
  project: (unit: string) => Promise<void>;
  /** Settles an instant in every unit and projects them. */
  settle: (at: Instant) => Promise<void>;
}

/** A campaign as it stands in the store once it is open, with its units' first views. */
export async function openTestCampaign(
  store: Store,
  {
    clock = REAL_TIME,
    plan = plan2013,
    afterOpening = false,
  }: {
    clock?: CampaignClock;
    plan?: Plan;
    /** The letters of the opening have been told and are no part of the test. */
    afterOpening?: boolean;
  } = {},
): Promise<TestCampaign> {
  const openedAt = plannedOpening(plan);
  const specs = evaluationSpecs({ campaign: CAMPAIGN, plan, register: peopled, openedAt });
  const document: CampaignDocument = {
    _id: CAMPAIGN,
    plan,
    register: { id: register.id, title: register.title },
    units: specs.length,
    clock,
    openedAt,
    wakeSpreadMs: 0,
    graceMs: 1000,
    state: 'open',
    sending: 'open',
    digest: 'c'.repeat(64),
  };
  await store.campaigns.insert(document);
  await store.register.insertAll(registerDocuments({ campaign: CAMPAIGN, plan, register: peopled, specs }));
  const ledgers = new Map(specs.map((spec) => [spec.unit.id, new EvaluationLedger(spec)]));
  const projection = createProjectionActivities({ store });
  const project = async (unit: string) => {
    const ledger = ledgers.get(unit);
    if (!ledger) throw new Error(`no unit ${unit}`);
    const { spec, state, undelivered } = ledger;
    await projection.projectEvaluation({ view: viewOf(spec, state), state, notices: [...undelivered] });
    ledger.delivered(undelivered.length);
  };
  for (const [unit, ledger] of ledgers) {
    if (afterOpening) {
      ledger.settle(openedAt);
      ledger.delivered(ledger.undelivered.length);
    }
    await project(unit);
  }
  return {
    document,
    specs,
    ledgers,
    project,
    async settle(at) {
      for (const [unit, ledger] of ledgers) {
        if ((ledger.nextAttentionAt ?? '9') <= at) ledger.settle(at);
        await project(unit);
      }
    },
  };
}

/** A clock that shows a plan time at a real instant and runs on from there at its pace, as a rehearsal's would. */
export const clockShowing = (plan: Instant, realMs: number): CampaignClock => {
  const at = (ms: number) => ({
    real: new Date(realMs + ms).toISOString(),
    plan: new Date(Date.parse(plan) + ms).toISOString(),
  });
  return { points: [at(0), at(86_400_000)] };
};
