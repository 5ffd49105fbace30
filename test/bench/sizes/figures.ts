import { cpus, loadavg, totalmem } from 'node:os';

/** One thing that was measured, at one size. */
interface Figure {
  units: number;
  what: string;
  value: number;
  unit: 'ms' | 's' | 's later' | 'a second' | 'MB' | 'kB' | '';
}

/** What was measured: each as a line of JSON once it is known, and a table in the end. */
export class Figures {
  private readonly all: Figure[] = [];

  constructor(private readonly write: (line: string) => void) {
    const load = loadavg()[0]?.toFixed(1);
    const memory = Math.round(totalmem() / 2 ** 30);
    write(`# ${cpus().length} processors, ${memory} GB, Node ${process.version}, load before ${load}`);
  }

  add(units: number, what: string, value: number, unit: Figure['unit'] = ''): void {
    const figure = { units, what, value: rounded(value), unit };
    this.all.push(figure);
    this.write(JSON.stringify(figure));
  }

  /** Says what is going on; nothing of it is a figure. */
  note(text: string): void {
    this.write(`# ${new Date().toISOString().slice(11, 19)} ${text}`);
  }

  /** A row for each thing, a column for each size. */
  table(): string {
    const sizes = [...new Set(this.all.map(({ units }) => units))];
    const rows = [...new Set(this.all.map(({ what }) => what))];
    const cell = (what: string, units: number) => {
      const figure = this.all.find((each) => each.what === what && each.units === units);
      return figure ? `${figure.value.toLocaleString('en')} ${figure.unit}`.trim() : '–';
    };
    return [
      `| | ${sizes.map((size) => `${size.toLocaleString('en')} units`).join(' | ')} |`,
      `| --- |${' ---: |'.repeat(sizes.length)}`,
      ...rows.map((what) => `| ${what} | ${sizes.map((size) => cell(what, size)).join(' | ')} |`),
    ].join('\n');
  }
}

/** Three digits that say something. */
const rounded = (value: number): number => Number(value >= 100 ? value.toFixed(0) : value.toPrecision(3));
