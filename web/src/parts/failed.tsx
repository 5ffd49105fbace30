import { useWords } from '../app/language';
import { signInAddress } from './sign-in-address';
import type { Action } from './use-action';

/** Why an action was not done, and what became of it while it is under way. Nothing while there is nothing to say. */
export function Failed({ action, fields = [] }: { action: Action; fields?: readonly string[] }) {
  const { states, form } = useWords();
  const { failure, isBusy } = action;
  const faults = failure?.faults ?? [];
  const unplaced = faults.filter(({ field }) => field === undefined || !fields.includes(field));
  // What stands at its field is not said twice.
  const isSaidElsewhere = faults.length > 0 && unplaced.length === 0;
  return (
    <div role="status">
      {isBusy && <p className="quiet">{states.busy}</p>}
      {failure && !isSaidElsewhere && (
        <div className="note note-bad">
          <p>{failure.text}</p>
          {unplaced.map(({ field, message }) => (
            <p key={`${field} ${message}`}>{message}</p>
          ))}
          {failure.isSignedOut && (
            <p>
              <a href={signInAddress()} target="_blank" rel="noreferrer">
                {form.saved.signInAgain}
              </a>
            </p>
          )}
          {failure.requestId !== undefined && <p className="quiet">{states.request(failure.requestId)}</p>}
        </div>
      )}
    </div>
  );
}
