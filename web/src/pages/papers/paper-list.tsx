import { Link } from 'wouter';
import type { Paper } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { addressOf } from '../../parts/addresses';
import { momentOf, tellDate, tellInstant } from '../../parts/dates';
import { Table } from '../../parts/table';
import { isOver, stateOf } from './state-of';
import { papersWords } from './words';

/** Papers as the register of papers received has them; each with what can be done about it. */
export function PaperList({
  campaign,
  caption,
  papers,
  timeZone,
  isOfOneDay = false,
  onVoid,
}: {
  campaign: string;
  caption: string;
  papers: readonly Paper[];
  timeZone: string;
  isOfOneDay?: boolean;
  onVoid: (paper: Paper) => void;
}) {
  const words = useWords();
  const said = useWordsOf(papersWords);
  const whatOf = ({ kind, step, unitName }: Paper) => {
    const what = words.matter[step](unitName);
    return kind === 'announcement' ? said.announcementOf(what) : what;
  };
  const stampOf = ({ stamp, receivedAt }: Paper) => {
    const at = stamp?.stampedAt ?? receivedAt;
    return isOfOneDay ? momentOf(at, timeZone).time : tellInstant(words, at, timeZone);
  };
  return (
    <Table
      caption={caption}
      rows={papers}
      keyOf={({ unit, id }) => `${unit} ${id}`}
      columns={[
        {
          title: isOfOneDay ? said.numberAndDay : said.numberAndStamp,
          cell: (paper) => (
            <>
              {paper.stamp?.documentNumber}
              <span className="below">{stampOf(paper)}</span>
            </>
          ),
        },
        { title: said.party, cell: ({ partyName }) => partyName },
        {
          title: said.sign,
          cell: ({ document }) => document && said.signText(document.number, tellDate(document.date)),
        },
        { title: said.matter, cell: whatOf },
        {
          title: said.state,
          cell: (paper) => {
            const { text, look } = stateOf(said, paper);
            return <span className={`state ${look}`}>{text}</span>;
          },
        },
        {
          title: said.do,
          isAction: true,
          cell: (paper) => !isOver(paper) && <Actions campaign={campaign} paper={paper} onVoid={onVoid} />,
        },
      ]}
    />
  );
}

function Actions({
  campaign,
  paper,
  onVoid,
}: {
  campaign: string;
  paper: Paper;
  onVoid: (paper: Paper) => void;
}) {
  const said = useWordsOf(papersWords);
  const number = paper.stamp?.documentNumber ?? '';
  const act = paper.awaitsContent ? said.enter : said.correct;
  return (
    <span className="papers-actions no-print">
      <Link
        className="act"
        href={addressOf.paper({ campaign, unit: paper.unit, filing: paper.id })}
        aria-label={said.of(act, number)}
      >
        {act}
      </Link>
      <button
        type="button"
        className="papers-void"
        aria-label={said.of(said.void, number)}
        onClick={() => onVoid(paper)}
      >
        {said.void}
      </button>
    </span>
  );
}
