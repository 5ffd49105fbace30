import { fromMs } from '../../domain/time';
import type { Store } from '../../store/store';
import { isSecret, newSecret, storedAs } from '../secret';
import type { SignInDeps } from './deps';
import { beginSession, type Came } from './session';

const LINK_FOR_MS = 15 * 60_000;
/** Nobody's account: the session is of the service's own run. */
const NOBODY = '';
const NAME = 'Quản trị viên (chế độ thử nghiệm)';

/** Makes the link by which the administrator of a trial comes in: once, within a quarter of an hour. */
export async function newTrialLink({
  store,
  trial,
  now,
}: {
  store: Pick<Store, 'signIn'>;
  /** This run of the service. */
  trial: string;
  now: () => number;
}): Promise<string> {
  const secret = newSecret();
  const expiresAt = fromMs(now() + LINK_FOR_MS);
  await store.signIn.insertTrialLink({ _id: storedAs(secret), trial, expiresAt });
  return secret;
}

/** Whether a trial's link still lets its administrator in. Changes nothing. */
export async function isTrialLink(
  { store, now, trialRun }: Pick<SignInDeps, 'store' | 'now' | 'trialRun'>,
  secret: string,
): Promise<boolean> {
  const link =
    trialRun !== undefined && isSecret(secret) ? await store.signIn.trialLink(storedAs(secret)) : null;
  return link !== null && link.trial === trialRun && link.expiresAt > fromMs(now());
}

/** Takes the link and begins the administrator's session; undefined if it lets nobody in. */
export async function enterTrial(
  deps: SignInDeps,
  { link, came }: { link: string; came: Came },
): Promise<string | undefined> {
  const { trialRun: trial, store } = deps;
  if (trial === undefined || !(await isTrialLink(deps, link))) return undefined;
  if (!(await store.signIn.takeTrialLink(storedAs(link)))) return undefined;
  return beginSession(
    deps,
    { account: NOBODY, name: NAME, realm: 'all', strength: 'strong', method: 'trial', trial },
    came,
  );
}
