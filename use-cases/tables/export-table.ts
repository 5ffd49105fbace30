import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents/campaign';
import { recordReading } from '../audit';
import { loadCampaign, planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { boardTable } from './board-table';
import { lettersTable } from './letters-table';
import { overdueTable } from './overdue-table';
import type { TableFormat, TableName, TableOfRows } from './table';
import { written } from './written';

type MakesTable = (
  deps: Pick<Deps, 'store'>,
  campaign: CampaignDocument,
  now: Instant,
) => Promise<TableOfRows>;

const MAKERS: Readonly<Record<TableName, MakesTable>> = {
  board: boardTable,
  letters: lettersTable,
  overdue: overdueTable,
};

/** A table of a campaign as a file, from the read model and the outbox; that it was taken is recorded. */
export async function exportTable(
  deps: Deps,
  {
    campaign: id,
    what,
    as,
    actor,
    from,
  }: { campaign: string; what: TableName; as: TableFormat; actor: string; from: string },
): Promise<{ name: string; content: Buffer; sha256: string }> {
  const campaign = await loadCampaign(deps, id);
  const table = await MAKERS[what](deps, campaign, planNow(deps, campaign));
  const content = await written(table, as);
  await recordReading(deps, { actor, action: 'table-exported', campaign: id, target: `${what} ${as}`, from });
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name: `${id}-${what}.${as}`, content, sha256 };
}
