import type { Account } from '../../api/contract';
import { tellInstant } from '../../parts/dates';
import type { Words } from '../../words/vi';
import type { AccountsWords } from './words';

/** By what its person signs in. */
export function wayOf(
  { ways }: AccountsWords,
  { hasPassword, hasSecondFactor, hasProvinceSignIn }: Account,
): string {
  const own = hasPassword && (hasSecondFactor ? ways.strong : ways.passwordOnly);
  return [own, hasProvinceSignIn && ways.province].filter(Boolean).join('; ') || ways.code;
}

interface AccountState {
  text: string;
  look: 'done' | 'half' | 'waived' | 'to-do';
}

/** What matters most about it. */
export function stateOf(words: Words, { states }: AccountsWords, account: Account): AccountState {
  const { closedAt, reset, setupUntil, hasPassword, hasProvinceSignIn, roles } = account;
  if (closedAt !== undefined) return { text: states.closed(tellInstant(words, closedAt)), look: 'waived' };
  if (reset) return { text: states.reset, look: 'half' };
  if (setupUntil !== undefined)
    return { text: states.invited(tellInstant(words, setupUntil)), look: 'to-do' };
  if (!hasPassword && !hasProvinceSignIn && roles.length > 0) return { text: states.linkOver, look: 'half' };
  return { text: states.open, look: 'done' };
}
