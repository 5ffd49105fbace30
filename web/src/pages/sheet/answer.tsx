import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { signInAddress } from '../../parts/sign-in-address';
import { sheetWords } from './words';

export type Sending =
  | { kind: 'nothing' | 'none-ready' | 'settle-first' | 'sending' | 'signed-out' }
  | { kind: 'sent'; received: number }
  | { kind: 'failed'; why: string };

interface Props {
  sending: Sending;
  failed: readonly { unit: { id: string; name: string }; why: string }[];
  /** Units without an opinion. */
  left: number;
  choose: (unit: string) => void;
}

/** What has become of the last click. */
export function Answer(props: Props) {
  return <div role="status">{said(props) && <Said {...props} />}</div>;
}

const said = ({ sending: { kind } }: Props): boolean => kind !== 'nothing' && kind !== 'sending';

function Said({ sending, failed, left, choose }: Props) {
  const { form } = useWords();
  const words = useWordsOf(sheetWords);
  switch (sending.kind) {
    case 'none-ready':
      return <Note look="late">{words.nothing}</Note>;
    case 'settle-first':
      return <Note look="late">{words.settleFirst}</Note>;
    case 'signed-out':
      return (
        <div className="note note-bad">
          <p>
            {form.signedOut}{' '}
            <a href={signInAddress()} target="_blank" rel="noreferrer">
              {form.saved.signInAgain}
            </a>
          </p>
        </div>
      );
    case 'failed':
      return (
        <div className="note note-bad">
          <h3>{form.fileFailed}</h3>
          <p>{sending.why}</p>
        </div>
      );
    case 'sent':
      return (
        <>
          {sending.received > 0 && (
            <div className="note note-good">
              <p>{words.sent(sending.received)}</p>
              {failed.length === 0 && <p>{left > 0 ? words.left(left) : words.allSent}</p>}
            </div>
          )}
          {failed.length > 0 && (
            <div className="note note-bad">
              <p>{words.failed(failed.length)}</p>
              <ul>
                {failed.map(({ unit, why }) => (
                  <li key={unit.id}>
                    <button type="button" className="link" onClick={() => choose(unit.id)}>
                      {unit.name}
                    </button>
                    {`: ${why}`}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </>
      );
    default:
      return null;
  }
}

const Note = ({ look, children }: { look: 'late'; children: string }) => (
  <div className={`note note-${look}`}>
    <p>{children}</p>
  </div>
);
