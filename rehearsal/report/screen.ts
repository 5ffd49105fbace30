import type { WriteStream } from 'node:tty';

/** Where the rehearsal is shown: lines that stay, and a table of what is now. */
export interface Screen {
  line(text: string): void;
  show(table: { lines: readonly string[]; inOneLine: string }): void;
}

/** On a terminal the table is drawn over the one before it, below all lines. */
export function terminalScreen(stream: WriteStream): Screen {
  let drawn: readonly string[] = [];
  const clear = () => {
    if (drawn.length > 0) stream.write(`\u001b[${drawn.length}A\u001b[0J`);
  };
  const draw = () => stream.write(drawn.map((line) => `${line.slice(0, stream.columns - 1)}\n`).join(''));
  return {
    line(text) {
      clear();
      stream.write(`${text}\n`);
      draw();
    },
    show({ lines }) {
      clear();
      drawn = lines;
      draw();
    },
  };
}

/** Anywhere else a changed table is one more line. */
export function lineScreen(onLine: (text: string) => void): Screen {
  let last = '';
  return {
    line: onLine,
    show({ inOneLine }) {
      if (inOneLine !== last) onLine(inOneLine);
      last = inOneLine;
    },
  };
}
