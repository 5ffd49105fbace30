import { fromMs } from '../../../domain/time';
import { reopen } from '../../../use-cases/decisions/decide-on-unit';
import type { DocumentOfMany } from '../../../use-cases/decisions/document-of-many';
import { submitDocument } from '../../../use-cases/decisions/submit-document';
import { receiveSigned } from '../../../use-cases/filings/receive-signed';
import type { SignedFiling } from '../../../use-cases/filings/signed-filing';
import { submitAnnouncement, submitFiling } from '../../../use-cases/filings/submit-filing';
import { OWED } from './owed';
import type { Rig } from './rig';
import type { Step } from './sequence';
import { UNITS } from './units';

const HOUR_MS = 3_600_000;
const SENDER = { _id: 'he-thong', label: 'Hệ thống', secrets: [], revision: 1, createdAt: fromMs(0) };

/** Files and decides in everybody's name. */
export class Papers {
  private documents = 0;
  /** By filing or document and unit, on the test's own watch: when it was stored, or its answer was first seen. */
  readonly seenAt = new Map<string, number>();

  constructor(private readonly rig: Rig) {}

  async file({ owed, how, by }: Pick<Extract<Step, { do: 'file' }>, 'owed' | 'how' | 'by'>) {
    const { rig } = this;
    const { step, party, of } = OWED[owed] as (typeof OWED)[number];
    this.documents += 1;
    const id = `van-ban-${this.documents}`;
    const target = { campaign: rig.id, unit: of };
    const back = typeof by === 'number' ? by * HOUR_MS : 0;
    const stampedAt = fromMs(Math.max(rig.nowMs() - back, Date.parse(rig.campaign.openedAt)));
    const receipt = { stampedAt, documentNumber: id, clerk: 'văn thư' };
    const criteria = [{ criterion: 'duties', achieved: 'đã làm', shortcomings: 'không' }];
    const document = { number: id, date: '2013-10-01', signer: 'Giám đốc' };
    const content =
      step === 'member-opinion' ? { level: 'good', remarks: 'tốt' } : { level: 'good', criteria, document };
    const actor = 'thử nghiệm';
    if (how !== 'announcement' || step !== 'agency-review') {
      await (by === 'system'
        ? this.sign({ filingId: id, unit: of, step, reviewer: party, ...content })
        : submitFiling(rig.deps, {
            target,
            submitted: { id, step, party, content, ...(typeof by === 'number' && { receipt }) },
            author: undefined,
            actor,
          }));
      this.seenAt.set(`${of} ${id}`, performance.now());
    }
    if (how !== 'review' && step === 'agency-review') {
      const submitted = {
        id: `${id}-tb`,
        party,
        content: { document },
        ...(typeof by === 'number' && { receipt }),
      };
      await submitAnnouncement(rig.deps, { target, submitted, author: undefined, actor });
      this.seenAt.set(`${of} ${id}-tb`, performance.now());
    }
  }

  /** Another system files by a signed message. */
  private async sign(
    filing: Pick<SignedFiling, 'filingId' | 'unit' | 'step' | 'reviewer' | 'level'>,
  ): Promise<void> {
    const { rig } = this;
    const sent = { ...filing, campaign: rig.id, version: 1, filedAt: rig.time.plan() };
    const sender = { ...SENDER, parties: [filing.reviewer] };
    const webhookId = filing.filingId;
    await receiveSigned(rig.deps, { sender, webhookId, bodyDigest: webhookId, sent });
  }

  /** Whatever comes next in steps 4 and 5, as the read model has it. */
  async decideNext(of: string): Promise<void> {
    const { rig } = this;
    const row = await rig.store.evaluations.rowOf({ campaign: rig.id, unit: of });
    if (!row) return;
    const kinds = {
      open: 'synthesis',
      frozen: 'remarks',
      assessed: 'proposal',
      proposed: 'recognition',
    } as const;
    if (row.status === 'recognised' || row.status === 'cancelled') return;
    const kind = kinds[row.status];
    this.documents += 1;
    const id = `quyet-dinh-${this.documents}`;
    const issued = { number: id, date: '2013-12-12', signer: 'Giám đốc' };
    const document: DocumentOfMany = {
      id,
      kind,
      ...issued,
      results: [
        {
          unit: of,
          ...(kind === 'synthesis' && { ledgerRevision: row.revision, confirmation: issued }),
          ...(kind === 'remarks' ? { remark: 'nhất trí' } : { level: 'good' }),
        },
      ],
    };
    await submitDocument(rig.deps, { campaign: rig.id, document, actor: 'thử nghiệm' });
    await rig.settleFor(1_000);
  }

  async reopen(of: string): Promise<void> {
    const { rig } = this;
    this.documents += 1;
    const number = `mo-lai-${this.documents}`;
    const reopening = { number, date: '2013-12-12', signer: 'Chủ tịch', reason: 'có văn bản mới' };
    await reopen(rig.deps, { campaign: rig.id, unit: of, actor: 'thử nghiệm' }, reopening);
  }

  /** What was answered by now. */
  async see(): Promise<void> {
    const { rig } = this;
    const now = performance.now();
    for (const of of UNITS) {
      const rows = await rig.real.decisions.byEvaluation({ campaign: rig.id, unit: of });
      for (const { document, answer } of rows) {
        const key = `${of} ${document}`;
        if (answer?.outcome === 'accepted' && !this.seenAt.has(key)) this.seenAt.set(key, now);
      }
    }
  }
}
