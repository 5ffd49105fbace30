import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { readArguments } from '../../commands/rehearse';

describe('npm run rehearse', () => {
  it('rehearses the plan of 2013 as fast as it goes unless told otherwise', () => {
    expect(readArguments([])).toEqual({
      plan: 'dong-nai-2013',
      register: 'dong-nai-2013',
      seed: 2013,
    });
    expect(readArguments(['--seed', '5', '--minutes', '0.5', '--plan', 'a', '--register', 'b'])).toEqual({
      plan: 'a',
      register: 'b',
      seed: 5,
      minutes: 0.5,
    });
  });

  it('begins late on a day that is named', () => {
    expect(readArguments(['--from', '2013-11-26'])).toMatchObject({ from: '2013-11-26' });
    for (const day of ['26/11/2013', '2013-02-30', '2013-11', 'tomorrow']) {
      expect(() => readArguments(['--from', day])).toThrow(/--from/);
    }
  });

  it('refuses what it does not know, by name', () => {
    expect(() => readArguments(['--sead', '5'])).toThrow(/--sead/);
    expect(() => readArguments(['--seed', 'x'])).toThrow(/--seed/);
    expect(() => readArguments(['--minutes', '0'])).toThrow(/--minutes/);
  });

  it('explains itself', () => {
    const entry = path.join(__dirname, '../../dist/commands/rehearse.js');
    const { stdout, status } = spawnSync(process.execPath, [entry, '--help'], { encoding: 'utf8' });
    expect(status).toBe(0);
    for (const option of ['--seed', '--plan', '--register', '--minutes', '--from', '--help']) {
      expect(stdout).toContain(option);
    }
  });
});
