import type { Filing, Plan } from '../../../../api-client/schema';
import { useWordsOf } from '../../app/page-words';
import { tellDate } from '../../parts/dates';
import { Diff } from '../../parts/diff';
import { FiledFiles } from '../../parts/files/file-drop';
import type { OfUnit } from './queries';
import { type UnitWords, unitWords } from './words';

interface Told {
  title: string;
  text: string;
}

/** What a filing says; beside an earlier one, what has changed since. */
export function Contents({
  of,
  plan,
  filing,
  before,
}: {
  of: OfUnit;
  plan: Plan;
  filing: Filing;
  before?: Filing;
}) {
  const said = useWordsOf(unitWords);
  const is = textsOf(said, plan, filing);
  const was = before && new Map(textsOf(said, plan, before).map(({ title, text }) => [title, text]));
  const shown = was ? withGone(is, was).filter(({ title, text }) => (was.get(title) ?? '') !== text) : is;
  const files = filing.content?.files ?? [];
  return (
    <div className="contents">
      {was && shown.length === 0 && <p>{said.content.same}</p>}
      {shown.map(({ title, text }) => (
        <section key={title}>
          <h3>{title}</h3>
          {was ? (
            <Diff before={was.get(title) ?? ''} after={text} />
          ) : (
            <p className="contents-text">{text}</p>
          )}
        </section>
      ))}
      {files.length > 0 && filing.id !== undefined && (
        <section>
          <h3>{said.content.files}</h3>
          <FiledFiles campaign={of.campaign} unit={of.unit} filing={filing.id} files={files} />
        </section>
      )}
      <p className="quiet">{said.recorded}</p>
    </div>
  );
}

/** With those texts that are there no more. */
const withGone = (is: readonly Told[], was: ReadonlyMap<string, string>): Told[] => [
  ...is,
  ...[...was.keys()]
    .filter((title) => !is.some((each) => each.title === title))
    .map((title) => ({ title, text: '' })),
];

function textsOf({ content: said }: UnitWords, plan: Plan, { content = {} }: Filing): Told[] {
  const { criteria = [], level, score, remarks, document } = content;
  const all: Told[] = criteria.flatMap(({ criterion, achieved, shortcomings, score: points }) => {
    const name = plan.criteria.find(({ id }) => id === criterion)?.text ?? criterion;
    return [
      { title: `${name}. ${said.achieved}`, text: achieved },
      { title: `${name}. ${said.shortcomings}`, text: shortcomings },
      { title: `${name}. ${said.score}`, text: points === undefined ? '' : String(points) },
    ];
  });
  const levelName = plan.levels.find(({ id }) => id === level)?.name ?? level ?? '';
  return [
    ...all,
    { title: said.level, text: levelName },
    { title: said.score, text: score === undefined ? '' : String(score) },
    { title: said.remarks, text: remarks ?? '' },
    {
      title: said.document,
      text: document ? said.issued(document.number, tellDate(document.date), document.signer) : '',
    },
  ].filter(({ text }) => text !== '');
}
