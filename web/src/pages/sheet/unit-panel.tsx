import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link } from 'wouter';
import type { Plan, WorklistRow } from '../../api/contract';
import { filingQuery } from '../../app/campaign-queries';
import { useWordsOf } from '../../app/page-words';
import { addressOf } from '../../parts/addresses';
import type { DraftKeeper, Kept } from '../../parts/draft/draft-keeper';
import { OpinionFields } from './opinion-fields';
import { readingQuery, STEP } from './queries';
import { Reading } from './reading';
import { levelName, type RowState, type Sent } from './rows';
import { sheetWords } from './words';

interface Props {
  campaign: string;
  party: string;
  plan: Plan;
  row: WorklistRow;
  /** «Đơn vị 3/11» */
  place: string;
  state: RowState;
  keeper: DraftKeeper | undefined;
  kept: Kept | undefined;
  sent: Sent | undefined;
  change: (field: string, value: string) => void;
  next: (() => void) | undefined;
}

/** One unit: what there is to read, and the opinion. */
export function UnitPanel(props: Props) {
  const { campaign, plan, row, place, state } = props;
  return (
    <>
      <p className="quiet sheet-place">
        {place}
        <a className="sheet-back" href="#units">
          {useWordsOf(sheetWords).toList}
        </a>
      </p>
      <h2 id="unit">{row.unit.name}</h2>
      <Reading campaign={campaign} unit={row.unit.id} plan={plan} />
      {state === 'done' ? (
        <Done {...props} />
      ) : state === 'waived' ? (
        <Waived {...props} />
      ) : (
        <Open {...props} />
      )}
    </>
  );
}

function Open({ campaign, party, plan, row, keeper, kept, sent, change, next }: Props) {
  const said = useWordsOf(sheetWords);
  const unit = row.unit.id;
  const selfLevel = useSelfLevel(campaign, unit);
  const toNext = useRef<HTMLButtonElement>(null);
  if (!keeper || !kept) return null;
  const agree = (level: string) => {
    change('level', level);
    // What somebody has written already stays.
    if ((kept.fields['remarks'] ?? '').trim() === '') change('remarks', said.agreed);
    toNext.current?.focus();
  };
  return (
    // Enter in a field sends nothing.
    <form noValidate className="sheet-opinion" onSubmit={(event) => event.preventDefault()}>
      <h3>{said.opinion}</h3>
      {sent?.kind === 'refused' && sent.why !== '' && (
        <div className="note note-bad">
          <p>{sent.faults.length > 0 ? sent.faults.map(({ message }) => message).join(' ') : sent.why}</p>
        </div>
      )}
      {selfLevel !== undefined && (
        <Button variant="outline" onClick={() => agree(selfLevel)}>
          {said.agree}: {levelName(plan, selfLevel) ?? selfLevel}
        </Button>
      )}
      <OpinionFields
        plan={plan}
        keeper={keeper}
        kept={kept}
        faults={sent?.kind === 'refused' ? sent.faults : []}
        change={change}
      />
      <div className="buttons">
        {next && (
          <button type="button" className="act" ref={toNext} onClick={next}>
            {said.next}
          </button>
        )}
        <Link href={addressOf.form({ campaign, unit, step: STEP, party })}>{said.form}</Link>
      </div>
    </form>
  );
}

/** Undefined until it is known, and where none was received. */
function useSelfLevel(campaign: string, unit: string): string | undefined {
  const filing = useQuery(readingQuery({ campaign, unit })).data?.selfReview;
  const { data } = useQuery({
    ...filingQuery({ campaign, unit, filing: filing ?? '' }),
    enabled: filing !== undefined,
  });
  return data?.content?.level;
}

function Done({ campaign, party, plan, row, sent, kept, next }: Props) {
  const said = useWordsOf(sheetWords);
  const unit = row.unit.id;
  const received =
    sent?.kind === 'received'
      ? { id: sent.filing, receipt: sent.receipt, level: kept?.fields['level'] }
      : row.filing;
  return (
    <>
      <div className="note note-good">
        <p>
          {said.sentAlready}{' '}
          {received?.level !== undefined && said.sentLevel(levelName(plan, received.level) ?? '')}
        </p>
        {received && (
          <p>
            <Link href={addressOf.receipt({ campaign, unit, filing: received.id })}>
              {said.receipt(received.receipt)}
            </Link>
          </p>
        )}
      </div>
      <div className="buttons">
        {next && (
          <button type="button" className="act" onClick={next}>
            {said.next}
          </button>
        )}
        <Link href={addressOf.form({ campaign, unit, step: STEP, party })}>{said.correct}</Link>
      </div>
    </>
  );
}

function Waived({ next }: Props) {
  const said = useWordsOf(sheetWords);
  return (
    <>
      <div className="note">
        <p>{said.waivedMore}</p>
      </div>
      {next && (
        <div className="buttons">
          <button type="button" className="act" onClick={next}>
            {said.next}
          </button>
        </div>
      )}
    </>
  );
}
