import type { FilingFact, Lateness, MissingName, ObligationName } from '../../domain/ledger/facts';
import type { EvaluationView, FilingVersionView, ObligationView } from '../../domain/ledger/view';
import type { Plan } from '../../domain/plan';
import { missingSentence } from '../../domain/rules/missing-sentence';
import { isFilingStep } from '../../domain/schedule';
import type { Instant } from '../../domain/time';
import type { FilingHead } from '../../store/filings';

/** What has come for one obligation. */
export interface DossierEntry extends ObligationName, Partial<Lateness> {
  /** Of what fulfilled it; absent while a half is missing. */
  receivedAt?: Instant;
  versions: FilingVersionView[];
  announcedAt?: Instant;
  /** The paper is there, and its contents are still to be entered. */
  awaitsContent?: true;
}

/** What a synthesis of one unit would be made from. */
export interface SynthesisSource {
  unit: string;
  /** To be named by the synthesis; if the ledger has moved on by then, it is refused with the difference. */
  ledgerRevision: number;
  /** The exact versions, in the order in which they count; the one that counts says so. */
  dossier: DossierEntry[];
  /** With the sentence that the synthesis names it by. What has one half is in the dossier too. */
  missing: (MissingName & { sentence: string })[];
  waived: ObligationName[];
  /** Came after the freeze: outside the dossier, unless it is reopened. */
  held: FilingFact[];
  /** Stored, but not yet answered by the evaluation: as long as there are any, a synthesis is refused. */
  undelivered: { id: string; step: string; party: string; receivedAt: Instant }[];
}

export function synthesisSourceOf({
  evaluation: { unit, revision, obligations, held },
  undelivered,
  plan,
  now,
}: {
  evaluation: Pick<EvaluationView, 'unit' | 'revision' | 'obligations' | 'held'>;
  undelivered: readonly FilingHead[];
  plan: Plan;
  now: Instant;
}): SynthesisSource {
  const filings = obligations.filter((o) => isFilingStep(o.step));
  return {
    unit: unit.id,
    ledgerRevision: revision,
    dossier: filings.filter((o) => hasCome(o)).map(entryOf),
    missing: filings.flatMap((o) => missingOf(o, plan, now)),
    waived: filings.filter((o) => o.status === 'waived').map(nameOf),
    held,
    undelivered: undelivered.map(({ id, step, party, receivedAt }) => ({ id, step, party, receivedAt })),
  };
}

const nameOf = ({ id, step, party, name }: ObligationView): ObligationName => ({ id, step, party, name });

/** Not where all that came was voided. */
const hasCome = ({ versions, announcedAt }: ObligationView): boolean =>
  versions.some(({ voided }) => !voided) || announcedAt !== undefined;

function entryOf(obligation: ObligationView): DossierEntry {
  const { versions, receivedAt, timeliness, lateWorkingDays, announcedAt, status } = obligation;
  return {
    ...nameOf(obligation),
    ...(receivedAt !== undefined && { receivedAt }),
    ...(timeliness !== undefined && { timeliness }),
    ...(lateWorkingDays !== undefined && { lateWorkingDays }),
    versions,
    ...(announcedAt !== undefined && { announcedAt }),
    ...(status === 'content-awaited' && { awaitsContent: true as const }),
  };
}

function missingOf(obligation: ObligationView, plan: Plan, now: Instant): SynthesisSource['missing'] {
  const { step, name, missing = [] } = obligation;
  if (missing.length === 0 || !isFilingStep(step)) return [];
  return [{ ...nameOf(obligation), missing, sentence: missingSentence({ step, name, missing, plan, now }) }];
}
