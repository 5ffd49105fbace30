import { announcesOf } from '../../domain/rules/missing-sentence';
import type { LetterInputItem, PlanTexts } from '../letter-input';
import { announcing, review } from './words';

/** Step 1 has two halves: a letter names the one that is missing, and never asks for what has come. */

type Item = Pick<LetterInputItem, 'step' | 'half' | 'party'>;

interface OfUnits {
  item: Item;
  plan: PlanTexts;
  /** «đối với …», about whom. */
  about: string;
}

/** What is missing, as a noun. */
export function missingOf({ step, half }: Pick<Item, 'step' | 'half'>, plan: PlanTexts): string {
  switch (half) {
    case 'announcement':
      return `việc ${announcing(plan)}`;
    case 'filing':
      return review(plan);
    case undefined:
      return plan.steps[step].what;
  }
}

/** What is to be done: «hoàn thành …», «gửi …». */
export const toDo = (item: Pick<Item, 'step' | 'half'>, plan: PlanTexts): string =>
  `${item.half === 'filing' ? 'gửi' : 'hoàn thành'} ${missingOf(item, plan)}`;

/** The half that has come, as a sentence; empty if none has. */
export function hasCome({ item: { half, party }, plan, about }: OfUnits): string {
  switch (half) {
    case 'announcement':
      return `${plan.homeAffairs.name} đã tiếp nhận ${review(plan)} của ${party.name} ${about}.`;
    case 'filing':
      return `${party.name} đã ${announcing(plan)} ${about}.`;
    case undefined:
      return '';
  }
}

/** What the owing body has not done although it is overdue, after its name; `about` with a blank before it, or empty. */
export function lacking({ item: { step, half }, plan, about }: OfUnits): string {
  const announce = `${announcesOf(plan.steps)} kết quả`;
  switch (half) {
    case 'announcement':
      return `đã gửi ${review(plan)}, chưa ${announce}${about}`;
    case 'filing':
      return `đã ${announce}, chưa gửi ${review(plan)}${about}`;
    case undefined:
      return `chưa hoàn thành ${plan.steps[step].what}${about}`;
  }
}
