import type request from 'supertest';
import { type Catalogue, FaultyFile } from '../../../use-cases/campaigns/catalogue';
import { describeApi } from '../../support/api/describe-api';
import { faultsOf } from '../../support/api/words';
import { everyProblem } from './every-problem';

interface Problem {
  type: string;
  title: string;
  detail?: string;
  requestId: string;
  errors?: { field: string; rule: string; message: string }[];
}

async function inBoth(ask: () => request.Test): Promise<{ en: Problem; vi: Problem }> {
  const [en, vi] = [await ask().set('Accept-Language', 'en'), await ask().set('Accept-Language', 'vi')];
  expect([en.get('content-language'), vi.get('content-language')]).toEqual(['en', 'vi']);
  expect(vi.get('vary')).toMatch(/accept-language/i);
  return { en: en.body as Problem, vi: vi.body as Problem };
}

/** The same document without its texts and its request. */
const bones = ({ title: _title, detail: _detail, requestId: _requestId, errors, ...rest }: Problem) => ({
  ...rest,
  ...(errors && { errors: errors.map(({ field, rule }) => ({ field, rule })) }),
});

const textsOf = ({ title, detail, errors = [] }: Problem): (string | undefined)[] => [
  title,
  ...(detail === undefined ? [] : [detail]),
  ...errors.map(({ message }) => message),
];

function faultsOfBoth({ en, vi }: { en: Problem; vi: Problem }): string[] {
  const theirs = textsOf(vi);
  return textsOf(en).flatMap((text, i) => faultsOf({ en: text, vi: theirs[i] }));
}

describeApi('over HTTP,', { open: 'c' }, (api) => {
  const { PROBLEMS, RULES, DETAILS } = everyProblem(api);

  const faultyCatalogue = (): Catalogue => ({
    plan: (id) => {
      throw new FaultyFile(id, [
        {
          file: 'p.yaml',
          field: 'steps',
          rule: 'no-such-date',
          message: { en: 'no such day', vi: 'không có ngày này' },
        },
      ]);
    },
    register: () => undefined,
  });

  describe('a problem', () => {
    it.each(Object.entries(PROBLEMS))(
      '%s is told in both languages, and is otherwise the same',
      async (type, ask) => {
        const both = await inBoth(ask);
        expect(both.en.type).toBe(`urn:cong-vu:problem:${type}`);
        expect(bones(both.vi)).toEqual(bones(both.en));
        expect(faultsOfBoth(both)).toEqual([]);
      },
    );

    it.each(Object.entries(RULES))('names the rule %s in both languages', async (rule, ask) => {
      const both = await inBoth(ask);
      expect(both.en.errors?.map((each) => each.rule)).toContain(rule);
      expect(bones(both.vi)).toEqual(bones(both.en));
      expect(faultsOfBoth(both)).toEqual([]);
    });

    it.each(DETAILS)('of %s is told in both languages', async (_what, ask) => {
      const both = await inBoth(ask);
      expect(bones(both.vi)).toEqual(bones(both.en));
      expect(faultsOfBoth(both)).toEqual([]);
    });

    it.each([
      [undefined, 'en'],
      ['', 'en'],
      ['*', 'en'],
      ['fr', 'en'],
      ['vi', 'vi'],
      ['VI-vn', 'vi'],
      ['vi-VN,vi;q=0.9,fr-FR;q=0.8,fr;q=0.7,en;q=0.6', 'vi'],
      ['en-GB, vi;q=0.9', 'en'],
      ['vi;q=0.3, en;q=0.2', 'vi'],
      ['vi;q=0.2, en;q=0.3', 'en'],
      ['fr, *;q=0.5, en;q=0', 'vi'],
      ['vi;q=0', 'en'],
      [';;q=,=;"', 'en'],
    ])('that is asked for with Accept-Language %p is in %s', async (header, language) => {
      const asked = api.get('/campaigns/none');
      const answer = await (header === undefined ? asked : asked.set('Accept-Language', header));
      expect(answer.status).toBe(404);
      expect(answer.get('content-language')).toBe(language);
      expect(answer.body.title).toBe({ en: 'Not found', vi: 'Không tìm thấy' }[language as 'en' | 'vi']);
    });

    it('has what the checker says of a faulty plan in both languages', async () => {
      const faulty = api.beside({ catalogue: faultyCatalogue() });
      const ask = () => faulty.post('/previews', { plan: 'p', register: 'r' });
      const { en, vi } = await inBoth(ask);
      const fault = { field: 'plan', rule: 'no-such-date' };
      expect(en.errors).toMatchObject([{ ...fault, message: 'p.yaml: steps: no such day' }]);
      expect(vi.errors).toMatchObject([{ ...fault, message: 'p.yaml, trường steps: không có ngày này' }]);
      expect(vi.title).not.toBe(en.title);
    });
  });
});
