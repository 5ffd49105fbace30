import { setTimeout as pause } from 'node:timers/promises';
import type { WorkflowKind } from '../../domain/campaign';
import { isRealTime } from '../../domain/clock';
import { joined, type Text } from '../../domain/text';
import { fromMs, toMs } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents/campaign';
import { TALLIES } from '../../store/tallies';
import { dispatcherWorkflowId, lettersAgainWorkflowId, TASK_QUEUES } from '../../workflows/contract';
import { endCancelled } from '../campaigns/end-cancelled';
import { countAll, tallyOf } from '../letters/letter-figures';
import { sendNow } from '../letters/send-now';
import { isRunning } from '../newest-run';
import type { SupervisionDeps } from './deps';
import { allEnded } from './look';
import { restart } from './restart';
import { pollers } from './task-queue';

/** Something about a campaign that should not be, or that a person should know. */
export interface Finding {
  gravity: 'wrong' | 'note';
  text: Text;
  /** Puts it right, and may be repeated; absent where only people or other parts can. */
  mend?: () => Promise<void>;
}

const wrong = (text: Text, mend?: () => Promise<void>): Finding => ({
  gravity: 'wrong',
  text,
  ...(mend && { mend }),
});
const note = (text: Text): Finding => ({ gravity: 'note', text });

const WHAT: Record<WorkflowKind, string> = {
  campaign: 'luồng công việc của đợt đánh giá',
  evaluation: 'luồng công việc đánh giá',
  letters: 'luồng công việc gửi thư',
};

/** «evaluation of so-y-te». */
const workflow = ({ what, unit }: { what: WorkflowKind; unit?: string | undefined }): Text => ({
  en: unit === undefined ? what : `${what} of ${unit}`,
  vi: unit === undefined ? WHAT[what] : `${WHAT[what]} ${unit}`,
});

const MINUTE_MS = 60_000;
/** Letters wait ten minutes for evaluations that are behind. */
const LETTERS_LATE_MS = 15 * MINUTE_MS;

/** What is wrong with a campaign, and what a person should know of it; reads all of it. Nothing is changed. */
export async function examine(deps: SupervisionDeps, campaign: CampaignDocument): Promise<Finding[]> {
  const findings = [...(await workers(deps)), ...(await workflows(deps, campaign))];
  if (campaign.state !== 'cancelled') {
    findings.push(...(await delays(deps, campaign)), ...(await unanswered(deps, campaign)));
  }
  return [
    ...findings,
    ...(await letters(deps, campaign)),
    ...(await tallies(deps, campaign)),
    ...(await history(deps, campaign)),
  ];
}

async function workers({ client }: SupervisionDeps): Promise<Finding[]> {
  const queues = [TASK_QUEUES.evaluations, TASK_QUEUES.letters];
  const counts = await Promise.all(queues.map((queue) => pollers(client, queue)));
  return counts.some((count) => count === 0)
    ? [
        wrong({
          en: 'no worker runs: nothing moves until one is started',
          vi: 'không có worker nào đang chạy: mọi việc dừng cho đến khi khởi động worker',
        }),
      ]
    : [];
}

async function workflows(deps: SupervisionDeps, campaign: CampaignDocument): Promise<Finding[]> {
  const { client, store } = deps;
  const { _id: id, state } = campaign;
  if (state === 'cancelled') {
    const open = await store.evaluations.countOpen(id);
    if (open === 0) return [];
    const mend = async () => void (await endCancelled(deps, campaign));
    return [
      wrong(
        {
          en: `it is cancelled, and ${open} of its evaluations are not ended`,
          vi: `đợt đánh giá đã hủy nhưng còn ${open} hồ sơ đánh giá chưa kết thúc`,
        },
        mend,
      ),
    ];
  }
  if (state === 'closed') return lettersAfterTheEnd(deps, campaign);
  const ended = await allEnded(deps, campaign);
  const findings = ended.map((end) =>
    wrong(
      joined(workflow(end), {
        en: ` has ended and should not have (${end.endedAs})`,
        vi: ` đã kết thúc ngoài dự kiến (${end.endedAs})`,
      }),
      () => restart(deps, campaign, end),
    ),
  );
  const isCampaignThere = !ended.some(({ what }) => what === 'campaign');
  if (isCampaignThere && !(await isRunning(client, dispatcherWorkflowId(id)))) {
    findings.push(
      wrong({
        en: 'its letters do not run: its campaign starts them again within a minute',
        vi: 'luồng công việc gửi thư không chạy: đợt đánh giá sẽ khởi động lại trong vòng một phút',
      }),
    );
  }
  return findings;
}

/** A letter that is sent again after its campaign has closed has a workflow of its own, which nobody else starts anew. */
async function lettersAfterTheEnd(deps: SupervisionDeps, campaign: CampaignDocument): Promise<Finding[]> {
  const { _id: id, sending, clock } = campaign;
  if (sending === 'held' || !isRealTime(clock)) return [];
  const { ready, sending: inHand } = await deps.store.letters.countByState(id);
  const unsent = ready + inHand;
  if (unsent === 0 || (await isRunning(deps.client, lettersAgainWorkflowId(id)))) return [];
  return [
    wrong(
      {
        en: `it is closed, and ${unsent} of its letters are to be sent and nobody sends them`,
        vi: `đợt đánh giá đã kết thúc, còn ${unsent} thư chờ gửi nhưng không có luồng công việc nào gửi`,
      },
      () => sendNow(deps, campaign),
    ),
  ];
}

async function delays(
  { store, now }: SupervisionDeps,
  { _id: campaign, clock }: CampaignDocument,
): Promise<Finding[]> {
  // A rehearsal's clock runs days in seconds.
  if (!isRealTime(clock)) return [];
  const nowMs = now();
  const dueAt = await store.notices.firstPending(campaign);
  const behind = await store.evaluations.countBehind({ campaign, at: fromMs(nowMs - MINUTE_MS) });
  return [
    ...(dueAt !== null && nowMs - toMs(dueAt) > LETTERS_LATE_MS
      ? [
          wrong({
            en: `letters are behind: what was due at ${dueAt} is in no letter yet`,
            vi: `thư bị chậm: nội dung phải gửi lúc ${dueAt} chưa có trong thư nào`,
          }),
        ]
      : []),
    ...(behind > 0
      ? [
          wrong({
            en: `${behind} evaluations are behind: they have not processed a moment that has passed`,
            vi: `${behind} hồ sơ đánh giá bị chậm: chưa xử lý một thời điểm đã qua`,
          }),
        ]
      : []),
  ];
}

async function unanswered(
  { store, now }: SupervisionDeps,
  { _id: campaign }: CampaignDocument,
): Promise<Finding[]> {
  const page = { storedBefore: fromMs(now() - MINUTE_MS), limit: 1_000 };
  const filings = (await store.filings.undelivered(page)).filter((row) => row.campaign === campaign);
  const decisions = (await store.decisions.undelivered(page)).filter((row) => row.campaign === campaign);
  const rows = [...filings, ...decisions];
  const oldest = rows.map(({ storedAtReal }) => storedAtReal).sort()[0];
  return oldest === undefined
    ? []
    : [
        wrong({
          en: `${rows.length} filings and decisions are not answered, the oldest since ${oldest}`,
          vi: `${rows.length} văn bản và quyết định chưa được trả lời, lâu nhất từ ${oldest}`,
        }),
      ];
}

async function letters(
  { store }: SupervisionDeps,
  { _id: campaign, sending }: CampaignDocument,
): Promise<Finding[]> {
  const { ready, sending: inHand, waiting, failed } = await store.letters.countByState(campaign);
  const unsent = ready + inHand;
  return [
    ...(sending === 'held'
      ? [note({ en: 'its letters are on hold', vi: 'việc gửi thư đang tạm dừng' })]
      : []),
    ...(unsent > 0
      ? [
          note({
            en: `${unsent} letters are to be sent: the service tries every five minutes and whenever letters are due`,
            vi: `${unsent} thư chờ gửi: hệ thống thử lại năm phút một lần và mỗi khi đến giờ gửi thư`,
          }),
        ]
      : []),
    ...(waiting > 0
      ? [note({ en: `${waiting} letters wait for release`, vi: `${waiting} thư chờ cho phép gửi` })]
      : []),
    ...(failed > 0
      ? [
          note({
            en: `${failed} letters failed: mend the addresses that were refused, and send the letters again (docs/api.md, «A wrong address»)`,
            vi: `${failed} thư không gửi được: đề nghị sửa địa chỉ bị từ chối rồi gửi lại thư (docs/api.md, mục «A wrong address»)`,
          }),
        ]
      : []),
  ];
}

/** Long enough for what was done meanwhile to be counted. */
const COUNTED_BY_MS = 1_500;

/** A process that was killed may have lost the count of what it did last. */
async function tallies({ store }: SupervisionDeps, { _id: campaign }: CampaignDocument): Promise<Finding[]> {
  const isRight = async () => {
    const [kept, real] = [await store.tallies.get(campaign), await tallyOf(store, campaign)];
    return kept === null || TALLIES.every((name) => kept[name] === real[name]);
  };
  if (await isRight()) return [];
  await pause(COUNTED_BY_MS);
  if (await isRight()) return [];
  return [
    wrong(
      {
        en: 'its letters are not counted right: counters differ from what there is',
        vi: 'số đếm thư không khớp với thư đang lưu',
      },
      async () => void (await countAll(store, campaign)),
    ),
  ];
}

/** What the supervision did by itself. */
async function history({ store }: SupervisionDeps, { _id: campaign }: CampaignDocument): Promise<Finding[]> {
  const last = await store.ends.last({ campaign, limit: 5 });
  return last.map(({ what, unit, endedAs, noticedAt, restartedAt }) =>
    note(
      joined(
        workflow({ what, unit }),
        {
          en: ` had ended (${endedAs}), noticed ${noticedAt}, `,
          vi: ` đã kết thúc (${endedAs}), phát hiện lúc ${noticedAt}, `,
        },
        restartedAt === null
          ? { en: 'not started again', vi: 'chưa khởi động lại' }
          : { en: `started again ${restartedAt}`, vi: `khởi động lại lúc ${restartedAt}` },
      ),
    ),
  );
}
