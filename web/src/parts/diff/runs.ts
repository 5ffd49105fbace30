/** A stretch of two texts: in both, in the first alone, or in the second alone. */
export interface Run {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** The table of a comparison has a cell for each pair; beyond this, what lies between is one removal and one addition. */
const MOST_PAIRS = 4_000_000;

const WORDS = /\s+|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu;
const LINES = /[^\n]*\n|[^\n]+/g;

/** What changed from one text to another, word by word. Texts that differ by their marks' encoding alone are the same. */
export function diffOf(before: string, after: string): Run[] {
  const [a, b] = [before, after].map((text) => text.normalize('NFC').replaceAll('\r\n', '\n'));
  // Whole lines first: they are few, so that long texts are compared quickly and keep their paragraphs apart.
  const byLines = compared(piecesOf(a, LINES), piecesOf(b, LINES));
  const runs: Run[] = [];
  let at = 0;
  while (at < byLines.length) {
    const [run, next] = [byLines[at], byLines[at + 1]];
    if (run?.kind === 'removed' && next?.kind === 'added') {
      runs.push(...withoutScraps(compared(piecesOf(run.text, WORDS), piecesOf(next.text, WORDS))));
      at += 2;
    } else {
      if (run) runs.push(run);
      at += 1;
    }
  }
  return joined(runs);
}

const piecesOf = (text = '', by: RegExp): string[] => text.match(by) ?? [];

/** By the longest common subsequence. A removal comes before the addition that takes its place. */
function compared(a: readonly string[], b: readonly string[]): Run[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end += 1;
  return joined([
    { kind: 'same', text: a.slice(0, start).join('') },
    ...between(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    { kind: 'same', text: a.slice(a.length - end).join('') },
  ]);
}

function between(a: readonly string[], b: readonly string[]): Run[] {
  const width = b.length + 1;
  if (a.length * b.length > MOST_PAIRS || a.length === 0 || b.length === 0)
    return [
      { kind: 'removed', text: a.join('') },
      { kind: 'added', text: b.join('') },
    ];
  const longest = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      runs.push({ kind: 'same', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      runs.push({ kind: 'removed', text: a[i] ?? '' });
      i += 1;
    } else {
      runs.push({ kind: 'added', text: b[j] ?? '' });
      j += 1;
    }
  }
  return runs;
}

/** A space or a comma that stayed between two changed words belongs to the change: a reader sees phrases, not crumbs. */
const withoutScraps = (runs: readonly Run[]): Run[] =>
  runs.flatMap((run, at): Run[] => {
    const isInside = at > 0 && at < runs.length - 1;
    if (run.kind !== 'same' || !isInside || /[\p{L}\p{N}]/u.test(run.text)) return [run];
    return [
      { kind: 'removed', text: run.text },
      { kind: 'added', text: run.text },
    ];
  });

/** Neighbours of one kind as one, and between two stretches that stayed one removal before one addition. */
function joined(runs: readonly Run[]): Run[] {
  const whole: Run[] = [];
  let [removed, added] = ['', ''];
  const close = () => {
    if (removed !== '') whole.push({ kind: 'removed', text: removed });
    if (added !== '') whole.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const { kind, text } of runs) {
    if (text === '') continue;
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      close();
      const last = whole.at(-1);
      if (last?.kind === 'same') last.text += text;
      else whole.push({ kind, text });
    }
  }
  close();
  return whole;
}
