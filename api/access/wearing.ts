import type { Deps } from '../../use-cases/deps';
import { placesAmong } from '../../use-cases/sign-in/places';
import type { Viewer } from './viewer';

/**
 * A person with the hats that they wear where they ask: in one campaign what its register says of them, elsewhere what all
 * registers say, and what their account has been granted, in all campaigns. Whoever has left a party has left it at
 * once; where another process says so, within a second. Nothing that must be granted comes by a code. A key wears its hats anyway.
 */
export async function wearing(
  deps: Pick<Deps, 'store'>,
  viewer: Viewer,
  campaign: string | undefined,
): Promise<Viewer> {
  const { session } = viewer;
  if (!session) return viewer;
  // The administrator of a trial; its session is of nobody in particular.
  if (session.trial !== undefined) return { ...viewer, hats: [{ role: 'administrator' }] };
  const { realm, granted, people } = session;
  const places = await placesAmong(deps.store.lately, people, { realm, campaign });
  return {
    ...viewer,
    hats: [
      ...granted.map((role) => ({ role })),
      ...places.flatMap(({ campaign: { _id }, person, roles }) =>
        roles.map((role) => ({ ...role, person: person.id, campaign: _id })),
      ),
    ],
    campaigns: granted.length > 0 ? undefined : [...new Set(places.map(({ campaign: { _id } }) => _id))],
  };
}
