import { FILING_STEP_IDS } from '../../domain/plan';
import type { Unit } from '../../domain/register';
import { type Instant, latest } from '../../domain/time';
import { byTime, type DeskAction, type DocumentRow } from './actions';
import type { Contents } from './contents';
import type { Moments } from './moments';
import type { Random } from './random';
import type { Signers } from './signers';
import { hoursAfter, partWay, type Year } from './year';

/** When Sở Nội vụ and those above it act: three batches, the last one late in both steps. Plan time. */
export interface DeskTimes {
  synthesis: [Instant, Instant, Instant];
  held: { from: Instant; to: Instant };
  reopening: Instant;
  remarks: [Instant, Instant, Instant];
  /** Between the first remarks and the first proposal. */
  earlyAdjustment: Instant;
  proposal: [Instant, Instant, Instant];
  adjustment: Instant;
  /** Of a part of the first batch, in the place of what was proposed. */
  newProposal: Instant;
  recognition: [Instant, Instant];
}

/** A campaign that opens late has this long at the least for each of the last steps. */
const SHORTEST_HOURS = 5 * 24;

/** Shares of the way between the deadlines, so that another plan's dates do as well. */
export function deskTimes({ year, moments }: { year: Year; moments: Moments }): DeskTimes {
  const { dueAt, start } = year;
  // Steps 1–3 run side by side; the last one of them differs from plan to plan.
  const filed = latest(FILING_STEP_IDS.flatMap((step) => [dueAt[step], start[step]])) as Instant;
  const after = (before: Instant, at: Instant) => latest([at, hoursAfter(before, SHORTEST_HOURS)]) as Instant;
  const assessed = after(filed, dueAt['party-assessment']);
  const recognised = after(assessed, dueAt.recognition);
  const end = after(recognised, year.end);
  const around = (from: Instant, to: Instant, share: number) =>
    moments.between({
      from: partWay(from, to, share - 0.03),
      to: partWay(from, to, share + 0.03),
    });
  return {
    synthesis: [
      around(filed, assessed, 0.39),
      around(filed, assessed, 0.72),
      around(assessed, recognised, 0.34),
    ],
    held: { from: partWay(filed, assessed, 0.49), to: partWay(filed, assessed, 0.54) },
    reopening: around(filed, assessed, 0.6),
    remarks: [
      around(filed, assessed, 0.64),
      around(filed, assessed, 0.86),
      around(assessed, recognised, 0.5),
    ],
    earlyAdjustment: around(filed, assessed, 0.94),
    proposal: [
      around(assessed, recognised, 0.26),
      around(assessed, recognised, 0.8),
      around(recognised, end, 0.42),
    ],
    adjustment: around(assessed, recognised, 0.56),
    newProposal: around(assessed, recognised, 0.68),
    recognition: [around(assessed, recognised, 0.92), around(recognised, end, 0.72)],
  };
}

/** What is written in the rows of each document. */
const TEXTS = {
  synthesis: 'Tổng hợp từ các văn bản đã nhận (diễn tập)',
  remarks: 'Nhất trí (diễn tập)',
  proposal: 'Đề nghị công nhận (diễn tập)',
  adjustment: 'Có thêm kết quả kiểm tra công vụ cuối năm (diễn tập)',
  recognition: 'Công nhận (diễn tập)',
} as const;

const WHY_OTHERWISE = 'Tập thể UBND tỉnh đánh giá khác mức đề nghị (diễn tập)';

/**
 * The documents of steps 4 and 5 for all units, in batches, and the one dossier that is opened again. Of the first batch one
 * unit each is adjusted before and after the proposal, proposed anew, and recognised with another level than proposed.
 */
export function deskActions({
  units,
  signers,
  reopened,
  times,
  random,
  contents,
}: {
  units: readonly Unit[];
  signers: Signers;
  /** It is frozen with the first batch, and goes on with the second. */
  reopened: Unit;
  times: DeskTimes;
  random: Random;
  contents: Contents;
}): DeskAction[] {
  const others = random.shuffled(units.filter(({ id }) => id !== reopened.id));
  const firstPart = Math.ceil(others.length * 0.5);
  const secondPart = Math.ceil(others.length * 0.85);
  const batches = [
    others.slice(0, firstPart),
    [...others.slice(firstPart, secondPart), reopened],
    others.slice(secondPart),
  ] as const;
  const [adjustedLate, adjustedEarly, proposedAnew, recognisedOtherwise] = batches[0];
  const levels = new Map(units.map(({ id }) => [id, contents.level()]));
  const levelOf = (unit: Unit) => levels.get(unit.id) as string;
  const change = (unit: Unit) => levels.set(unit.id, contents.levelOtherThan(levelOf(unit)));

  const actions: DeskAction[] = [];
  type Kind = Exclude<DeskAction['kind'], 'waiver' | 'lifting' | 'reopening'>;
  const add = (
    kind: Kind,
    id: string,
    at: Instant,
    of: readonly Unit[],
    more?: (unit: Unit) => Pick<DocumentRow, 'reason'>,
  ) => {
    if (of.length === 0) return;
    const [symbol, signer] = signatureOf(kind, signers);
    const rows = of.map((unit) => ({
      unit: unit.id,
      level: levelOf(unit),
      text: TEXTS[kind],
      ...more?.(unit),
    }));
    const document = { id, ...contents.document({ kind: symbol, at, signer }), rows };
    if (kind !== 'synthesis') {
      actions.push({ kind, at, document });
      return;
    }
    const confirmation = contents.document({ kind: 'XN', at, signer: signers.office });
    actions.push({ kind, at, document, confirmation: { ...confirmation, unit: signers.homeAffairsUnit } });
  };
  const addChanged = (kind: Kind, id: string, at: Instant, unit: Unit | undefined) => {
    if (!unit) return;
    change(unit);
    add(kind, id, at, [unit]);
  };

  const { reopening } = times;
  const reason = 'Bổ sung ý kiến gửi sau khi chốt hồ sơ (diễn tập)';
  const opened = contents.document({ kind: 'QĐ', at: reopening, signer: signers.committee });
  const decision = { id: 'mo-lai-1', ...opened, reason };
  actions.push({ kind: 'reopening', at: reopening, unit: reopened.id, decision });
  for (const [i, batch] of batches.entries()) {
    const synthesised = i === 0 ? [...batch, reopened] : batch;
    add('synthesis', `tong-hop-${i + 1}`, times.synthesis[i] as Instant, synthesised);
    add('remarks', `nhan-xet-${i + 1}`, times.remarks[i] as Instant, batch);
    if (i === 0) addChanged('adjustment', 'dieu-chinh-1', times.earlyAdjustment, adjustedEarly);
    add('proposal', `de-xuat-${i + 1}`, times.proposal[i] as Instant, batch);
  }
  addChanged('adjustment', 'dieu-chinh-2', times.adjustment, adjustedLate);
  addChanged('proposal', 'de-xuat-thay-the-1', times.newProposal, proposedAnew);
  if (recognisedOtherwise) change(recognisedOtherwise);
  const recognised = [[...batches[0], ...batches[1]], batches[2]];
  for (const [i, of] of recognised.entries()) {
    add('recognition', `cong-nhan-${i + 1}`, times.recognition[i] as Instant, of, (unit) =>
      unit === recognisedOtherwise ? { reason: WHY_OTHERWISE } : {},
    );
  }
  return actions.sort(byTime);
}

/** By which sign a document goes, and who signs it. */
function signatureOf(kind: keyof typeof TEXTS, signers: Signers): [symbol: string, signer: string] {
  switch (kind) {
    case 'synthesis':
    case 'proposal':
      return ['TTr', signers.homeAffairs];
    case 'adjustment':
      return ['CV', signers.homeAffairs];
    case 'remarks':
      return ['CV', signers.partyBody];
    case 'recognition':
      return ['QĐ', signers.committee];
  }
}
