import type { Deps } from '../../use-cases/deps';
import { placesOf } from '../../use-cases/sign-in/places';
import type { Viewer } from './viewer';

/**
 * A person with the hats that they wear where they ask: in one campaign what its register says of them, elsewhere what all
 * registers say. The registers are asked each time, so that whoever has left a party has left it at once. Nothing that
 * must be granted comes by a code. A key wears its hats anyway.
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
  const { account, realm } = session;
  const places = await placesOf(deps, { account, realm, campaign });
  return {
    ...viewer,
    hats: places.flatMap(({ campaign: { _id }, person, roles }) =>
      roles.map((role) => ({ ...role, person: person.id, campaign: _id })),
    ),
    campaigns: [...new Set(places.map(({ campaign: { _id } }) => _id))],
  };
}
