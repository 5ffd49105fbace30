import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

/** What the page in view is about, for the header. */
export interface Place {
  campaign?: string | undefined;
  rehearsal?: boolean | undefined;
  /** Plan time. */
  now?: string | undefined;
  timeZone?: string | undefined;
}

const Current = createContext<{ place: Place; setPlace: (place: Place) => void }>({
  place: {},
  setPlace: () => undefined,
});

export function PlaceProvider({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<Place>({});
  const value = useMemo(() => ({ place, setPlace }), [place]);
  return <Current value={value}>{children}</Current>;
}

export const usePlace = (): Place => useContext(Current).place;

/** Tells the header where this page is, as long as it is in view. */
export function useIsAt({ campaign, rehearsal, now, timeZone }: Place): void {
  const { setPlace } = useContext(Current);
  useEffect(() => {
    setPlace({ campaign, rehearsal, now, timeZone });
    return () => setPlace({});
  }, [setPlace, campaign, rehearsal, now, timeZone]);
}
