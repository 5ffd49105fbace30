import { Checkbox } from '@mantine/core';
import type { Plan, WorklistRow } from '../../api/contract';
import { useWordsOf } from '../../app/page-words';
import { useFieldError } from '../../parts/field-error';
import { worklistWords } from './words';

/** The units that a document is for: all of them, until somebody takes one out. */
export function ChosenUnits({
  id,
  rows,
  plan,
  units,
  fault,
  onChange,
}: {
  id: string;
  rows: readonly WorklistRow[];
  plan: Plan;
  units: ReadonlySet<string>;
  fault: string | undefined;
  onChange: (units: ReadonlySet<string>) => void;
}) {
  const said = useWordsOf(worklistWords);
  const shown = useFieldError();
  const isAll = units.size === rows.length;
  const levelOf = ({ draft, filing }: WorklistRow) => {
    const level = draft?.fields['level'] ?? filing?.level;
    return plan.levels.find((each) => each.id === level)?.name;
  };
  const turn = (unit: string) => {
    const others = new Set([...units].filter((each) => each !== unit));
    onChange(units.has(unit) ? others : others.add(unit));
  };
  return (
    <fieldset className="section chosen">
      <legend>{said.choose}</legend>
      <Checkbox
        id={id}
        label={said.chooseAll(rows.length)}
        checked={isAll}
        indeterminate={!isAll && units.size > 0}
        error={shown(fault)}
        onChange={() => onChange(new Set(isAll ? [] : rows.map(({ unit }) => unit.id)))}
      />
      <ul className="plain">
        {rows.map((row) => (
          <li key={row.unit.id}>
            <Checkbox
              label={row.unit.name}
              description={levelOf(row)}
              checked={units.has(row.unit.id)}
              onChange={() => turn(row.unit.id)}
            />
          </li>
        ))}
      </ul>
      <p className="quiet" role="status">
        {said.chosen(units.size, rows.length)}
      </p>
    </fieldset>
  );
}
