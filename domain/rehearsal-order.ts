import type { Text } from './text';

/** How far a rehearsal is that somebody ordered, as it is stored. */
export const ORDER_STATES = ['asked', 'playing', 'done', 'failed', 'stopped'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** As it is shown: one whose player died in the middle has been interrupted. */
export const SHOWN_ORDER_STATES = [...ORDER_STATES, 'interrupted'] as const;
export type ShownOrderState = (typeof SHOWN_ORDER_STATES)[number];

/** What a rehearsal has shown, once it has come to its end. */
export interface RehearsalOutcome {
  /** Exactly what the plan asks for. */
  ok: boolean;
  differences: number;
  /** The first of them, in words. */
  findings: Text[];
  letters: number;
  /** Real time, in milliseconds. */
  tookMs: number;
}
