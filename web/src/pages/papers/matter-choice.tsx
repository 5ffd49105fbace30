import type { FilingStep } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { useFieldError } from '../../parts/field-error';
import { papersWords } from './words';

export interface Matter {
  kind: 'filing' | 'announcement';
  step: FilingStep;
  unit: { id: string; name: string };
}

export const matterKey = ({ kind, step, unit }: Matter): string => [kind, step, unit.id].join('/');

/** A review comes as a paper, and so does its announcement. */
export const mattersOf = (owed: readonly Omit<Matter, 'kind'>[]): Matter[] => [
  ...owed.map((each) => ({ ...each, kind: 'filing' as const })),
  ...owed
    .filter(({ step }) => step === 'agency-review')
    .map((each) => ({ ...each, kind: 'announcement' as const })),
];

/** What a paper is about: by kind, and in each by the unit's name, so that its first letters find it. */
export function MatterChoice({
  matters,
  chosen,
  error,
  onChoose,
}: {
  matters: readonly Matter[];
  chosen: string;
  error: string | undefined;
  onChoose: (key: string) => void;
}) {
  const words = useWords();
  const said = useWordsOf(papersWords);
  const shown = useFieldError();
  const groups = new Map<string, Matter[]>();
  for (const matter of matters) {
    const { kind, step } = matter;
    const title = kind === 'announcement' ? said.announcementOf(words.steps[step]) : words.steps[step];
    groups.set(title, [...(groups.get(title) ?? []), matter]);
  }
  return (
    <div className="field">
      <label className="mantine-InputWrapper-label" htmlFor="matter">
        {said.matter}
      </label>
      <p id="matter-hint" className="mantine-InputWrapper-description papers-hint">
        {said.matterHint}
      </p>
      <select
        id="matter"
        className="choice papers-matter"
        value={chosen}
        disabled={matters.length === 0}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? 'matter-hint' : 'matter-hint matter-error'}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        <option value="">{said.chooseMatter}</option>
        {[...groups].map(([title, members]) => (
          <optgroup key={title} label={title}>
            {members.map((matter) => (
              <option key={matterKey(matter)} value={matterKey(matter)}>
                {matter.unit.name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {error !== undefined && (
        <p id="matter-error" className="mantine-InputWrapper-error papers-error">
          {shown(error)}
        </p>
      )}
    </div>
  );
}
