import type { RehearsalReport } from '../../rehearsal/report/report';
import { reportText } from '../../rehearsal/report/report-text';
import { wordsIn } from '../../rehearsal/report/words-in';

/** A report without its title, which names the campaign, and without the lines of real time: the rest is the same each time. */
export function comparable(report: RehearsalReport): string {
  const [text = ''] = reportText(report, 'en').split(wordsIn('en').report.real);
  return text.slice(text.indexOf('\n'));
}
