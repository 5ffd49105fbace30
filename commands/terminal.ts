import type { WriteStream } from 'node:tty';
import { inLanguage, type Language } from '../domain/text';
import type { Reporter } from '../embedded/reporter';

const clearLine = '\r\u001b[2K';

/** For terminals that do not tell their width. */
const narrow = 80;

/** Lines scroll, progress stays in the last line and is overwritten; all topics share that one line. */
export function terminalReporter({
  stream,
  language,
}: {
  stream: WriteStream;
  language: Language;
}): Reporter {
  const topics = new Map<string, string>();
  const draw = () => {
    const status = [...topics.values()].join(' · ');
    stream.write(clearLine + status.slice(0, (stream.columns || narrow) - 1));
  };
  return {
    line(text) {
      stream.write(`${clearLine}${inLanguage(text, language)}\n`);
      if (topics.size > 0) draw();
    },
    progress(topic, text) {
      if (text === undefined) topics.delete(topic);
      else topics.set(topic, inLanguage(text, language));
      draw();
    },
  };
}
