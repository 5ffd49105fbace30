/** What the rehearsal was told while it played, for the check and the report. */
export interface Journal {
  /** Filings and announcements that the API acknowledged, by unit and id. */
  acknowledged: { unit: string; id: string }[];
  deliveries: number;
  /** Of those, what other systems signed. */
  signed: number;
  /** Repetitions of one filing, and whether each was answered as the first. */
  repetitions: { same: number; different: number };
  released: number;
}

export const newJournal = (): Journal => ({
  acknowledged: [],
  deliveries: 0,
  signed: 0,
  repetitions: { same: 0, different: 0 },
  released: 0,
});
