import { useSyncExternalStore } from 'react';
import { useWords } from './language';

const subscribe = (listener: () => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};

/** Says that the machine has no network, and that one may go on writing. */
export function Offline() {
  const { states } = useWords();
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  return <div role="status">{!isOnline && <p className="band band-offline">{states.offline}</p>}</div>;
}
