import { useWords } from '../../app/language';
import type { Words } from '../../words/vi';
import { momentOf } from '../dates';
import { signInAddress } from '../sign-in-address';
import type { Saving } from './draft-keeper';

const textOf = ({ form: { saved } }: Words, saving: Saving): string => {
  switch (saving.kind) {
    case 'none':
      return saved.none;
    case 'unsaved':
      return saved.unsaved;
    case 'saving':
      return saved.saving;
    case 'retrying':
      return saved.retrying;
    case 'signed-out':
      return saved.signedOut;
    case 'conflict':
      return saved.conflict(saving.by);
    case 'refused':
      return saved.refused(saving.why);
    case 'saved': {
      const { time } = momentOf(saving.at);
      return saving.mergedWith === undefined ? saved.saved(time) : saved.merged(saving.mergedWith, time);
    }
  }
};

const BAD = new Set<Saving['kind']>(['retrying', 'signed-out', 'conflict', 'refused']);

/** Says whether the fields are saved. A screen reader speaks only problems: a voice at every pause would disturb. */
export function SavedState({ saving }: { saving: Saving }) {
  const words = useWords();
  const isBad = BAD.has(saving.kind);
  const text = textOf(words, saving);
  return (
    <div className="saved no-print">
      <p className={isBad ? 'saved-bad' : undefined}>
        {text}{' '}
        {saving.kind === 'signed-out' && (
          <a href={signInAddress()} target="_blank" rel="noreferrer">
            {words.form.saved.signInAgain}
          </a>
        )}
      </p>
      <p className="visually-hidden" role="status">
        {isBad || (saving.kind === 'saved' && saving.mergedWith) ? text : ''}
      </p>
    </div>
  );
}
