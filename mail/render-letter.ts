import type { LetterInput } from './letter-input';
import { draftLetter } from './letters/letter';
import type { OutgoingLetter } from './mailer';
import { listIdOf } from './message-id';
import { renderHtml } from './render-html';
import { renderText } from './render-text';

export interface RenderedLetter {
  subject: string;
  text: string;
  html: string;
}

/** Pure: the same input is the same letter. Throws a RangeError if there is nothing to tell. */
export function renderLetter(input: LetterInput): RenderedLetter {
  const draft = draftLetter(input);
  return { subject: draft.subject, text: renderText(draft.blocks), html: renderHtml(draft) };
}

/** Rendered and addressed: what `Mailer.send` takes. */
export function outgoingLetter(input: LetterInput): OutgoingLetter {
  const { key, campaign, at, today, person, plan } = input;
  const { name, email, replyTo } = plan.sender;
  return {
    letterKey: key,
    campaign,
    at,
    planDate: today,
    from: { name, email },
    to: { name: person.name, email: person.email },
    replyTo,
    list: { id: listIdOf({ campaign, sender: email }), name: plan.title },
    ...renderLetter(input),
  };
}
