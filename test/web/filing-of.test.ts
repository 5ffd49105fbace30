import type { FilingBody } from '../../web/src/api/contract';
import { fieldNames, fieldsOf } from '../../web/src/parts/draft/fields';
import { faultsOf, filingOf, together } from '../../web/src/parts/draft/filing-of';
import { vi } from '../../web/src/words/vi';
import { opinionForm, reviewForm } from './pages/examples';

const form = { ...reviewForm, criteria: reviewForm.criteria.slice(0, 2) };
const fields = {
  'criteria.advice.achieved': ' Đạt.\n\nTốt. ',
  'criteria.advice.shortcomings': 'Không',
  'criteria.advice.score': '8,5',
  'criteria.duties.achieved': 'Đạt',
  'criteria.duties.shortcomings': 'Không',
  level: 'good',
  score: '90',
  'document.number': '152/BC-STC',
  'document.date': '8/11/2013',
  'document.signer': 'Giám đốc',
};
const read = (more: Record<string, string> = {}, of = form) =>
  filingOf({ form: of, fields: { ...fields, ...more }, id: 'f1', words: vi });

const filing: FilingBody = {
  id: 'f1',
  party: 'so-tai-chinh',
  step: 'agency-review',
  criteria: [
    { criterion: 'advice', achieved: 'Đạt.\n\nTốt.', shortcomings: 'Không', score: 8.5 },
    { criterion: 'duties', achieved: 'Đạt', shortcomings: 'Không' },
  ],
  level: 'good',
  score: 90,
  document: { number: '152/BC-STC', date: '2013-11-08', signer: 'Giám đốc' },
};

test('a form is sent as the plan asks for it, and a correction begins with the same fields', () => {
  const { body, faults } = read();
  expect(faults).toEqual([]);
  expect(body).toEqual(filing);
  const content = { ...filing, files: [{ id: 'tep-1' }, { id: 'tep-2' }] };
  expect(read(fieldsOf(content)).body).toEqual({ ...filing, files: ['tep-1', 'tep-2'] });
});

test.each([
  ['document.date', '31/2/2013', vi.form.faults.notDate],
  ['document.date', '11/2013', vi.form.faults.notDate],
  ['score', 'tám', vi.form.faults.notNumber],
  ['criteria.advice.score', '1e3', vi.form.faults.notNumber],
  ['criteria.duties.shortcomings', '  ', vi.form.faults.empty],
  ['level', '', vi.form.faults.noLevel],
  ['document.signer', '', vi.form.faults.empty],
])('what is typed into %s as «%s» is named', (field, typed, message) => {
  expect(read({ [field]: typed }).faults).toEqual([{ field, message }]);
});

test('an empty form names every field that is owed', () => {
  const { faults } = filingOf({ form, fields: {}, id: 'f1', words: vi });
  expect(faults.map(({ field }) => field)).toEqual(
    fieldNames(form).filter((field) => !/score|remarks|files/.test(field)),
  );
});

test('a plan that requires a score is told that one is missing', () => {
  const strict = { ...form, score: { required: true, min: 0, max: 100 } };
  expect(read({ score: '' }, strict).faults).toEqual([{ field: 'score', message: vi.form.faults.empty }]);
});

test('an opinion needs its remarks, and no document', () => {
  const { body, faults } = filingOf({ form: opinionForm, fields: { level: 'good' }, id: 'f1', words: vi });
  expect(body).toEqual({ id: 'f1', party: 'pct-van-xa', step: 'member-opinion', level: 'good' });
  expect(faults).toEqual([{ field: 'remarks', message: vi.form.faults.empty }]);
});

test('what the service names is shown at the field that it means, each once, in the order of the page', () => {
  const named = faultsOf(
    [
      { field: 'document', rule: 'required', message: 'a' },
      { field: 'criteria[1].shortcomings', rule: 'too-small', message: 'b' },
      { field: 'criteria', rule: 'missing-criterion', message: 'c' },
      { field: 'party', rule: 'not-yours', message: 'd' },
    ],
    form,
  );
  const own = [{ field: 'criteria.duties.shortcomings', message: vi.form.faults.empty }];
  expect(together([...own, ...named], form)).toEqual([
    { field: undefined, message: 'd' },
    { field: 'criteria.advice.achieved', message: 'c' },
    { field: 'criteria.duties.shortcomings', message: vi.form.faults.empty },
    { field: 'document.number', message: 'a' },
  ]);
});
