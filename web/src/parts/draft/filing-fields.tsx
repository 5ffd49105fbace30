import { Radio } from '@mantine/core';
import type { AskedForm } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { momentOf } from '../dates';
import { DocumentFields } from '../document-fields';
import { type Fault, messageOf } from '../error-summary';
import { useFieldError } from '../field-error';
import { FileDrop } from '../files/file-drop';
import type { FilesInHand } from '../files/use-uploads';
import { fileWords } from '../files/words';
import { FromPlan } from '../from-plan';
import { TextArea } from '../text-area';
import { TextField } from '../text-field';
import { AllConflicts } from './all-conflicts';
import type { DraftKeeper, Kept } from './draft-keeper';
import { criterionField, FILES, idsIn } from './fields';
import { owedOf } from './owed-of';
import { Theirs } from './theirs';

interface Props {
  form: AskedForm;
  kept: Kept;
  keeper: DraftKeeper;
  faults: readonly Fault[];
  files: FilesInHand;
}

/** Everything that is typed or chosen, in the order of the plan. */
export function FormFields(props: Props) {
  const { form, kept, keeper, faults, files } = props;
  const ofFiles = useWordsOf(fileWords);
  const { form: said } = useWords();
  const of = (field: string) => ({
    id: field,
    value: kept.fields[field] ?? '',
    error: messageOf(faults, field),
    onChange: (value: string) => keeper.change(field, value),
    onBlur: () => void keeper.flush(),
    children: <Theirs field={field} kept={kept} keeper={keeper} show={(value) => value} />,
  });
  const { takes, criteria, score, step } = form;
  const isOpinion = step.id === 'member-opinion';
  const hint = score ? said.scoreHint(score.min, score.max) : undefined;
  const totalHint = score?.required ? said.scoreRequired(score.min, score.max) : hint;
  return (
    <>
      <AllConflicts kept={kept} keeper={keeper} />
      {takes.criteria &&
        criteria.map(({ id, text, max }, at) => (
          <fieldset key={id} className="criterion">
            <legend>
              <small>{said.criterion(at + 1, criteria.length)}</small>
              <FromPlan>{text}</FromPlan>
            </legend>
            <TextArea {...of(criterionField(id, 'achieved'))} label={said.achieved} />
            <TextArea {...of(criterionField(id, 'shortcomings'))} label={said.shortcomings} />
            {takes.score && (
              <TextField
                {...of(criterionField(id, 'score'))}
                label={said.score}
                hint={max === undefined ? hint : said.scoreMax(max)}
                className="field-score"
                inputMode="decimal"
              />
            )}
          </fieldset>
        ))}
      <Levels {...props} />
      {takes.remarks && (
        <section className="section">
          <TextArea {...of('remarks')} label={isOpinion ? said.remarks : said.remarksOther} />
        </section>
      )}
      {takes.score && (
        <section className="section">
          <TextField
            {...of('score')}
            label={said.total}
            hint={totalHint}
            className="field-score"
            inputMode="decimal"
          />
        </section>
      )}
      {takes.document && (
        <DocumentFields
          legend={isOpinion ? said.documentOptional : said.document}
          hint={said.documentHint}
          fields={kept.fields}
          faults={faults}
          today={momentOf(form.now, form.timeZone).day}
          change={(field, value) => keeper.change(field, value)}
          leave={() => void keeper.flush()}
          under={(field) => of(field).children}
        />
      )}
      <FileDrop id={FILES} path={owedOf(form)} files={files} error={messageOf(faults, FILES)}>
        <Theirs
          field={FILES}
          kept={kept}
          keeper={keeper}
          show={(value) => ofFiles.count(idsIn({ [FILES]: value }).length)}
        />
      </FileDrop>
    </>
  );
}

/** Nothing is preselected: a level is somebody's judgement. */
function Levels({ form, kept, keeper, faults }: Props) {
  const { form: said } = useWords();
  const shown = useFieldError();
  const nameOf = (level: string) => form.levels.find(({ id }) => id === level)?.name ?? level;
  return (
    <div className="section field level">
      <Radio.Group
        label={form.step.id === 'member-opinion' ? said.levelOpinion : said.level}
        value={kept.fields['level'] ?? ''}
        error={shown(messageOf(faults, 'level'))}
        onChange={(level) => keeper.change('level', level)}
      >
        {form.levels.map(({ id, name, from }, at) => (
          <Radio
            key={id}
            id={at === 0 ? 'level' : `level-${id}`}
            value={id}
            label={<FromPlan>{name}</FromPlan>}
            description={from === undefined ? undefined : said.levelFrom(from)}
          />
        ))}
      </Radio.Group>
      <Theirs field="level" kept={kept} keeper={keeper} show={nameOf} />
    </div>
  );
}
