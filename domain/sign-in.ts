/** The campaigns that a session sees: all of its person's, or rehearsals alone, if its code went to a rehearsal's mailbox. */
export const REALMS = ['all', 'rehearsals'] as const;
export type Realm = (typeof REALMS)[number];

/**
 * How surely a session is its person's: `code` came by e-mail and carries what the register says of them; `strong` is
 * needed for everything that is granted.
 */
export const STRENGTHS = ['code', 'strong'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** An e-mail address as accounts are found by it: mailboxes do not tell capitals apart, whatever RFC 5321 lets them do. */
export const accountOf = (email: string): string => email.trim().normalize('NFKC').toLowerCase();
