import type { z } from 'zod';
import type {
  AttemptDocument,
  ParkedDocument,
  SenderDocument,
  SenderSecret,
} from '../../store/sender-documents';
import type { ParkedLine } from '../../store/parked';
import type { attemptsAnswer, newSecretAnswer, parkedAnswer, senderAnswer } from './response';

/** A sender without its secrets, of which only their ids are told. */
export const senderLine = (sender: SenderDocument): z.output<typeof senderAnswer> => {
  const { _id: id, label, parties, secrets, createdAt, revokedAt } = sender;
  return {
    id,
    label,
    parties,
    secrets: secrets.map((each) => ({
      id: each.id,
      createdAt: each.createdAt,
      ...(each.retiredAt !== undefined && { retiredAt: each.retiredAt }),
    })),
    createdAt,
    ...(revokedAt !== undefined && { revokedAt }),
  };
};

/** The one answer that shows a secret. */
export const withNewSecret = ({
  sender,
  secret: { id, secret },
}: {
  sender: SenderDocument;
  secret: SenderSecret & { secret: string };
}): z.output<typeof newSecretAnswer> => ({ sender: senderLine(sender), secret: { id, secret } });

export const attemptLine = ({
  _id,
  sender: _sender,
  ...attempt
}: AttemptDocument): z.output<typeof attemptsAnswer>['items'][number] => attempt;

/** Without what it says. */
export function parkedLine(
  parked: ParkedLine | ParkedDocument,
): Omit<z.output<typeof parkedAnswer>, 'content'> {
  const { _id, storedAtReal: _storedAtReal, content: _content, ...line } = { content: undefined, ...parked };
  return line;
}

/** With what it says. */
export const wholeParked = ({ content, ...parked }: ParkedDocument): z.output<typeof parkedAnswer> => ({
  ...parkedLine(parked),
  content,
});
