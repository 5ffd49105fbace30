import { Button } from '@mantine/core';
import type { Plan } from '../../../../api-client/schema';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { Choice } from '../../parts/choice';
import { TextField } from '../../parts/text-field';
import { type Filter, isFiltered, STATUSES, statesFor } from './filter';
import type { BoardRows } from './rows';
import { boardWords } from './words';

/** What of the board is shown; each choice is in the address at once. */
export function BoardFilter({
  filter,
  plan,
  owing,
  onChange,
}: {
  filter: Filter;
  plan: Plan;
  owing: BoardRows['owing'];
  onChange: (change: Partial<Filter>) => void;
}) {
  const words = useWords();
  const said = useWordsOf(boardWords);
  const parties = new Map(owing.map(({ party, name }) => [party, name]));
  // Who was chosen is to choose, though nothing of theirs may be left.
  if (filter.owes !== '' && !parties.has(filter.owes)) parties.set(filter.owes, filter.owes);
  const states = said.states as Readonly<Record<string, string>>;
  const of = (field: 'kind' | 'step' | 'state' | 'owes') => ({
    id: `board-${field}`,
    label: said[field],
    value: filter[field],
    onChange: (value: string) => onChange({ [field]: value }),
  });
  return (
    <search className="no-print">
      <form
        className="filter board-filter"
        noValidate
        aria-label={said.filter}
        onSubmit={(event) => event.preventDefault()}
      >
        <TextField
          id="board-search"
          label={said.search}
          hint={said.searchHint}
          value={filter.search}
          error={undefined}
          onChange={(search) => onChange({ search })}
        />
        <Choice
          {...of('kind')}
          options={[['', said.anyKind], ...plan.unitKinds.map(({ id, name }) => [id, name] as const)]}
        />
        <Choice
          {...of('step')}
          options={[
            ['', said.anyStep],
            ...plan.steps.map(({ step, label }) => [step, `${label}: ${words.steps[step]}`] as const),
          ]}
        />
        <Choice
          {...of('state')}
          options={[
            ['', said.anyState],
            ...statesFor(filter).map((state) => [state, states[state] ?? state] as const),
            ...STATUSES.map((status) => [status, said.statuses[status]] as const),
          ]}
        />
        <Choice
          {...of('owes')}
          options={[['', said.anybody], ...[...parties].sort(([, a], [, b]) => a.localeCompare(b, 'vi'))]}
        />
        {isFiltered(filter) && (
          <Button
            variant="default"
            onClick={() => onChange({ search: '', kind: '', step: '', state: '', owes: '' })}
          >
            {said.clear}
          </Button>
        )}
      </form>
    </search>
  );
}
