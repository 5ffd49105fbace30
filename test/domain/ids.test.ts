import type { z } from 'zod';
import { slug as slugOfFiles } from '../../config/fields';
import { ID_FORM, MAX_ID_LENGTH, rehearsalId } from '../../domain/ids';
import { slug as slugOfRequests } from '../../use-cases/input/fields';

describe('an id', () => {
  const longest = 's'.repeat(MAX_ID_LENGTH);

  it.each([
    ['in a file', slugOfFiles],
    ['in a request', slugOfRequests],
  ] satisfies [string, z.ZodType][])('%s has the one limit of all ids', (_where, slug) => {
    expect(slug.safeParse(longest).success).toBe(true);
    expect(slug.safeParse(`${longest}s`).success).toBe(false);
    expect(slug.safeParse('sở-y-tế').success).toBe(false);
  });

  it.each(['dong-nai-2026', longest, `${'s'.repeat(80)}-${'t'.repeat(19)}`, `${'a'.repeat(87)}-b`])(
    'of a rehearsal is one that every address takes, also under the plan %s',
    (plan) => {
      for (const end of [1, 12, 'a1b2c3d4']) {
        const id = rehearsalId(plan, end);
        expect(id).toMatch(ID_FORM);
        expect(id.length).toBeLessThanOrEqual(MAX_ID_LENGTH);
        expect(id).toMatch(new RegExp(`-rehearsal-${end}$`));
      }
    },
  );
});
