import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Filing, Plan } from '../../api/contract';
import { filingQuery } from '../../app/campaign-queries';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { tellDate, tellInstant } from '../../parts/dates';
import { FromPlan } from '../../parts/from-plan';
import { PartState } from '../../parts/part-state';
import { readingQuery } from './queries';
import { levelName } from './rows';
import { sheetWords } from './words';

interface Props {
  campaign: string;
  unit: string;
  plan: Plan;
}

/** What there is to read about a unit before one gives an opinion. */
export function Reading({ campaign, unit, plan }: Props) {
  const said = useWordsOf(sheetWords);
  const words = useWords();
  const query = useQuery(readingQuery({ campaign, unit }));
  return (
    <div className="sheet-reading">
      <PartState query={query}>
        {({ selfReview, reviews }) => (
          <>
            {selfReview === undefined ? (
              <p className="quiet">{said.noSelfReview}</p>
            ) : (
              <details open>
                <summary>
                  <h3>{said.selfReview}</h3>
                </summary>
                <Content campaign={campaign} unit={unit} plan={plan} filing={selfReview} />
              </details>
            )}
            {reviews.length === 0 ? (
              <p className="quiet">{said.noReviews}</p>
            ) : (
              <>
                <h3>{said.reviews}</h3>
                {reviews.map(({ id, name, announcedAt }) => (
                  <Folded
                    key={id}
                    title={name}
                    note={announcedAt && said.announcedAt(tellInstant(words, announcedAt, plan.timeZone))}
                  >
                    <Content campaign={campaign} unit={unit} plan={plan} filing={id} />
                  </Folded>
                ))}
              </>
            )}
          </>
        )}
      </PartState>
    </div>
  );
}

/** Its contents are asked for once somebody opens it. */
function Folded({ title, note, children }: { title: string; note: string | undefined; children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {title} {note !== undefined && <span className="quiet">({note})</span>}
      </summary>
      {isOpen && children}
    </details>
  );
}

function Content({ campaign, unit, plan, filing }: Props & { filing: string }) {
  const said = useWordsOf(sheetWords);
  const words = useWords();
  const query = useQuery(filingQuery({ campaign, unit, filing }));
  return (
    <PartState query={query}>
      {({ content = {} }: Filing) => {
        const { criteria = [], level, remarks, document } = content;
        return (
          <div className="sheet-content">
            {level !== undefined && (
              <p>
                {said.selfLevel}: <strong>{levelName(plan, level) ?? level}</strong>
              </p>
            )}
            {criteria.map(({ criterion, achieved, shortcomings }) => (
              <section key={criterion}>
                <h4>
                  <FromPlan>{plan.criteria.find(({ id }) => id === criterion)?.text ?? criterion}</FromPlan>
                </h4>
                <dl>
                  <dt>{words.form.achieved}</dt>
                  <dd>{achieved}</dd>
                  <dt>{words.form.shortcomings}</dt>
                  <dd>{shortcomings}</dd>
                </dl>
              </section>
            ))}
            {remarks !== undefined && <p className="sheet-text">{remarks}</p>}
            {document && (
              <p className="quiet">
                {said.document}:{' '}
                {words.form.readBack.documentText(document.number, tellDate(document.date), document.signer)}
              </p>
            )}
          </div>
        );
      }}
    </PartState>
  );
}
