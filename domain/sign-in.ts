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

/** By what a session began: a code by e-mail, a password with a second factor, the province's own sign-in, or a trial's link. */
export const SIGN_IN_METHODS = ['code', 'password', 'oidc', 'trial'] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/**
 * What a province lets a code by e-mail do. `read-only`: its sessions change nothing. `off`: no code is sent and none of its
 * sessions lives.
 */
export const EMAIL_CODES = ['on', 'read-only', 'off'] as const;
export type EmailCode = (typeof EMAIL_CODES)[number];

/** For so long a person who proved who they are may do what asks for it. */
export const CONFIRMED_FOR_MS = 5 * 60_000;
