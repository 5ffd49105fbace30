import { inLanguage, joined, type Language, type Said } from '../domain/text';

/**
 * Where the parts say what they do. `line` is for what stays readable afterwards; `progress` is for what is under way
 * and soon outdated, `undefined` when it is over. A terminal overwrites progress, a log gets it now and then.
 */
export interface Reporter {
  line: (text: Said) => void;
  progress: (topic: string, text: Said | undefined) => void;
}

/** A log that says «still building» more often than this is noise; less often, it looks stuck. */
const progressLineEveryMs = 15_000;

/** A reporter for logs and tests: what takes longer than 15 seconds becomes a line every 15 seconds. */
export function lineReporter({
  onLine,
  language = 'en',
}: {
  onLine: (text: string) => void;
  language?: Language | undefined;
}): Reporter {
  const say = (text: Said) => onLine(inLanguage(text, language));
  const lastLineAt = new Map<string, number>();
  return {
    line: say,
    progress(topic, text) {
      if (text === undefined) {
        lastLineAt.delete(topic);
        return;
      }
      const now = Date.now();
      const last = lastLineAt.get(topic);
      if (last === undefined) lastLineAt.set(topic, now);
      if (last === undefined || now - last < progressLineEveryMs) return;
      lastLineAt.set(topic, now);
      say(text);
    },
  };
}

/** Runs `work` and shows `text` with the elapsed seconds until it settles. */
export async function withProgress<Result>(options: {
  reporter: Reporter;
  topic: string;
  text: Said;
  work: () => Promise<Result>;
}): Promise<Result> {
  const { reporter, topic, text, work } = options;
  const startedAt = Date.now();
  const show = () =>
    reporter.progress(topic, joined(text, ` … ${Math.round((Date.now() - startedAt) / 1000)} s`));
  show();
  const ticker = setInterval(show, 1000);
  try {
    return await work();
  } finally {
    clearInterval(ticker);
    reporter.progress(topic, undefined);
  }
}
