/** Who asks, and how the service does: a test sets it between pages. */
export interface Standing {
  viewer:
    | 'nobody'
    | 'official'
    | 'member'
    | 'leader'
    | 'clerk'
    | 'committee'
    | 'administrator'
    | 'steward'
    | 'leaving'
    | 'gone';
  hasTasks: boolean;
  /** Answers that are not given, by the end of their address. */
  away: RegExp | undefined;
  /** By which the session began, where the service asks to prove who one is. */
  method: 'password' | 'oidc';
  /** A part of the service does not answer. */
  isSick: boolean;
  /** Streams of events that are open, for a test that tells of something. */
  streams: { write: (text: string) => unknown }[] | undefined;
  /** Units of a board that have changed since it was read. */
  changed: string[];
  /** What was sent, as `PUT /drafts/…`. */
  received: { call: string; body: unknown }[];
}

export const newStanding = (): Standing => ({
  viewer: 'official',
  hasTasks: true,
  away: undefined,
  method: 'password',
  isSick: false,
  streams: undefined,
  changed: [],
  received: [],
});
