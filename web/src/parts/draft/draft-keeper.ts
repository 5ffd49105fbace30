import { Away, Refused, SignedOut } from '../../api/ask';
import type { Draft } from '../../api/contract';
import type { Fields } from './fields';

/** Whether the typed fields are saved. */
export type Saving =
  | { kind: 'none' | 'unsaved' | 'saving' | 'retrying' | 'signed-out' }
  /** `mergedWith` names the person whose edits were merged. */
  | { kind: 'saved'; at: string; mergedWith?: string }
  | { kind: 'conflict'; by: string }
  | { kind: 'refused'; why: string };

/** The same field, typed by two. */
export interface Conflict {
  theirs: string;
  by: string;
}

/** The text that was not taken where two had typed; `by` is another person's name, absent of one's own. */
export interface Aside {
  text: string;
  by?: string;
}

export interface Kept {
  fields: Fields;
  saving: Saving;
  conflicts: Readonly<Record<string, Conflict>>;
  /** Stays at hand until the page is left. */
  aside: Readonly<Record<string, Aside>>;
  /** The id that the filing will have. */
  filing: string;
}

type Save = (
  draft: Pick<Draft, 'filing' | 'fields'>,
  /** Undefined for the first one. */
  revision: number | undefined,
  /** The page may be gone before the answer comes. */
  isLeaving: boolean,
) => Promise<Draft>;

const QUIET_MS = 1500;
/** The most that a person who types without a pause can lose. */
const LONGEST_MS = 4000;
const RETRY_MS = [2000, 4000, 8000, 15_000];

/**
 * Keeps the typed fields on the server, one request at a time. Another person of the party may save in between: the keeper
 * merges the fields that one of the two touched, and asks about those that both did. Until that is settled the server has the
 * other person's text of these, and all else is saved as ever.
 */
export class DraftKeeper {
  private kept: Kept;
  /** The fields that the server had when it last answered. */
  private base: Fields;
  private revision: number | undefined;
  private savedAt = '';
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private unsavedSince: number | undefined;
  private running: Promise<void> | undefined;
  private failures = 0;
  private isStopped = false;

  constructor(
    private readonly save: Save,
    { draft, initial, newId }: { draft: Draft | null; initial: Fields; newId: () => string },
  ) {
    this.newId = newId;
    this.base = draft?.fields ?? initial;
    this.revision = draft?.revision;
    this.kept = {
      fields: this.base,
      saving: draft ? { kind: 'saved', at: draft.savedAt } : { kind: 'none' },
      conflicts: {},
      aside: {},
      filing: draft?.filing ?? newId(),
    };
  }
  private readonly newId: () => string;

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly read = (): Kept => this.kept;

  get isUnsaved(): boolean {
    return !this.isStopped && !same(this.kept.fields, this.base);
  }

  private get isInConflict(): boolean {
    return Object.keys(this.kept.conflicts).length > 0;
  }

  /** What of the fields is settled. */
  private get settled(): Fields {
    const theirs = Object.entries(this.kept.conflicts).map(([field, each]) => [field, each.theirs]);
    return { ...this.kept.fields, ...Object.fromEntries(theirs) };
  }

  private get isToSend(): boolean {
    return !this.isStopped && !same(this.settled, this.base);
  }

  change(field: string, value: string): void {
    this.tell({ fields: { ...this.kept.fields, [field]: value } });
    if (this.running === undefined && !['retrying', 'conflict'].includes(this.kept.saving.kind))
      this.tell({ saving: { kind: 'unsaved' } });
    this.unsavedSince ??= Date.now();
    this.schedule(Math.max(0, Math.min(QUIET_MS, this.unsavedSince + LONGEST_MS - Date.now())));
  }

  /** Ends a conflict of one field. */
  settle(field: string, whose: 'mine' | 'theirs'): void {
    const conflict = this.kept.conflicts[field];
    if (!conflict) return;
    const { [field]: _settled, ...conflicts } = this.kept.conflicts;
    const mine = this.kept.fields[field] ?? '';
    const isTheirs = whose === 'theirs';
    this.tell({
      conflicts,
      fields: isTheirs ? { ...this.kept.fields, [field]: conflict.theirs } : this.kept.fields,
      aside: {
        ...this.kept.aside,
        [field]: isTheirs ? { text: mine } : { text: conflict.theirs, by: conflict.by },
      },
    });
    if (this.isToSend) void this.flush();
    else if (!this.isInConflict)
      this.tell({ saving: { kind: 'saved', at: this.savedAt, mergedWith: conflict.by } });
  }

  /** Ends all conflicts alike. */
  settleAll(whose: 'mine' | 'theirs'): void {
    for (const field of Object.keys(this.kept.conflicts)) this.settle(field, whose);
  }

  /** Takes the text that was put aside; the one that stood there is put aside instead. */
  exchange(field: string): void {
    const aside = this.kept.aside[field];
    if (!aside) return;
    const now = this.kept.fields[field] ?? '';
    this.tell({ aside: { ...this.kept.aside, [field]: { text: now } } });
    this.change(field, aside.text);
  }

  /** Takes another id for the filing: the old one was filed with other content. */
  renew(): void {
    this.tell({ filing: this.newId() });
    this.revision = undefined;
    this.base = {};
  }

  /** Saves now, and waits for it. It never throws: {@link read} tells the result. */
  async flush({ isLeaving = false } = {}): Promise<void> {
    clearTimeout(this.timer);
    await this.running;
    if (!this.isToSend) return;
    this.running = this.send(isLeaving).finally(() => {
      this.running = undefined;
    });
    await this.running;
  }

  /** It has been filed: nothing is saved any more. */
  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    if (!this.isStopped) this.timer = setTimeout(() => void this.flush(), ms);
  }

  private async send(isLeaving: boolean, mergedWith?: string): Promise<void> {
    const { filing } = this.kept;
    const fields = this.settled;
    this.unsavedSince = undefined;
    if (!['retrying', 'conflict'].includes(this.kept.saving.kind)) this.tell({ saving: { kind: 'saving' } });
    try {
      const saved = await this.save({ filing, fields }, this.revision, isLeaving);
      this.failures = 0;
      this.revision = saved.revision;
      this.base = fields;
      this.savedAt = saved.savedAt;
      const [conflict] = Object.values(this.kept.conflicts);
      this.tell({
        saving: conflict
          ? { kind: 'conflict', by: conflict.by }
          : { kind: 'saved', at: saved.savedAt, ...(mergedWith && { mergedWith }) },
      });
      if (this.isToSend) this.schedule(QUIET_MS);
    } catch (error) {
      if (error instanceof Refused && error.status === 412) return this.merge(error);
      if (error instanceof Refused && error.type === 'content-differs') return this.again();
      this.failed(error);
    }
  }

  private failed(error: unknown): void {
    if (error instanceof Away) {
      this.tell({ saving: { kind: 'retrying' } });
      const wait = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? 0;
      this.failures += 1;
      this.schedule(error.retryAfterS === undefined ? wait : error.retryAfterS * 1000);
    } else if (error instanceof SignedOut) {
      this.tell({ saving: { kind: 'signed-out' } });
    } else {
      this.tell({ saving: { kind: 'refused', why: error instanceof Error ? error.message : String(error) } });
    }
  }

  /** The draft was filed: these fields are the draft of another version. */
  private again(): Promise<void> {
    this.renew();
    return this.send(false);
  }

  /** Somebody has saved since. */
  private async merge(refused: Refused): Promise<void> {
    const current = refused.problem?.['current'] as Draft | undefined;
    if (!current) return this.again();
    const { fields } = this.kept;
    const merged: Record<string, string> = {};
    const conflicts: Record<string, Conflict> = {};
    for (const name of new Set([...Object.keys(fields), ...Object.keys(current.fields)])) {
      const [mine = '', theirs = '', before = ''] = [fields[name], current.fields[name], this.base[name]];
      merged[name] = mine === before ? theirs : mine;
      const asked = theirs === before ? this.kept.conflicts[name] : undefined;
      if (mine !== before && (theirs !== before || asked) && mine !== theirs)
        conflicts[name] = asked ?? { theirs, by: current.by };
    }
    this.base = current.fields;
    this.revision = current.revision;
    this.savedAt = current.savedAt;
    this.tell({ fields: merged, conflicts, filing: current.filing });
    if (this.isInConflict) this.tell({ saving: { kind: 'conflict', by: current.by } });
    if (this.isToSend) await this.send(false, current.by);
    else if (!this.isInConflict)
      this.tell({ saving: { kind: 'saved', at: current.savedAt, mergedWith: current.by } });
  }

  private tell(change: Partial<Kept>): void {
    this.kept = { ...this.kept, ...change };
    for (const listener of this.listeners) listener();
  }
}

const same = (a: Fields, b: Fields): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => (a[name] ?? '') === (b[name] ?? ''));
