import type { PartyAction } from '../script/actions';

/** What corrects or voids an entry waits for it, however slow the service is; everything else waits for nothing. */
export class Turns {
  private readonly begun = new Map<string, Promise<void>>();

  async take(action: PartyAction, act: () => Promise<void>): Promise<void> {
    const before = earlierOf(action).map((id) => this.begun.get(`${action.unit} ${id}`) ?? Promise.resolve());
    const run = Promise.all(before).then(act);
    if (action.kind === 'file' || action.kind === 'announce') {
      this.begun.set(`${action.unit} ${action.body.id}`, run);
    }
    await run;
  }
}

/** Ids of the entries that an action is about. */
function earlierOf(action: PartyAction): string[] {
  switch (action.kind) {
    case 'void':
      return action.filings;
    case 'send':
      return [];
    default:
      return action.body.replaces === undefined ? [] : [action.body.replaces];
  }
}
