import { setTimeout as pause } from 'node:timers/promises';
import type { Campaign } from '../api-client/schema';
import { TextError } from '../domain/text-error';
import { progressLine, progressTable } from './report/progress-table';
import type { Screen } from './report/screen';
import type { Words } from './report/words';
import type { Api } from './service/api';

/** The campaign was cancelled. */
export class DidNotClose extends TextError {
  override readonly name = 'DidNotClose';
}

const LOOK_EVERY_MS = 1000;
/** A leg takes a second or so; whoever watches is told what takes longer, as often as this. */
const SAY_SO_AFTER_MS = 30_000;

/** Shows where the campaign stands until it has closed. */
export async function watch({
  api,
  opened,
  screen,
  words,
  signal,
}: {
  api: Api;
  opened: Campaign;
  screen: Screen;
  words: Words;
  signal: AbortSignal;
}): Promise<void> {
  let settled = { through: '', at: Date.now() };
  let said = 0;
  for (;;) {
    const campaign = await api.campaign(opened.id);
    const progress = await api.progress(opened.id);
    const letters = await api.letterCounts(opened.id);
    const { settledThrough, standsAt, minutes } = await api.clock(opened.id);
    const isPaused = standsAt !== undefined && standsAt <= settledThrough;
    const standing = { campaign, progress, letters, isPaused };
    screen.show({ lines: progressTable(standing, words), inOneLine: progressLine(standing, words) });
    if (campaign.state === 'closed') return;
    if (campaign.state === 'cancelled') {
      throw new DidNotClose({
        en: `${opened.id} was cancelled by somebody else`,
        vi: `đợt đánh giá ${opened.id} đã bị người khác hủy`,
      });
    }
    // At a pace of its own it stands, too.
    if (isPaused || minutes !== undefined || settledThrough !== settled.through) {
      settled = { through: settledThrough, at: Date.now() };
      said = 0;
    }
    const waitedMs = Date.now() - settled.at;
    if (waitedMs > (said + 1) * SAY_SO_AFTER_MS) {
      said += 1;
      screen.line(words.lines.waits(Math.round(waitedMs / 1000)));
    }
    await pause(LOOK_EVERY_MS, undefined, { signal });
  }
}
