import type { StepCell } from '../../../../api-client/schema';
import type { BoardWords } from './words';

/** How a cell looks: never by its colour alone. */
export type Look = 'none' | 'off' | 'wait' | 'half' | 'asked' | 'bad' | 'late' | 'done' | 'never';

export interface ToldCell {
  look: Look;
  /** What is seen, in figures and signs. */
  text: string;
  /** The same as a sentence, for who hears it. */
  says: string;
}

/** Of a member's opinion nobody says that it is late. */
const isCourtesy = ({ step }: StepCell): boolean => step === 'member-opinion';
const isReturned = ({ returned }: StepCell): boolean => returned !== undefined;

export function tellCell(words: BoardWords, cell: StepCell): ToldCell {
  return { ...lookOf(words, cell), says: saidOf(words, cell).join('; ') };
}

function lookOf({ cell: said }: BoardWords, cell: StepCell): { look: Look; text: string } {
  const { expected, waived, complete, notOwedYet } = cell;
  const owed = expected - waived;
  if (expected === 0) return { look: 'none', text: '' };
  if (owed === 0) return { look: 'off', text: `– ${said.waived}` };
  if (notOwedYet === owed) return { look: 'off', text: '·' };
  return complete === owed ? completeLook(said, cell) : openLook(said, cell, owed);
}

function completeLook(said: BoardWords['cell'], cell: StepCell): { look: Look; text: string } {
  const { complete, returned, awaitedOverdue = 0, late, lateWorkingDays, onTheDay, contentAwaited } = cell;
  if (returned !== undefined && returned < complete) {
    return { look: awaitedOverdue > 0 ? 'asked' : 'half', text: `◐ ${said.submitted}` };
  }
  const more = [
    ...(isCourtesy(cell)
      ? []
      : late > 0
        ? [said.late(lateWorkingDays)]
        : onTheDay > 0
          ? [said.onTheDay]
          : []),
    ...(contentAwaited > 0 ? [said.content] : []),
  ];
  const look = contentAwaited > 0 ? 'half' : late > 0 && !isCourtesy(cell) ? 'late' : 'done';
  return { look, text: ['✓', ...more].join(' ') };
}

function openLook(said: BoardWords['cell'], cell: StepCell, owed: number): { look: Look; text: string } {
  const { filed, announced, overdue, overdueWorkingDays, neverCame } = cell;
  const isMany = announced !== undefined || owed > 1;
  const some = [
    ...(isMany ? [`${filed}/${owed}`] : []),
    ...(announced !== undefined && filed + announced > 0 ? [`◐ ${announced}`] : []),
  ];
  if (neverCame > 0) {
    return { look: 'never', text: [...some, '✕', ...(isMany ? [] : [said.never])].join(' ') };
  }
  if (overdue > 0 && isCourtesy(cell)) {
    return { look: 'asked', text: [...(isMany ? some : ['○']), said.awaited].join(' ') };
  }
  if (overdue > 0) return { look: 'bad', text: [...some, `! ${said.overdue(overdueWorkingDays)}`].join(' ') };
  return { look: filed > 0 ? 'half' : 'wait', text: isMany ? some.join(' ') : '○' };
}

function saidOf({ says }: BoardWords, cell: StepCell): string[] {
  const { expected, waived, complete, notOwedYet, filed, announced = 0, returned = 0 } = cell;
  const { late, lateWorkingDays, onTheDay, overdue, overdueWorkingDays, neverCame } = cell;
  const { contentAwaited, awaitedOverdue = 0 } = cell;
  const owed = expected - waived;
  if (expected === 0) return [says.nothing];
  const isTold = (sentence: string, isSo: boolean) => (isSo ? [sentence] : []);
  const isLateTold = !isCourtesy(cell);
  return [
    ...isTold(says.notOwedYet, owed > 0 && notOwedYet === owed),
    ...isTold(says.received(filed, owed), !isReturned(cell) && owed > 0),
    ...isTold(says.announced(announced), announced > 0),
    ...isTold(says.waiting, overdue === 0 && cell.outstanding > 0),
    ...isTold(says.overdue(overdue, overdueWorkingDays), overdue > 0 && isLateTold),
    ...isTold(says.awaited(overdue), overdue > 0 && !isLateTold),
    ...isTold(says.submitted, isReturned(cell) && complete > returned),
    ...isTold(says.returned, returned > 0),
    ...isTold(says.answerAwaited, awaitedOverdue > 0 && complete > returned),
    ...isTold(says.onTheDay(onTheDay), onTheDay > 0 && isLateTold),
    ...isTold(says.late(late, lateWorkingDays), late > 0 && isLateTold),
    ...isTold(says.content(contentAwaited), contentAwaited > 0),
    ...isTold(says.never(neverCame), neverCame > 0),
    ...isTold(says.waived(waived), waived > 0),
  ];
}

/** How much a cell asks to be looked at; the longest overdue first. */
export const gravityOf = (cell: StepCell | undefined): number =>
  cell === undefined
    ? -1
    : cell.overdue > 0
      ? 1_000_000 + cell.overdueWorkingDays * 1000 + cell.overdue
      : (cell.outstanding + cell.neverCame) * 1000 + cell.late;
