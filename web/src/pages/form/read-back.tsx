import type { ReactNode } from 'react';
import type { Checked, Form } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { dayTyped, tellDate } from '../../parts/dates';
import { criteriaFilled, criterionField, FILES, type Fields, idsIn } from '../../parts/draft/fields';
import { goTo } from '../../parts/error-summary';
import { Facts } from '../../parts/facts';
import { fileWords } from '../../parts/files/words';
import { tellTimeliness } from '../../parts/timeliness';

/** What will count, read back instead of a dialog that asks whether one is sure. */
export function ReadBack({ form, fields, outlook }: { form: Form; fields: Fields; outlook: Checked }) {
  const words = useWords();
  const { readBack: said } = words.form;
  const ofFiles = useWordsOf(fileWords);
  const change = (field: string, value: ReactNode, what: string) => (
    <span className="facts-action">
      <span>{value}</span>
      <a
        href={`#${field}`}
        onClick={(event) => {
          event.preventDefault();
          goTo(field);
        }}
      >
        {said.change}
        <span className="visually-hidden"> {what}</span>
      </a>
    </span>
  );
  const filled = criteriaFilled(form.criteria, fields);
  const firstEmpty =
    form.criteria.find(({ id }) => criteriaFilled([{ id, text: '' }], fields) === 0) ?? form.criteria[0];
  const level = form.levels.find(({ id }) => id === fields['level'])?.name ?? said.notChosen;
  const { 'document.number': number, 'document.date': typed = '', 'document.signer': signer } = fields;
  const day = dayTyped(typed);
  const document = said.documentText(
    number?.trim() || said.missing,
    day === undefined ? said.missing : tellDate(day),
    signer?.trim() || said.missing,
  );
  const isNamed = [number, typed, signer].some((each) => each?.trim());
  return (
    <section aria-labelledby="read-back">
      <h2 id="read-back">{said.title}</h2>
      <p>{said.lead}</p>
      <Facts
        facts={[
          [said.what, words.matter[form.step.id](form.unit.name)],
          [
            said.criteria,
            form.takes.criteria &&
              firstEmpty &&
              change(
                criterionField(firstEmpty.id, 'achieved'),
                said.of(filled, form.criteria.length),
                said.criteria,
              ),
          ],
          [said.level, change('level', level, said.level)],
          [
            said.document,
            form.takes.document &&
              (isNamed || form.step.id !== 'member-opinion') &&
              change('document.number', document, said.document),
          ],
          [ofFiles.receipt, change(FILES, ofFiles.count(idsIn(fields).length), ofFiles.receipt)],
          [said.time, !outlook.held && tellTimeliness(words, form.step.id, outlook)],
          [
            said.version,
            outlook.version !== undefined && outlook.version > 1 && (
              <>
                {said.versionText(outlook.version)}
                {outlook.counts && <>. {said.replaces}</>}
              </>
            ),
          ],
        ]}
      />
    </section>
  );
}
