import type { Campaign, LetterLine } from '../api-client/schema';
import type { DecisionRecord, Records, UnitRecord } from './checker/records';
import type { Journal } from './play/journal';
import type { Api, WholeEvaluation, WholeFiling } from './service/api';
import { mailsOf } from './service/mailbox';

/** All that the service says about a campaign that has closed. */
export interface Gathered {
  records: Records;
  evaluations: ShownEvaluation[];
  letters: Pick<LetterLine, 'person' | 'state' | 'kinds'>[];
  /** Filings that were acknowledged and that the service no longer has. */
  lost: { unit: string; id: string }[];
}

/** As much of an evaluation as the report tells. */
export interface ShownEvaluation {
  unit: { id: string; name: string };
  obligations: Pick<
    WholeEvaluation['obligations'][number],
    'step' | 'name' | 'status' | 'timeliness' | 'lateWorkingDays'
  >[];
  recognition?: { level: string };
}

/** Units that are asked at once: a small server has other things to do. */
const AT_ONCE = 6;

export async function gather({
  api,
  mailboxUrl,
  campaign,
  units,
  journal,
  since,
}: {
  api: Api;
  mailboxUrl: string;
  campaign: Pick<Campaign, 'id' | 'openedAt'>;
  units: readonly string[];
  journal: Pick<Journal, 'acknowledged'>;
  /** Real time, before its first letter. */
  since: string;
}): Promise<Gathered> {
  const { id, openedAt } = campaign;
  const evaluations: ShownEvaluation[] = [];
  const unitRecords: UnitRecord[] = [];
  const lost: Gathered['lost'] = [];
  for (let from = 0; from < units.length; from += AT_ONCE) {
    const some = units.slice(from, from + AT_ONCE).map(async (unit) => {
      const target = { campaign: id, unit };
      return { unit, evaluation: await api.evaluation(target), filings: await api.filings(target) };
    });
    for (const { unit, evaluation, filings } of await Promise.all(some)) {
      evaluations.push(evaluation);
      unitRecords.push(unitRecord({ unit, evaluation, filings }));
      const known = new Set(filings.map((filing) => filing.id));
      lost.push(...journal.acknowledged.filter((each) => each.unit === unit && !known.has(each.id)));
    }
  }
  const letters = await api.allLetters(id);
  const records: Records = {
    campaign: id,
    openedAt,
    units: unitRecords,
    letters: letters.map(letterRecord),
    mails: await mailsOf({ mailboxUrl, campaign: id, since }),
  };
  return { records, evaluations, letters, lost };
}

function unitRecord({
  unit,
  evaluation: { timeline, obligations, held },
  filings,
}: {
  unit: string;
  evaluation: WholeEvaluation;
  filings: readonly WholeFiling[];
}): UnitRecord {
  const outside = outsideOf(timeline);
  const versions = [...obligations.flatMap((each) => each.versions), ...held];
  const seriesOf = new Map(versions.map(({ id, series }) => [id, series]));
  const decisions = timeline.flatMap(({ event, id = '', at, step, parties }): DecisionRecord[] => {
    if (!isDecision(event)) return [];
    const party = parties?.[0];
    const filing = event === 'voiding' && { filing: id.slice('voiding-'.length).split('#')[0] ?? '' };
    return [{ kind: event, at, ...(step && { step }), ...(party !== undefined && { party }), ...filing }];
  });
  return {
    unit,
    receipts: filings
      .filter(({ outcome }) => outcome === 'accepted' || outcome === 'held')
      .map(({ id, kind, step, party, receivedAt, storedAt, replaces, awaitsContent, counts, voided }) => {
        const series = seriesOf.get(id);
        return {
          id,
          kind,
          step,
          party,
          receivedAt,
          storedAt,
          held: outside.has(id),
          ...(replaces !== undefined && { replaces }),
          ...(awaitsContent && { awaitsContent }),
          ...(series && { series }),
          ...(counts && { counts }),
          ...(voided && { voidedAt: voided.at }),
        };
      }),
    decisions,
    shown: obligations.map(({ step, party, status, timeliness, lateWorkingDays, missing, returned }) => ({
      step,
      party,
      status,
      ...(timeliness && { timeliness }),
      ...(lateWorkingDays !== undefined && { lateWorkingDays }),
      ...(missing && { missing }),
      ...(returned && { returned }),
    })),
  };
}

/** Ids of what came after a freeze: filings say so themselves, announcements by where in the story they are. */
function outsideOf(timeline: WholeEvaluation['timeline']): Set<string> {
  const facts = timeline
    .filter(({ revision }) => revision !== undefined)
    .sort((a, b) => (a.revision ?? 0) - (b.revision ?? 0));
  const outside = new Set<string>();
  let isFrozen = false;
  for (const { event, id } of facts) {
    if (event === 'synthesis') isFrozen = true;
    if (event === 'reopening') isFrozen = false;
    if (id !== undefined && (event === 'held' || (event === 'announced' && isFrozen))) outside.add(id);
  }
  return outside;
}

const DECISIONS: readonly DecisionRecord['kind'][] = [
  'synthesis',
  'remarks',
  'proposal',
  'adjustment',
  'recognition',
  'waiver',
  'lifting',
  'voiding',
  'reopening',
];

const isDecision = (event: string): event is DecisionRecord['kind'] =>
  (DECISIONS as readonly string[]).includes(event);

const letterRecord = ({
  id,
  person,
  at,
  state,
  needsRelease,
  releasedAt,
  declinedAt,
  sentAt,
  possibleDuplicates,
  items,
  sentItems = [],
}: LetterLine): Records['letters'][number] => ({
  id,
  person: person.id,
  at,
  state,
  needsRelease,
  ...(releasedAt !== undefined && { releasedAt }),
  ...(declinedAt !== undefined && { declinedAt }),
  ...(sentAt !== undefined && { sentAt }),
  possibleDuplicates,
  items: items.map(({ needsRelease: _needsRelease, ...item }, i) => ({
    ...item,
    told: sentItems.includes(i),
  })),
});
