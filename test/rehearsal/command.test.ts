import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { readArguments } from '../../commands/rehearse';

describe('npm run rehearse', () => {
  it('rehearses the plan of 2013 in four minutes unless told otherwise', () => {
    expect(readArguments([])).toEqual({
      plan: 'dong-nai-2013',
      register: 'dong-nai-2013',
      seed: 2013,
      minutes: 4,
    });
    expect(readArguments(['--seed', '5', '--minutes', '0.5', '--plan', 'a', '--register', 'b'])).toEqual({
      plan: 'a',
      register: 'b',
      seed: 5,
      minutes: 0.5,
    });
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
    for (const option of ['--seed', '--plan', '--register', '--minutes', '--help']) {
      expect(stdout).toContain(option);
    }
  });
});
