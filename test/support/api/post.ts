import type { ApiDeps } from '../../../api/deps';
import { FACE_AT } from '../../fixtures/letters';
import { keepingMailer } from './mailboxes';

/** By what an API writes to people about their accounts, in a test. */
export function postRoom(): { deps: Pick<ApiDeps, 'signIn' | 'faceAt'> } & {
  relay: ReturnType<typeof keepingMailer>;
} {
  const relay = keepingMailer();
  const signIn = {
    relay,
    pace: () => Promise.resolve(),
    codesPerClientAndHour: 1000,
    emailCode: 'on' as const,
  };
  return { relay, deps: { signIn, faceAt: FACE_AT } };
}
