import { CONFIRMED_FOR_MS, type Realm, type Strength } from '../../domain/sign-in';
import { fromMs, toMs } from '../../domain/time';
import type { AccountDocument } from '../../store/documents/account';
import { isLinked, linkedAccount } from '../accounts/linked';
import { record } from '../audit';
import { UNKNOWN_ACTOR } from '../audit-refusals';
import { placesOf } from './places';
import { type Proved, ProviderFailure } from './provider';
import { actorOfSession, beginSession, type Came, type LivingSession } from './session';
import { type ProvinceDeps, sentWith, takeRequest } from './to-province';

/**
 * Why somebody who comes back is not let in. `lost`: nobody was sent from this browser, or a while ago. `no-account`: there is none for
 * them, whatever the reason is. The last two are of who proves once more who they are.
 */
export type NotProved = 'lost' | 'away' | 'declined' | 'invalid' | 'no-account' | 'other-person' | 'not-anew';

export type CameBack =
  /** A session begins, or goes on. */
  | { session: string | undefined; returnTo: string }
  | { refused: NotProved; returnTo?: string; again?: boolean };

/** A browser comes back from the province's provider: whoever it has brought signs in, or has proved once more who they are. */
export async function comeFromProvince(
  deps: ProvinceDeps,
  {
    ticket,
    query,
    came,
    living,
  }: {
    ticket: string;
    query: string;
    came: Came;
    /** The session that the browser has. */
    living: () => Promise<LivingSession | undefined>;
  },
): Promise<CameBack> {
  const request = await takeRequest(deps, { ticket, query });
  if (!request) return { refused: 'lost' };
  const { session: asked, returnTo } = request;
  const again = asked !== undefined;
  try {
    const proved = await deps.province.provider.proved(query, sentWith(ticket, { again }));
    if (!again) return { ...(await signIn(deps, proved, came)), returnTo };
    const session = await living();
    const refused = session?._id === asked ? await confirm(deps, proved, session, came) : 'lost';
    return refused === undefined ? { session: undefined, returnTo } : { refused, returnTo, again };
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error;
    deps.logger.warn({ code: error.code }, "the province's sign-in failed");
    return { refused: error.kind, returnTo, again };
  }
}

async function signIn(
  deps: ProvinceDeps,
  proved: Proved,
  came: Came,
): Promise<{ session: string } | { refused: 'no-account' }> {
  const linked = await linkedAccount(deps, proved);
  if ('refused' in linked) {
    const { refused, account } = linked;
    // Whose account it would have been is not who came.
    const whose = account ? ` ${account.address}` : '';
    await record(deps, {
      actor: UNKNOWN_ACTOR,
      action: 'sign-in-refused',
      target: `oidc ${refused}${whose}`,
      from: came.from,
    });
    return { refused: 'no-account' };
  }
  const { account, isNew } = linked;
  const who = await personOf(deps, account);
  if (isNew) {
    await record(deps, {
      actor: actorOfSession(who),
      action: 'identity-linked',
      target: 'oidc',
      from: came.from,
    });
  }
  const strength: Strength = proved.isStrong ? 'strong' : 'code';
  const session = await beginSession(
    deps,
    {
      ...who,
      strength,
      method: 'oidc',
      ...(strength === 'strong' && proved.at !== undefined && { confirmedAt: provedAt(deps, proved.at) }),
    },
    came,
  );
  return session === undefined ? { refused: 'no-account' } : { session };
}

/** As registers name them, like in a session by a code. */
async function personOf(
  deps: Pick<ProvinceDeps, 'store'>,
  { address, name }: AccountDocument,
): Promise<{ account: string; name: string; realm: Realm }> {
  const [place] = await placesOf(deps, { account: address, realm: 'all' });
  return { account: address, name: place?.person.name ?? name, realm: 'all' };
}

/** The provider's clock may be ahead of ours. */
const provedAt = ({ now }: Pick<ProvinceDeps, 'now'>, at: string) => fromMs(Math.min(toMs(at), now()));

/** The very person of the session, just now, and as surely as when it began. */
async function confirm(
  deps: ProvinceDeps,
  proved: Proved,
  session: LivingSession,
  { from }: Came,
): Promise<NotProved | undefined> {
  const actor = actorOfSession(session);
  const refuse = async (refused: 'other-person' | 'not-anew') => {
    await record(deps, { actor, action: 'sign-in-refused', target: `oidc ${refused}`, from });
    return refused;
  };
  if (!(await isLinked(deps, { account: session.accountId, who: proved }))) return refuse('other-person');
  const { at, isStrong } = proved;
  const isAnew = at !== undefined && deps.now() - toMs(at) <= CONFIRMED_FOR_MS;
  if (!isAnew || (session.strength === 'strong' && !isStrong)) return refuse('not-anew');
  if (!(await deps.store.signIn.markConfirmed({ id: session._id, at: provedAt(deps, at) }))) return 'lost';
  await record(deps, { actor, action: 'confirmed', target: 'oidc', from });
  return undefined;
}
