import type { Request } from 'express';
import { cellsFor, isTheirCampaign } from '../access/grants';
import type { Operation } from '../access/table';
import { wearing } from '../access/wearing';
import type { ApiDeps } from '../deps';
import { viewerAgain } from '../http/authenticate';
import { Forbidden } from '../http/problems';
import { type Told, toldOf } from './changes';
import type { Followed } from './streams';

/** What the holder of a stream may be told by now; undefined if their session, their key or their part in the campaign has ended. */
export async function stillTold(
  deps: ApiDeps,
  {
    request,
    operation,
    followed: { campaign, told },
  }: { request: Request; operation: Operation; followed: Followed },
): Promise<Told | undefined> {
  const viewer = await viewerAgain(deps, request);
  if (!viewer) return undefined;
  // What a key may do never changes while it lives.
  if (!viewer.session) return told;
  const worn = await wearing(deps, viewer, campaign);
  try {
    if (!isTheirCampaign({ operation, path: '/campaigns/:campaign' }, { campaign }, worn)) return undefined;
    return toldOf(cellsFor(operation, worn));
  } catch (error) {
    if (error instanceof Forbidden) return undefined;
    throw error;
  }
}
