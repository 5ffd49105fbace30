import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../config/project-root';
import { textOf } from '../support/project-file';
import { sampleLetter, sampleTimeline } from '../support/readme-samples';

const file = path.join(projectRoot, 'README.md');

const samples: Record<string, string> = {
  letter: `To: ${sampleLetter.to}\nSubject: ${sampleLetter.subject}\n\n${sampleLetter.text.trimEnd()}`,
  timeline: sampleTimeline(['08/11/2013', '11/11/2013', '13/11/2013']),
};

/** The page with each sample between its marks; throws if it has no such marks. */
const withSamples = (page: string): string =>
  Object.entries(samples).reduce((text, [name, sample]) => {
    const marked = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
    if (!marked.test(text)) throw new Error(`README.md has no marks of the ${name}`);
    return text.replace(marked, (_, begin, end) => `${begin}\`\`\`text\n${sample}\n\`\`\`\n${end}`);
  }, page);

const page = readFileSync(file, 'utf8');
if (process.env['UPDATE_README']) writeFileSync(file, withSamples(page));

test('the README shows the letter and the timeline as they are (UPDATE_README=1 writes them)', () => {
  expect(readFileSync(file, 'utf8')).toBe(withSamples(page));
});

test('the changelog’s newest version is that of package.json', () => {
  const { version } = JSON.parse(textOf('package.json')) as {
    version: string;
  };
  const newest = /^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}$/m.exec(textOf('CHANGELOG.md'));
  expect(newest?.[1]).toBe(version);
});
