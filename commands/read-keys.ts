import { emitKeypressEvents } from 'node:readline';
import type { ReadStream } from 'node:tty';

/** A key as a terminal tells it. */
interface Key {
  name?: string;
  ctrl?: boolean;
}

/**
 * Reads single keys of a terminal, without Enter. By their names: `space`, `n`; `ctrl-c` is one of them, since a terminal that
 * is read so makes no signal of it. Returns what gives the terminal back.
 */
export function readKeys(terminal: ReadStream, onKey: (name: string) => void): () => void {
  const listen = (_text: string | undefined, { name, ctrl }: Key) => {
    if (name !== undefined) onKey(ctrl ? `ctrl-${name}` : name);
  };
  emitKeypressEvents(terminal);
  terminal.setRawMode(true);
  terminal.on('keypress', listen);
  terminal.resume();
  return () => {
    terminal.off('keypress', listen);
    terminal.setRawMode(false);
    terminal.pause();
  };
}
