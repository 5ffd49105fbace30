import { randomUUID } from 'node:crypto';
import { fromMs } from '../../domain/time';
import type { FilingDocument } from '../../store/documents';
import { inUnit } from '../../store/ids';
import type { ApiDeps } from '../../api/deps';
import { digestOf } from '../digest';
import type { AnnouncementBody, FilingBody } from '../../api/schemas/filings';
import { checkFiling } from './check-filing';
import { findUnit, planNow } from '../campaigns/load-campaign';
import { receiptOf } from './intake';
import { receiveFiling, type Received } from './receive-filing';

interface Target {
  campaign: string;
  unit: string;
}

interface Sent<Body> {
  target: Target;
  body: Body;
  actor: string;
  /** Its id, if it brings none of its own. */
  givenId?: string | undefined;
}

/** A review, a report or an opinion of steps 1–3: held against the plan, stored, delivered. */
export async function submitFiling(
  deps: ApiDeps,
  { target, body, actor, givenId }: Sent<FilingBody>,
): Promise<Received> {
  const { campaign, unit } = await findUnit(deps, target);
  const { id = givenId ?? randomUUID(), step, party, channel, filedAt, receipt, ...content } = body;
  // Of a paper the receipt stamp is kept with what it says.
  const said = receipt ? { ...content, receipt } : content;
  checkFiling({ plan: campaign.plan, unit: unit.unit, step, content });
  const storedAt = planNow(deps, campaign);
  const filing: FilingDocument = {
    _id: inUnit({ ...target, id }),
    ...target,
    id,
    kind: 'filing',
    step,
    party,
    content: said,
    digest: digestOf({ kind: 'filing', step, party, content: said, filedAt }),
    ...receiptOf({ now: storedAt, channel, filedAt, receipt }),
    storedAt,
    storedAtReal: fromMs(deps.now()),
    message: channel === 'system' ? 'signal' : 'update',
    answer: null,
  };
  return receiveFiling(deps, filing, actor);
}

/** The public announcement («thông báo công khai») of a step-1 review. */
export async function submitAnnouncement(
  deps: ApiDeps,
  { target, body, actor, givenId }: Sent<AnnouncementBody>,
): Promise<Received> {
  const { campaign } = await findUnit(deps, target);
  const { id = givenId ?? randomUUID(), party, receipt, ...content } = body;
  const said = receipt ? { ...content, receipt } : content;
  const step = 'agency-review';
  const storedAt = planNow(deps, campaign);
  const filing: FilingDocument = {
    _id: inUnit({ ...target, id }),
    ...target,
    id,
    kind: 'announcement',
    step,
    party,
    content: said,
    digest: digestOf({ kind: 'announcement', step, party, content: said }),
    ...receiptOf({ now: storedAt, receipt }),
    storedAt,
    storedAtReal: fromMs(deps.now()),
    message: 'update',
    answer: null,
  };
  return receiveFiling(deps, filing, actor);
}
