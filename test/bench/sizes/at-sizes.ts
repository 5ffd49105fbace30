import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { Figures } from './figures';
import { writeLargeYear } from './large-year';

export interface AtSize {
  units: number;
  /** For all that is written, on a disc unlike what tests write; removed afterwards. */
  folder: string;
  /** `CONFIG_DIR`, with a register of so many units. */
  config: string;
  /** Id of its plan and of its register. */
  plan: string;
  figures: Figures;
}

/** Measures at each of the sizes that `SIZES` has; tells each figure as it is known, and all of them in the end. */
export function measureAt(
  name: string,
  { sizes, timeoutMs }: { sizes: string; timeoutMs: number },
  measure: (at: AtSize) => Promise<void>,
): void {
  const write = (line: string) => void process.stdout.write(`${line}\n`);
  const figures = new Figures(write);
  const root = process.env['SIZES_DIR'] ?? '/var/tmp';

  afterAll(() => write(`\n${figures.table()}`));

  test.each((process.env['SIZES'] ?? sizes).split(',').map(Number))(
    name,
    async (units) => {
      const folder = await mkdtemp(path.join(root, 'cong-vu-sizes-'));
      const config = path.join(folder, 'config');
      const plan = writeLargeYear(config, units);
      try {
        await measure({ units, folder, config, plan, figures });
      } finally {
        await rm(folder, { recursive: true });
      }
    },
    timeoutMs,
  );
}
