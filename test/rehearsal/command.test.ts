import { rehearsalAsked } from '../../commands/rehearse';
import { runCli } from '../support/run-cli';

describe('npm run rehearse', () => {
  it('rehearses the plan of 2013 as fast as it goes unless told otherwise', () => {
    expect(rehearsalAsked({})).toEqual({
      plan: 'dong-nai-2013',
      register: 'dong-nai-2013',
      seed: 2013,
    });
    expect(rehearsalAsked({ seed: '5', minutes: '0.5', plan: 'a', register: 'b' })).toEqual({
      plan: 'a',
      register: 'b',
      seed: 5,
      minutes: 0.5,
    });
  });

  it('begins late on a day that is named', () => {
    expect(rehearsalAsked({ from: '2013-11-26' })).toMatchObject({ from: '2013-11-26' });
    for (const day of ['26/11/2013', '2013-02-30', '2013-11', 'tomorrow']) {
      expect(() => rehearsalAsked({ from: day })).toThrow(/--from/);
    }
  });

  it.each([
    [['--sead', '5'], /--sead.*--seed/],
    [['--seed', 'x'], /--seed/],
    [['--minutes', '0'], /--minutes/],
  ])('%j could not be rehearsed, and says why in one line', async (args, message) => {
    const { code, errors } = await runCli(['rehearse', ...args]);
    expect({ code, errors }).toEqual({ code: 2, errors: [expect.stringMatching(message)] });
  });
});
