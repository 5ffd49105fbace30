import { useQuery } from '@tanstack/react-query';
import type { DecisionLine, Plan } from '../../../../api-client/schema';
import { useWordsOf } from '../../app/page-words';
import { useViewer } from '../../app/queries';
import { tellDate } from '../../parts/dates';
import { PartState } from '../../parts/part-state';
import { Table } from '../../parts/table';
import { documentsQuery, type OfUnit } from './queries';
import { unitWords } from './words';

/** What was submitted and decided about a unit, for those above it. */
export function Documents({ of, plan }: { of: OfUnit; plan: Plan }) {
  const said = useWordsOf(unitWords);
  const roles = useViewer()?.roles ?? [];
  const isToldThem = roles.includes('administrator') || roles.includes('committee');
  const documents = useQuery({ ...documentsQuery(of), enabled: isToldThem });
  if (!isToldThem) return null;
  const columns = said.documentColumns;
  return (
    <section aria-labelledby="van-ban">
      <h2 id="van-ban">{said.documents}</h2>
      <PartState query={documents}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{said.noDocuments}</p>
          ) : (
            <Table
              caption={said.documents}
              rows={items}
              keyOf={({ id, kind }) => `${kind} ${id}`}
              columns={[
                { title: columns.kind, cell: ({ kind }) => said.documentKinds[kind] },
                {
                  title: columns.number,
                  cell: ({ number, date, signer }) =>
                    number && date && signer ? said.content.issued(number, tellDate(date), signer) : '–',
                },
                { title: columns.says, cell: (row) => saysOf(plan, row) || '–' },
                { title: columns.state, cell: ({ outcome }) => said.outcomes[outcome] },
              ]}
            />
          )
        }
      </PartState>
    </section>
  );
}

const saysOf = ({ levels }: Plan, { level, remark, reason }: DecisionLine): string =>
  [levels.find(({ id }) => id === level)?.name ?? level, remark, reason].filter(Boolean).join(' · ');
