import type { StoreCommand } from '../../commands/store-command';
import type { Store } from '../../store/store';

/** Runs a command on a store; resolves to the lines that it prints. */
export async function runStoreCommandOn(
  { store, nowMs }: { store: Store; nowMs: number },
  command: StoreCommand | 'help',
): Promise<string[]> {
  if (command === 'help') throw new Error('not a command');
  const lines: string[] = [];
  await command({ store, now: () => nowMs }, (line) => lines.push(line));
  return lines;
}
