/** What a field is for, and how a right value looks: what the checker adds to a fault, and docs/plans.md tells at length. */
export interface FieldNote {
  why: string;
  /** As it stands in the file. */
  example: string;
}

const note = (why: string, example: string): FieldNote => ({ why, example });

const day = (prefix: string): Record<string, FieldNote> => ({
  [`${prefix}.day`]: note('the day of the month, a whole number', 'day: 10'),
  [`${prefix}.month`]: note('the month, a whole number from 1 to 12', 'month: 11'),
  [`${prefix}.yearOffset`]: note('0 is the evaluated year, 1 the next', 'yearOffset: 1'),
});

const body = (path: string, why: string, example: string): Record<string, FieldNote> => ({
  [path]: note(why, example),
  [`${path}.party`]: note('an id, by which the register and its roles name the body', 'party: so-noi-vu'),
  [`${path}.name`]: note('what letters call the body', 'name: Sở Nội vụ'),
});

const recipients =
  'focal-person, head, secretary and vice-chair are those of the body that owes, home-affairs and office the desks, ' +
  'home-affairs-head and office-head their heads, chair that of the provincial committee';

/** By path, with `[]` for a place in a list and `steps.*` for any of the five steps. */
export const PLAN_NOTES: Record<string, FieldNote> = {
  id: note('names the plan, its file and by default its campaign', 'id: dong-nai-2026'),
  title: note('stands in the list of campaigns and in Temporal', 'title: Đánh giá kết quả công vụ năm 2026'),
  province: note('stands before the date of a letter', 'province: Đồng Nai'),
  year: note('the evaluated year, from which yearOffset counts', 'year: 2026'),
  source: note(
    'the document that the plan carries out, as letters cite it',
    'source: Kế hoạch đánh giá kết quả công vụ năm 2026 của UBND tỉnh Đồng Nai',
  ),
  shortSource: note('what letters call that document afterwards', 'shortSource: Hướng dẫn'),
  subject: note('what is evaluated, in letters', 'subject: kết quả công vụ'),
  outcome: note('what a level is one of, in letters', 'outcome: mức độ hoàn thành công vụ'),
  timeZone: note('all days and times are those of this IANA zone', 'timeZone: Asia/Ho_Chi_Minh'),
  reading: note(
    'whether «trước ngày D» leaves D out (before-day) or takes it in (end-of-day)',
    'reading: before-day',
  ),
  deadlineWords: note('the words before a deadline’s date', 'deadlineWords: trước ngày'),
  opensOn: note(
    'the day on which the campaign opens, before anything is due',
    'opensOn: { day: 1, month: 10, yearOffset: 0 }',
  ),
  ...day('opensOn'),
  letterTime: note('when reminders and reports go out', 'letterTime: "08:00"'),
  dailyLetterTime: note('when the daily letter goes out, on working days', 'dailyLetterTime: "16:30"'),
  unitKinds: note(
    'the kinds of unit that are evaluated',
    'unitKinds: [{ id: commune, name: "UBND xã, phường" }]',
  ),
  'unitKinds[].id': note('what criteria and units.csv name the kind by', 'id: commune'),
  'unitKinds[].name': note('what people call the kind', 'name: "UBND xã, phường"'),
  criteria: note(
    'what is evaluated, for which kinds',
    'criteria: [{ id: ky-luat, text: Chấp hành kỷ luật, unitKinds: [commune] }]',
  ),
  'criteria[].id': note('what a filing names the criterion by', 'id: ky-luat-ky-cuong'),
  'criteria[].text': note(
    'the criterion in the plan’s words',
    'text: Việc chấp hành kỷ luật kỷ cương hành chính',
  ),
  'criteria[].unitKinds': note('the kinds of unit that it is asked of', 'unitKinds: [department, commune]'),
  score: note('which scores a filing may hold', 'score: { required: false, min: 0, max: 100 }'),
  'score.required': note('whether a filing of steps 1 and 2 must hold one', 'required: true'),
  'score.min': note('the lowest score', 'min: 0'),
  'score.max': note('the highest score, above min', 'max: 100'),
  levels: note('the levels, best first', 'levels: [{ id: tot, name: hoàn thành tốt }]'),
  'levels[].id': note('what a filing names the level by', 'id: hoan-thanh-tot'),
  'levels[].name': note('the level as the decision names it', 'name: hoàn thành tốt nhiệm vụ'),
  bodies: note(
    'who takes part besides the units: provincialCommittee, partyBody, homeAffairs, committeeOffice',
    'bodies: { homeAffairs: { party: so-noi-vu, name: Sở Nội vụ }, … }',
  ),
  ...body(
    'bodies.provincialCommittee',
    'recognises the level at the end',
    'provincialCommittee: { party: ubnd-tinh, name: UBND tỉnh Đồng Nai }',
  ),
  'bodies.provincialCommittee.chair': note('what letters call its chair', 'chair: Chủ tịch UBND tỉnh'),
  'bodies.provincialCommittee.leaders': note(
    'what letters call those in charge of units',
    'leaders: lãnh đạo UBND tỉnh',
  ),
  ...body(
    'bodies.partyBody',
    'gives its remarks on the synthesis',
    'partyBody: { party: dang-uy-ubnd, name: Đảng ủy UBND tỉnh }',
  ),
  ...body(
    'bodies.homeAffairs',
    'receives, compiles, sends the letters; a unit or a party of the register, or this body alone',
    'homeAffairs: { party: so-noi-vu, name: Sở Nội vụ }',
  ),
  ...body(
    'bodies.committeeOffice',
    'the provincial committee’s office; a unit or a party of the register, or this body alone',
    'committeeOffice: { party: van-phong-ubnd, name: Văn phòng UBND tỉnh }',
  ),
  ...body(
    'bodies.memberBodies[]',
    'a body whose members give opinions in step 3',
    '- { party: ubnd-tinh, name: UBND tỉnh, members: thành viên UBND, office: { party: van-phong-ubnd, name: Văn phòng UBND tỉnh } }',
  ),
  'bodies.memberBodies': note(
    'the bodies whose members give opinions in step 3; without it the provincial committee alone',
    'memberBodies: [{ party: ubnd-tinh, name: UBND tỉnh, members: thành viên UBND, office: { party: van-phong-ubnd, name: Văn phòng UBND tỉnh } }]',
  ),
  'bodies.memberBodies[].members': note('what letters call its members', 'members: thành viên UBND'),
  ...body(
    'bodies.memberBodies[].office',
    'hears of opinions that have not come',
    'office: { party: van-phong-ubnd, name: Văn phòng UBND tỉnh }',
  ),
  steps: note(
    'the five steps: agency-review, self-review, member-opinion, party-assessment, recognition',
    'steps: { agency-review: { … }, … }',
  ),
  'steps.*': note('one of the five steps, which every plan has', 'self-review: { title: …, what: …, … }'),
  'steps.*.title': note('the step in a sentence', 'title: UBND tỉnh công nhận mức độ hoàn thành công vụ'),
  'steps.*.what': note(
    'what is owed, after «hoàn thành» in letters',
    'what: báo cáo rà soát, đánh giá lại kết quả công vụ',
  ),
  'steps.*.topic': note('the step in two or three words, for subjects', 'topic: rà soát, đánh giá lại'),
  'steps.*.filed': note(
    'what is filed or sent up, as a synthesis or the chair’s letter names it when it has not come',
    'filed: nhận xét – đánh giá',
  ),
  'steps.*.announces': note(
    'step 1: the word for making its result public, before «kết quả»',
    'announces: thông báo công khai',
  ),
  'steps.*.received': note(
    'what a receipt confirms, if not all of `what`',
    'received: bản nhận xét – đánh giá',
  ),
  'steps.*.deadline': note(
    'D of «trước ngày D»; yearOffset 1 is the year after',
    'deadline: { day: 10, month: 11, yearOffset: 0 }',
  ),
  ...day('steps.*.deadline'),
  'steps.*.reminderDays': note(
    'working days before the due instant; 1 is the last one before it',
    'reminderDays: [14, 7, 3, 1]',
  ),
  'steps.*.reminds': note(`who is reminded; ${recipients}`, 'reminds: [focal-person]'),
  'steps.*.overdueDays': note(
    'who is told on which working day after D',
    'overdueDays: [{ day: 1, to: [focal-person, head] }]',
  ),
  'steps.*.overdueDays[].day': note('working days after D; 1 is the first one after it', 'day: 1'),
  'steps.*.overdueDays[].to': note(`who is told on that day; ${recipients}`, 'to: [focal-person, head]'),
  'steps.*.releasedFirst': note(
    `whose letters wait until they are released; ${recipients}`,
    'releasedFirst: [vice-chair]',
  ),
  'steps.*.filingText': note('where and how to file', 'filingText: gửi văn bản về Sở Nội vụ'),
  'steps.*.filingUrl': note('a link for filing', 'filingUrl: https://danh-gia.dong-nai.example/nop'),
  calendar: note(
    'what is off or worked besides Saturdays and Sundays',
    'calendar: { daysOff: [], workingDays: [] }',
  ),
  'calendar.daysOff': note(
    'days off by a document; without its document a day is shown, not counted',
    'daysOff: [{ date: 2027-01-01, name: Tết Dương lịch, document: Bộ luật Lao động }]',
  ),
  'calendar.daysOff[].date': note('year, month and day, in that order', 'date: 2027-01-01'),
  'calendar.daysOff[].name': note('what people call the day', 'name: Tết Dương lịch'),
  'calendar.daysOff[].document': note('the document that made it', 'document: 12/TB-UBND'),
  'calendar.workingDays': note(
    'Saturdays and Sundays that are worked, by a document',
    'workingDays: [{ date: 2027-05-08, name: Làm bù, document: 12/TB-UBND }]',
  ),
  'calendar.workingDays[].date': note('a Saturday or a Sunday', 'date: 2027-05-08'),
  'calendar.workingDays[].name': note('why it is worked', 'name: Làm bù ngày 04/05/2027'),
  'calendar.workingDays[].document': note(
    'a swap is not counted without the document that made it',
    'document: 12/TB-UBND',
  ),
  troubleText: note(
    'the plan’s own channel for trouble, quoted in every letter',
    'troubleText: nếu có khó khăn, vướng mắc, kịp thời báo cáo UBND tỉnh',
  ),
  sender: note(
    'in whose name letters are sent',
    'sender: { name: Sở Nội vụ, email: cong-vu@so-noi-vu.example, replyTo: tiep-nhan@so-noi-vu.example }',
  ),
  'sender.name': note('who signs', 'name: Sở Nội vụ tỉnh Đồng Nai'),
  'sender.email': note('the address that letters come from', 'email: cong-vu@so-noi-vu.dong-nai.example'),
  'sender.replyTo': note('where answers go', 'replyTo: tiep-nhan@so-noi-vu.dong-nai.example'),
};
