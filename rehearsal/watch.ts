import { setTimeout as pause } from 'node:timers/promises';
import { progressLine, progressTable } from './report/progress-table';
import type { Screen } from './report/screen';
import type { Words } from './report/words';
import type { Api } from './service/api';
import type { CampaignAnswer } from './service/api-schemas';

/** The campaign was cancelled, or came to a standstill. */
export class DidNotClose extends Error {
  override readonly name = 'DidNotClose';
}

/** Longer than letters wait that could not be sent, before they are tried again. */
const PATIENCE_MS = 7 * 60_000;
const LOOK_EVERY_MS = 2000;

/** Shows where the campaign stands until it has closed. */
export async function watch({
  api,
  opened,
  screen,
  words,
  signal,
}: {
  api: Api;
  opened: CampaignAnswer;
  screen: Screen;
  words: Words;
  signal: AbortSignal;
}): Promise<void> {
  let last = { state: '', at: Date.now() };
  for (;;) {
    const campaign = await api.campaign(opened.id);
    const progress = await api.progress(opened.id);
    const letters = await api.letterCounts(opened.id);
    const standing = { campaign, progress, letters };
    screen.show({ lines: progressTable(standing, words), inOneLine: progressLine(standing, words) });
    if (campaign.state === 'closed') return;
    if (campaign.state === 'cancelled') throw new DidNotClose(`${opened.id} was cancelled by somebody else`);
    const state = JSON.stringify([progress.steps, letters]);
    if (state !== last.state) last = { state, at: Date.now() };
    if (Date.now() - last.at > PATIENCE_MS) {
      throw new DidNotClose(`${opened.id}: nothing has changed for ${PATIENCE_MS / 60_000} minutes`);
    }
    await pause(LOOK_EVERY_MS, undefined, { signal });
  }
}
