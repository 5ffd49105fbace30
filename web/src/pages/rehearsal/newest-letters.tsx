import { useQuery } from '@tanstack/react-query';
import type { Campaign } from '../../../../api-client/schema';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { momentOf, tellDay } from '../../parts/dates';
import { Table } from '../../parts/table';
import { lettersQuery } from './queries';
import { rehearsalWords } from './words';

/** Letters as they are captured, by the day of the plan. */
export function NewestLetters({ campaign }: { campaign: Pick<Campaign, 'id' | 'timeZone'> }) {
  const words = useWords();
  const said = useWordsOf(rehearsalWords);
  const { data } = useQuery(lettersQuery(campaign.id));
  return (
    <section>
      <h2>{said.letters}</h2>
      {data?.letters.length === 0 && <p>{said.noLetters}</p>}
      {data && data.letters.length > 0 && (
        <Table
          caption={said.letters}
          rows={data.letters}
          keyOf={({ id }) => id}
          columns={[
            { title: said.day, cell: ({ at }) => tellDay(words, momentOf(at, campaign.timeZone).day) },
            {
              title: said.to,
              cell: ({ person }) => (
                <>
                  {person.name ?? person.id}
                  {person.title !== undefined && <span className="quiet"> {person.title}</span>}
                </>
              ),
            },
            { title: said.about, cell: ({ items }) => (items.length > 0 ? said.matters(items.length) : '–') },
            { title: said.state, cell: ({ state }) => said.letterStates[state] },
          ]}
        />
      )}
    </section>
  );
}
