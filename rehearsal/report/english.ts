import { findingInEnglish } from './finding-english';
import type { Words } from './words';

export const english: Words = {
  steps: {
    'agency-review': '1. Agencies’ reviews',
    'self-review': '2. Self-reviews',
    'member-opinion': '3. Members’ opinions',
    'party-assessment': '4. Synthesis, remarks',
    recognition: '5. Recognition',
  },
  table: {
    step: 'Step',
    columns: ['due', 'filed', 'on the day', 'late', 'missing', 'overdue'],
    head: ({ campaign, at, isPaused }) => `${campaign}: ${at}${isPaused ? ' (paused)' : ''}`,
    letters: ({ sent, waiting, withdrawn, failed }) =>
      `letters: ${sent} sent, ${waiting} waiting, ${withdrawn} withdrawn, ${failed} failed`,
    progress: ({ step, filed, expected, late }) =>
      `step ${step}: ${filed}/${expected}${late > 0 ? ` (${late} late)` : ''}`,
  },
  lines: {
    usingService: (url) => `Using the running service: ${url}`,
    startingService: 'No service is running: starting one …',
    opened: ({ campaign, units }) => `Rehearsal ${campaign} is open: ${units} units`,
    keys: 'Space: pause, resume · n: to the next instant · q: quit',
    waits: (seconds) =>
      `The clock has waited for ${seconds} seconds: the service or the mailbox is not done yet`,
    cancelling: (campaign) => `Cancelling rehearsal ${campaign} …`,
    notCancelled: 'could not cancel it',
    keysNotRevoked: 'could not revoke the keys of the sending systems',
    reportFile: 'Report',
  },
  report: {
    title: ({ campaign, plan, register, seed }) =>
      `Rehearsal ${campaign}: plan ${plan}, register ${register}, seed ${seed}`,
    units: 'RESULT OF EACH UNIT (figures of a rehearsal, no real evaluation)',
    notRecognised: 'not recognised',
    late: {
      'on-the-day': (step) => `step ${step}, filed on the day of the deadline`,
      late: (step) => `step ${step}, filed late (working days)`,
      never: (step) => `step ${step}, not filed before the dossier was frozen`,
    },
    letters: 'LETTERS',
    byKind: 'by content (a letter may have several)',
    byPerson: (people) => `by recipient: ${people} people; most letters`,
    kinds: {
      opening: 'opening',
      reminder: 'reminder',
      'due-today': 'due today',
      overdue: 'overdue',
      escalation: 'report',
      received: 'received',
      announced: 'announced in public',
      frozen: 'dossier frozen',
      recognised: 'recognised',
      waived: 'waived',
      'waiver-lifted': 'waiver lifted',
      voided: 'wrong entry voided',
      reopened: 'dossier reopened',
      'not-returned': 'no answer from above',
    },
    counts: 'COUNTS',
    figures: ({ homeAffairs, happened, ...of }) => [
      [of.letters, `letters: ${of.sent} sent, ${of.withdrawn} withdrawn, ${of.failed} refused`],
      [of.itemsTold, 'reminders and reports in them'],
      [
        of.newsTold,
        'pieces of news in them (received, announced, dossier frozen or reopened, waived, voided, recognised)',
      ],
      [of.released, 'letters released'],
      [
        of.unreleasedTold,
        `letters that waited for release over a working day, of which the head of ${homeAffairs} was told`,
      ],
      [of.deliveries, `filings sent to the API, ${of.repeated} of them repetitions with the same answer`],
      [of.signed, 'filings that systems of agencies signed and sent'],
      [
        happened.corrected,
        `corrections of paper entries; ${happened.voided} voided, ${happened.awaited} got their contents later`,
      ],
      [happened.waived, `waivers, ${happened.lifted} lifted; ${happened.reopened} dossiers reopened`],
      [of.standings, 'obligations compared: complete or not, in time or late'],
    ],
    check: 'CHECK',
    right: 'RIGHT: exactly the letters were sent that the plan asks for, 0 differences.',
    wrong: (differences) => `WRONG: ${differences} differences from the plan.`,
    whomToAsk:
      'The software is at fault, not a unit and not a recipient. Please give this report to those who run the software; the codes in [ ] are for them.',
    more: (differences) => `… and ${differences} more`,
    lost: (unit) => `Lost filing of ${unit}: the service acknowledged it and no longer has it.`,
    repetitionsDiffer: (times) =>
      `Different answers: ${times} repetitions were not answered as the first time.`,
    real: 'REAL TIME (differs each time)',
    took: (seconds) => `${seconds} seconds`,
    possibleDuplicates: (letters) => `${letters} letters that may be there twice (SMTP)`,
    mailbox: 'Mailbox',
  },
  finding: findingInEnglish,
};
