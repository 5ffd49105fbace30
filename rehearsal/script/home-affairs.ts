import { FILING_STEP_IDS } from '../../domain/plan';
import type { Unit } from '../../domain/register';
import { type Instant, latest } from '../../domain/time';
import type { DeskAction, DocumentOfMany } from './actions';
import type { Contents } from './contents';
import type { Moments } from './moments';
import type { Random } from './random';
import type { Signers } from './signers';
import { partWay, type Year } from './year';

/** When Sở Nội vụ and those above it act: three batches, the last one late in both steps. Plan time. */
export interface DeskTimes {
  synthesis: [Instant, Instant, Instant];
  held: { from: Instant; to: Instant };
  reopening: Instant;
  remarks: [Instant, Instant, Instant];
  proposal: [Instant, Instant, Instant];
  adjustment: Instant;
  recognition: [Instant, Instant];
}

/** Shares of the way between the deadlines, so that another plan's dates do as well. */
export function deskTimes({ year, moments }: { year: Year; moments: Moments }): DeskTimes {
  // Steps 1–3 run side by side; the last one of them differs from plan to plan.
  const filed = latest(FILING_STEP_IDS.map((step) => year.dueAt[step])) as Instant;
  const [assessed, recognised] = [year.dueAt['party-assessment'], year.dueAt.recognition];
  const around = (from: Instant, to: Instant, share: number) =>
    moments.between({
      from: partWay(from, to, share - 0.03),
      to: partWay(from, to, share + 0.03),
      avoid: year.allLetters,
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
    proposal: [
      around(assessed, recognised, 0.26),
      around(assessed, recognised, 0.8),
      around(recognised, year.end, 0.42),
    ],
    adjustment: around(assessed, recognised, 0.56),
    recognition: [around(recognised, year.end, 0.2), around(recognised, year.end, 0.72)],
  };
}

/** The documents of steps 4 and 5 for all units, in batches, and the one dossier that is opened again. */
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
  const levels = new Map(units.map(({ id }) => [id, contents.level()]));
  const levelOf = ({ id }: Unit) => levels.get(id) as string;
  const issued = (
    id: string,
    kind: string,
    signer: string,
    at: Instant,
    of: readonly Unit[],
    text: string,
  ) => {
    const rows = of.map((unit) => ({ unit: unit.id, level: levelOf(unit), text }));
    return { id, ...contents.document({ kind, at, signer }), rows } satisfies DocumentOfMany;
  };

  const actions: DeskAction[] = [];
  const reason = 'Bổ sung ý kiến gửi sau khi chốt hồ sơ (diễn tập)';
  actions.push({ kind: 'reopening', at: times.reopening, unit: reopened.id, id: 'mo-lai-1', reason });
  for (const [i, batch] of batches.entries()) {
    const n = i + 1;
    const synthesised = i === 0 ? [...batch, reopened] : batch;
    if (synthesised.length === 0) continue;
    const at = times.synthesis[i] as Instant;
    const confirmation = contents.document({ kind: 'XN', at, signer: signers.office });
    const text = 'Tổng hợp từ các văn bản đã nhận (diễn tập)';
    const document = issued(`tong-hop-${n}`, 'TTr', signers.homeAffairs, at, synthesised, text);
    actions.push({
      kind: 'synthesis',
      at,
      document,
      confirmation: { ...confirmation, unit: signers.homeAffairsUnit },
    });
    if (batch.length === 0) continue;
    const remarkedAt = times.remarks[i] as Instant;
    const remarks = issued(
      `nhan-xet-${n}`,
      'CV',
      signers.partyBody,
      remarkedAt,
      batch,
      'Nhất trí (diễn tập)',
    );
    actions.push({ kind: 'remarks', at: remarkedAt, document: remarks });
    const proposedAt = times.proposal[i] as Instant;
    const proposal = issued(
      `de-xuat-${n}`,
      'TTr',
      signers.homeAffairs,
      proposedAt,
      batch,
      'Đề nghị công nhận (diễn tập)',
    );
    actions.push({ kind: 'proposal', at: proposedAt, document: proposal });
  }
  const [adjusted] = batches[0];
  if (adjusted) {
    const at = times.adjustment;
    levels.set(adjusted.id, contents.level());
    const why = 'Có thêm kết quả kiểm tra công vụ cuối năm (diễn tập)';
    const document = issued('dieu-chinh-1', 'CV', signers.homeAffairs, at, [adjusted], why);
    actions.push({ kind: 'adjustment', at, document });
  }
  const recognised = [[...batches[0], ...batches[1]], batches[2]];
  for (const [i, of] of recognised.entries()) {
    if (of.length === 0) continue;
    const at = times.recognition[i] as Instant;
    const document = issued(`cong-nhan-${i + 1}`, 'QĐ', signers.committee, at, of, 'Công nhận (diễn tập)');
    actions.push({ kind: 'recognition', at, document });
  }
  return actions.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
