import { joined, type Text } from '../../domain/text';
import type { FindContext } from '../find/way';
import type { Ports } from '../process/ports';

/** The parts that Công vụ brings along for trial, rehearsal and one office. */
export type PartName = 'temporal' | 'store' | 'mail';

/** What every part needs: where its data goes, and how its program is found. */
export interface PartOptions<Role extends string> extends FindContext {
  /** The service's data folder; its lock is held by the caller. */
  dataDir: string;
  /** Wishes; 0 for any free port. */
  ports: Ports<Role>;
}

/** A part that runs, and is started again by itself when it ends unexpectedly. */
export interface RunningPart {
  name: PartName;
  /** One line on what was found and where it listens. */
  description: Text;
  readonly pid: number;
  stop(): Promise<void>;
  kill(): void;
}

/** Whether a part was started, or had survived its supervisor, and where it listens. */
export const listeningAt = ({ adopted, address }: { adopted: boolean; address: string }): Text =>
  joined(
    adopted ? { en: 'still running', vi: 'vẫn đang chạy' } : { en: 'listening', vi: 'đang lắng nghe' },
    { en: ' at ', vi: ' tại ' },
    address,
  );
