import type { OpenForm } from '../../api/contract';
import { useWords } from '../../app/language';
import { Filed } from './closed';

/** What must be known before one writes: filed already, too late, or the dossier is closed. */
export function StandingNotes({ form }: { form: OpenForm }) {
  const { form: said } = useWords();
  const { standing } = said;
  const late = () => {
    if (form.standing !== 'open') return undefined;
    if (form.ifFiledNow.timeliness === 'on-time') return undefined;
    if (form.step.id === 'member-opinion') return standing.lateOpinion;
    return form.ifFiledNow.timeliness === 'late' ? standing.late : standing.onTheDay;
  };
  const text = late();
  return (
    <>
      <Filed form={form} />
      {form.standing === 'frozen' && (
        <div className="note note-late">
          <h2>{standing.frozen}</h2>
          <p>{standing.frozenMore}</p>
        </div>
      )}
      {text !== undefined && (
        <div className="note note-late">
          <p>{text}</p>
        </div>
      )}
    </>
  );
}
