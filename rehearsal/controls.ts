import type { Screen } from './report/screen';
import type { Api } from './service/api';

/** What somebody who watches a rehearsal does to its clock, by the same calls as anybody else. */
export interface Controls {
  /** Has it stand where it is, or go on. */
  pauseOrResume(): Promise<void>;
  /** To the next instant at which letters may go. */
  step(): Promise<void>;
}

export function controlsOf({
  api,
  campaign,
  screen,
}: {
  api: Api;
  campaign: string;
  screen: Screen;
}): Controls {
  const asked = async (ask: () => Promise<unknown>) => {
    try {
      await ask();
    } catch (error) {
      // It may just have ended.
      screen.line(error instanceof Error ? error.message : String(error));
    }
  };
  return {
    pauseOrResume: () =>
      asked(async () => {
        const { standsAt } = await api.clock(campaign);
        await api.setClock(campaign, { action: standsAt === undefined ? 'pause' : 'resume' });
      }),
    step: () => asked(() => api.setClock(campaign, { action: 'step' })),
  };
}
