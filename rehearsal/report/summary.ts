import type { RehearsalOutcome } from '../../domain/rehearsal-order';
import type { Text } from '../../domain/text';
import type { RehearsalReport } from './report';
import type { Words } from './words';
import { wordsIn } from './words-in';

/** As many as somebody reads on a page; the command prints more. */
const SHOWN = 40;

/** What a page tells of a report: whether all is as it must be, and what is not, in words. */
export function summaryOf(report: RehearsalReport): RehearsalOutcome {
  const { ok, check, lost, names, journal, tookMs } = report;
  const { different } = journal.repetitions;
  const inBoth = (say: (words: Words) => string): Text => ({
    en: say(wordsIn('en')),
    vi: say(wordsIn('vi')),
  });
  const findings = [
    ...check.differences.map((each) => inBoth((words) => words.finding(each, names))),
    ...lost.map(({ unit }) => inBoth((words) => words.report.lost(names.party(unit)))),
    ...(different > 0 ? [inBoth((words) => words.report.repetitionsDiffer(different))] : []),
  ];
  return {
    ok,
    differences: check.differences.length + lost.length + different,
    findings: findings.slice(0, SHOWN),
    letters: check.counts.sent,
    tookMs,
  };
}
