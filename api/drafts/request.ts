import { z } from 'zod';
import { draftTooLarge } from '../../domain/rules/draft-limits';
import { chosenId } from '../../use-cases/input/fields';
import { breaks } from '../../use-cases/input/messages';

/** As `FIELD` has it: three of each criterion, of which a filing has at most a hundred, and the rest of the form. */
const MAX_FIELDS = 320;
const FIELD =
  /^(level|remarks|score|files|document\.(number|date|signer)|criteria\.[a-z0-9]+(-[a-z0-9]+)*\.(achieved|shortcomings|score))$/;
const MAX_NAME = 120;

/** What the form's fields hold, as it was typed, by their names: nothing of it is judged yet. */
const fields = z.record(z.string(), z.string()).check(({ value, issues }) => {
  const names = Object.keys(value);
  if (names.length > MAX_FIELDS || draftTooLarge(value)) {
    issues.push({
      code: 'custom',
      input: value,
      ...breaks('too-big', {
        en: `A draft has at most ${MAX_FIELDS} fields and 256 KB.`,
        vi: `Bản đang soạn có tối đa ${MAX_FIELDS} mục và 256 KB.`,
      }),
    });
    return;
  }
  for (const name of names) {
    if (name.length <= MAX_NAME && FIELD.test(name)) continue;
    issues.push({
      code: 'custom',
      input: value,
      path: [name.slice(0, MAX_NAME)],
      ...breaks('unknown-field', { en: 'No form has this field.', vi: 'Biểu mẫu không có mục này.' }),
    });
  }
});

export const draftBody = z.strictObject({
  /** Chosen now, so that the filing which the draft becomes is sent under it, however often. */
  filing: chosenId,
  fields,
});
