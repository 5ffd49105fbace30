import { invalid, Refusal, type RefusedField } from '../refusals';

/**
 * What a parser makes of something; where it throws the refusal `invalid`, that has the faults too which are found
 * otherwise in what can be read all the same, so that all are told at once.
 */
export async function parseWith<Parsed>(
  parse: () => Parsed,
  alsoWrong: () => Promise<readonly RefusedField[]>,
): Promise<Parsed> {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof Refusal) || error.type !== 'invalid') throw error;
    const known = error.fields.map(({ field, rule }) => `${field} ${rule}`);
    const more = (await alsoWrong()).filter(({ field, rule }) => !known.includes(`${field} ${rule}`));
    throw more.length === 0 ? error : invalid([...error.fields, ...more]);
  }
}
