import { Radio } from '@mantine/core';
import type { Plan } from '../../api/contract';
import { useWords } from '../../app/language';
import { AllConflicts } from '../../parts/draft/all-conflicts';
import type { DraftKeeper, Kept } from '../../parts/draft/draft-keeper';
import { Theirs } from '../../parts/draft/theirs';
import { type Fault, messageOf } from '../../parts/error-summary';
import { useFieldError } from '../../parts/field-error';
import { FromPlan } from '../../parts/from-plan';
import { TextArea } from '../../parts/text-area';
import { levelName } from './rows';

interface Props {
  plan: Pick<Plan, 'levels'>;
  keeper: DraftKeeper;
  kept: Kept;
  faults: readonly Fault[];
  change: (field: string, value: string) => void;
}

/** Level and remarks; nothing is preselected, since a level is somebody's judgement. */
export function OpinionFields({ plan, keeper, kept, faults, change }: Props) {
  const { form } = useWords();
  const shown = useFieldError();
  const theirs = (field: string, show = (value: string) => value) => (
    <Theirs field={field} kept={kept} keeper={keeper} show={show} />
  );
  return (
    <>
      <AllConflicts kept={kept} keeper={keeper} />
      <div className="field level">
        <Radio.Group
          label={form.levelOpinion}
          value={kept.fields['level'] ?? ''}
          error={shown(messageOf(faults, 'level'))}
          onChange={(level) => change('level', level)}
        >
          {plan.levels.map(({ id, name, from }, at) => (
            <Radio
              key={id}
              id={at === 0 ? 'level' : `level-${id}`}
              value={id}
              label={<FromPlan>{name}</FromPlan>}
              description={from === undefined ? undefined : form.levelFrom(from)}
            />
          ))}
        </Radio.Group>
        {theirs('level', (value) => levelName(plan, value) ?? value)}
      </div>
      <TextArea
        id="remarks"
        label={form.remarks}
        value={kept.fields['remarks'] ?? ''}
        error={messageOf(faults, 'remarks')}
        onChange={(value) => change('remarks', value)}
        onBlur={() => void keeper.flush()}
      >
        {theirs('remarks')}
      </TextArea>
      {['document.number', 'document.date', 'document.signer'].map((field) => (
        <div key={field}>{theirs(field)}</div>
      ))}
    </>
  );
}
