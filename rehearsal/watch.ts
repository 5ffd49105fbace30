import { setTimeout as pause } from 'node:timers/promises';
import { progressLine, progressTable } from './report/progress-table';
import type { Screen } from './report/screen';
import type { Api } from './service/api';
import type { CampaignAnswer } from './service/api-schemas';

/** The campaign was cancelled. */
export class DidNotClose extends Error {
  override readonly name = 'DidNotClose';
}

const LOOK_EVERY_MS = 1000;

/** Shows where the campaign stands until it has closed. */
export async function watch({
  api,
  opened,
  screen,
  signal,
}: {
  api: Api;
  opened: CampaignAnswer;
  screen: Screen;
  signal: AbortSignal;
}): Promise<void> {
  for (;;) {
    const campaign = await api.campaign(opened.id);
    const progress = await api.progress(opened.id);
    const letters = await api.letterCounts(opened.id);
    const standing = { campaign, progress, letters };
    screen.show({ lines: progressTable(standing), inOneLine: progressLine(standing) });
    if (campaign.state === 'closed') return;
    if (campaign.state === 'cancelled') throw new DidNotClose(`${opened.id} was cancelled by somebody else`);
    await pause(LOOK_EVERY_MS, undefined, { signal });
  }
}
