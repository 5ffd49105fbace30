import { STEP_IDS } from '../../domain/plan';
import type { Language } from '../../domain/text';
import type { Difference } from '../checker/findings';
import { number, padded } from './layout';
import type { RehearsalReport, UnitReport } from './report';
import type { ReportWords, Words } from './words';
import { wordsIn } from './words-in';

const TOP_PEOPLE = 10;
const SHOWN_DIFFERENCES = 40;

/**
 * A report as text, for the terminal and for the file. Of two rehearsals of one plan with one seed it is the same to the
 * byte, but for the campaign's id in the title, and for the last section, whose lines are of real time.
 */
export function reportText(report: RehearsalReport, language: Language): string {
  const words = wordsIn(language);
  const said = words.report;
  const sections = [
    [said.title(report)],
    [said.units, ...report.units.flatMap((unit) => unitLines(unit, said))],
    [said.letters, ...letterLines(report, said)],
    [said.counts, ...countLines(report, said)],
    [said.check, ...checkLines(report, words)],
    [said.real, ...realLines(report, said)],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function unitLines({ name, level, late }: UnitReport, said: ReportWords): string[] {
  const groups = new Map<string, string[]>();
  for (const each of late) {
    const who = each.how === 'late' ? `${each.name} (${each.workingDays})` : each.name;
    const key = said.late[each.how](String(STEP_IDS.indexOf(each.step) + 1));
    groups.set(key, [...(groups.get(key) ?? []), who]);
  }
  return [
    `  ${padded(name, 44)} ${level ?? said.notRecognised}`,
    ...[...groups].map(([how, who]) => `      ${how}: ${who.join(', ')}`),
  ];
}

function letterLines({ names, letters: { byKind, byPerson } }: RehearsalReport, said: ReportWords): string[] {
  const kindsInWords: Record<string, string> = said.kinds;
  const kinds = Object.entries(byKind);
  return [
    `  ${said.byKind}`,
    ...kinds.map(([kind, letters]) => `${number(letters, 8)}  ${kindsInWords[kind] ?? kind}`),
    `  ${said.byPerson(byPerson.length)}`,
    ...byPerson
      .slice(0, TOP_PEOPLE)
      .map(({ person, letters }) => `${number(letters, 8)}  ${names.person(person)}`),
  ];
}

function countLines({ names, journal, happened, check }: RehearsalReport, said: ReportWords): string[] {
  const { homeAffairs } = names;
  const { deliveries, signed, repetitions, released } = journal;
  const ofJournal = { deliveries, signed, released, repeated: repetitions.same };
  return said
    .figures({ homeAffairs, happened, ...ofJournal, ...check.counts })
    .map(([count, what]) => `${number(count, 8)}  ${what}`);
}

function checkLines(report: RehearsalReport, { report: said, finding }: Words): string[] {
  const { campaign, names, check, lost, journal, ok } = report;
  if (ok) return [`  ${said.right}`];
  const { differences } = check;
  const { different } = journal.repetitions;
  const shown = differences.slice(0, SHOWN_DIFFERENCES);
  const rest = differences.length - shown.length;
  return [
    `  ${said.wrong(differences.length + lost.length + different)}`,
    `  ${said.whomToAsk}`,
    ...shown.map((each) => `  - ${finding(each, names)}${codeOf(each, campaign)}`),
    ...(rest > 0 ? [`  ${said.more(rest)}`] : []),
    ...lost.map(({ unit, id }) => `  - ${said.lost(names.party(unit))} [${id}]`),
    ...(different > 0 ? [`  - ${said.repetitionsDiffer(different)}`] : []),
  ];
}

/** The letter's id but for its campaign, which every rehearsal has of its own. */
function codeOf(difference: Difference, campaign: string): string {
  if (!('letter' in difference) || difference.letter === undefined) return '';
  return ` [${difference.letter.replace(`${campaign}#`, '')}]`;
}

function realLines({ tookMs, check, links }: RehearsalReport, said: ReportWords): string[] {
  const { possibleDuplicates } = check.counts;
  return [
    `  ${said.took(Math.round(tookMs / 1000))}`,
    ...(possibleDuplicates > 0 ? [`  ${said.possibleDuplicates(possibleDuplicates)}`] : []),
    `  ${padded(said.mailbox, 9)} ${links.mailbox}`,
    ...(links.temporal === undefined ? [] : [`  ${padded('Temporal', 9)} ${links.temporal}`]),
    `  ${padded('API', 9)} ${links.api}`,
  ];
}
