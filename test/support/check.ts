import { check } from '../../commands/check';
import { inLanguage, type Language } from '../../domain/text';

/** What `npm run check` prints, line by line, and its exit code. */
export function checked(
  asked: Parameters<typeof check>[0],
  language: Language = 'en',
): { code: number; lines: string[]; text: string } {
  const lines: string[] = [];
  const code = check(asked, (line) => lines.push(inLanguage(line, language)));
  return { code, lines, text: lines.join('\n') };
}
