import { receipt, review } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { NOW } from '../../support/api/webhooks';

const UNIT = '/campaigns/c/evaluations/so-y-te';
const criterion = { criterion: 'duties', achieved: 'đạt', shortcomings: 'không' };

/** One of each kind of fault, by what it is. */
const FAULTS: [string, object][] = [
  ['a field that is none', review({ constructor: 1 })],
  ['a type', review({ level: 7 })],
  ['a step', review({ step: 'recognition' })],
  ['what is empty', review({ criteria: [{ ...criterion, achieved: '\u200b' }] })],
  ['a character', review({ criteria: [{ ...criterion, achieved: 'x\u0007' }] })],
  ['a line', review({ document: { number: '1\n2', date: '2013-10-30', signer: 'x' } })],
  ['a day', review({ document: { number: '1', date: '2013-02-30', signer: 'x' } })],
  ['a level', review({ level: '__proto__' })],
  ['a level of the plan', review({ level: 'constructor' })],
  ['a criterion', review({ criteria: [criterion, { ...criterion, criterion: 'tostring' }] })],
  ['a criterion twice', review({ criteria: [criterion, criterion] })],
  ['a criterion too few', review({ criteria: [] })],
  ['a score', review({ score: 101 })],
  ['no document', review({ document: undefined })],
  ['no level', review({ level: undefined, criteria: [{ ...criterion, shortcomings: 1 }] })],
  ['what only paper has', review({ replaces: 'x', awaitsContent: true })],
  ['an instant ahead', review({ receipt: receipt('2020-01-01T00:00:00Z') })],
  ['an instant of long ago', review({ receipt: receipt('0202-01-01T00:00:00Z') })],
  ['an instant that is none', review({ receipt: receipt('2013-10-31T24:00:00Z') })],
  ['what it corrects', review({ receipt: receipt(), replaces: 'hasOwnProperty' })],
  ['another party', review({ party: 'van-phong-ubnd', receipt: receipt() })],
  ['the unit itself', review({ party: 'so-y-te', receipt: receipt() })],
  ['an id', review({ id: '__proto__' })],
];

describeApi('a check and the filing itself', { open: 'c', at: NOW }, (api) => {
  it.each(FAULTS)('refuse %s with the same answer', async (_what, body) => {
    const clerk = await api.as(['administrator']);
    const agency = await api.as(['reviewer'], 'so-tai-chinh');
    const by = 'receipt' in body ? clerk : agency;
    const answers = [];
    for (const path of ['filings/check', 'filings']) {
      const { status, body: answer } = await by.post(`${UNIT}/${path}`, body);
      const { requestId: _each, ...problem } = answer;
      answers.push([status, problem]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBeGreaterThanOrEqual(400);
  });
});
