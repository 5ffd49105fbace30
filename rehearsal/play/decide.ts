import type { DeskAction, PartyAction } from '../script/actions';
import { deciderOf, filerOf } from '../script/actors';
import { answered } from './ask-until';
import type { Stage } from './stage';

type Deciding = Pick<Stage, 'api' | 'campaign' | 'signal'>;

/** A waiver, its lifting or a reopening, sent again until its evaluation has answered. */
export async function decideOnUnit(
  action: Extract<DeskAction, { decision: unknown }>,
  { api: everybody, campaign, signal }: Deciding,
): Promise<void> {
  const target = { campaign, unit: action.unit };
  const api = everybody.as(deciderOf(action)).at(action.at);
  const send = () => {
    switch (action.kind) {
      case 'waiver':
        return api.waive(target, action.decision);
      case 'lifting':
        return api.liftWaiver(target, action.decision);
      case 'reopening':
        return api.reopen(target, action.decision);
    }
  };
  await answered(send, signal);
}

/** What a clerk has entered wrongly, one after the other. */
export async function voidEntries(
  action: PartyAction & { kind: 'void' },
  { api: everybody, campaign, signal }: Deciding,
): Promise<void> {
  const { unit, filings, reason, at } = action;
  const api = everybody.as(filerOf(action)).at(at);
  for (const filing of filings) {
    await answered(() => api.void({ campaign, unit }, { filing, reason }), signal);
  }
}
