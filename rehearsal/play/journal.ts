import type { Instant } from '../../domain/time';
import type { DeskAction } from '../script/actions';

/** What the rehearsal was told while it played, for the check and the report. */
export interface Journal {
  /** Filings and announcements that the API acknowledged, by unit and id. */
  acknowledged: { unit: string; id: string }[];
  /** When a decision's answer was there, plan time, in order. */
  decided: { unit: string; kind: DeskAction['kind'] | 'voiding'; at: Instant }[];
  deliveries: number;
  /** Of those, what other systems signed. */
  signed: number;
  /** Repetitions of one filing, and whether each was answered as the first. */
  repetitions: { same: number; different: number };
  /** How often a document was sent again, because something had come in or was still under way. */
  documentsRepeated: number;
  released: number;
  /** Real time that an action came after its time in the script, because the service was slower than the clock. */
  longestLagMs: number;
}

export const newJournal = (): Journal => ({
  acknowledged: [],
  decided: [],
  deliveries: 0,
  signed: 0,
  repetitions: { same: 0, different: 0 },
  documentsRepeated: 0,
  released: 0,
  longestLagMs: 0,
});
