import type { Difference, Needless, Obligation, Saying, Standing } from '../checker/findings';
import { planTimeInWords, twoTimesInWords } from './layout';
import type { Names } from './names';

/** One finding of the check as a sentence for officials. */
export function findingInVietnamese(difference: Difference, names: Names): string {
  const { person, party, timeZone, homeAffairs } = names;
  const at = (instant: string) => planTimeInWords(instant, timeZone);
  const d = difference;
  switch (d.kind) {
    case 'item-missing': {
      const [head, verb] = VERBS[groupOf(d.item)];
      return `Thiếu ${head}: ${person(d.person)} chưa được ${verb} ${matter(d.item, party)}; thư ngày ${at(d.at)}: ${missingBecause(d.state)}.`;
    }
    case 'item-needless': {
      const [head, verb] = VERBS[groupOf(d.item)];
      return `Thừa ${head}: ${person(d.person)} được ${verb} ${matter(d.item, party)} trong thư ngày ${at(d.at)}, nhưng ${NEEDLESS[d.because]}.`;
    }
    case 'item-twice': {
      const [head, verb] = VERBS[groupOf(d.item)];
      return `Trùng ${head}: ${person(d.person)} được ${verb} hai lần ${matter(d.item, party)} trong thư ngày ${at(d.at)}.`;
    }
    case 'item-otherwise': {
      const { kinds, day, half } = d.expected;
      const { half: _said, ...item } = d.item;
      const right = kinds.map((kind) => {
        const said = { ...item, kind, day, ...(half && { half }) };
        return `${VERBS[groupOf(said)][1]} ${matter(said, party)}`;
      });
      return `Sai nội dung: ${person(d.person)} được ${VERBS[groupOf(d.item)][1]} ${matter(d.item, party)} trong thư ngày ${at(d.at)}; đúng ra phải được ${right.join(' hoặc ')}.`;
    }
    case 'item-unreleased':
      return `Gửi khi chưa được phép: thư ngày ${at(d.at)} cho ${person(d.person)} phải chờ cho phép gửi, nhưng đã gửi đi khi chưa ai cho phép; thư ${VERBS[groupOf(d.item)][1]} ${matter(d.item, party)}.`;
    case 'item-late':
      return `Nội dung đến muộn: ${person(d.person)} phải được ${VERBS[groupOf(d.item)][1]} ${matter(d.item, party)} trong thư ngày ${at(d.notedFor)}, nhưng nội dung này nằm trong thư ngày ${at(d.at)}.`;
    case 'news-at-another-time':
      return `Sai thời điểm: ${person(d.person)} phải được thông báo ${matter(d.item, party)} trong thư ngày ${at(d.expected)}, nhưng lại ở thư ngày ${at(d.at)}.`;
    case 'letter-twice':
      return `Trùng thư: ${person(d.person)} có hai thư cùng ngày giờ ${at(d.at)}.`;
    case 'letter-supplement':
      return `Thư bổ sung: ${person(d.person)} có thêm một thư bổ sung ngày ${at(d.at)}; mọi nội dung của một thời điểm phải nằm trong một thư.`;
    case 'letter-refused':
      return `Thư bị từ chối: thư ngày ${at(d.at)} cho ${person(d.person)} không gửi được, trong khi địa chỉ này nhận được thư.`;
    case 'letter-held':
      return `Giữ thư không cần chờ: thư ngày ${at(d.at)} cho ${person(d.person)} phải chờ cho phép gửi, trong khi không nội dung nào phải chờ.`;
    case 'letter-empty':
      return `Thư không có nội dung: ${person(d.person)} có một thư trống ngày ${at(d.at)}, lúc đó không có thư nào chờ cho phép gửi quá một ngày làm việc.`;
    case 'letter-unsent':
      return `Thư chưa gửi: đợt đánh giá đã kết thúc mà thư ngày ${at(d.at)} cho ${person(d.person)} vẫn ${STATES[d.state]}.`;
    case 'letter-at-another-time': {
      const [expected, sent] = twoTimesInWords([d.expected, d.sentAt], timeZone);
      return `Sai giờ gửi: thư cho ${person(d.person)} phải gửi lúc ${expected}, nhưng đã gửi lúc ${sent}.`;
    }
    case 'waiting-untold': {
      const until = d.until === undefined ? 'đến hết đợt đánh giá' : `đến ${at(d.until)}`;
      return `Chưa báo thư chờ cho phép gửi: thư ngày ${at(d.at)} cho ${person(d.person)} chờ cho phép gửi ${until}; người đứng đầu ${homeAffairs} phải được báo lúc ${at(d.tellsAt)} nhưng chưa được báo.`;
    }
    case 'mail-missing':
      return `Hộp thư thiếu thư: thư ngày ${at(d.at)} cho ${person(d.person)} được ghi là đã gửi, nhưng không có trong hộp thư.`;
    case 'mail-changing':
      return `Hộp thư có các bản khác nhau: các bản của thư ngày ${at(d.at)} cho ${person(d.person)} không cùng một mã thư (Message-ID).`;
    case 'mail-too-often':
      return `Hộp thư thừa thư: thư ngày ${at(d.at)} cho ${person(d.person)} được ghi là ${STATES[d.state]}, nhưng có ${d.copies} bản trong hộp thư.`;
    case 'mail-shared':
      return `Trùng mã thư: thư ngày ${at(d.at)} cho ${person(d.person)} có cùng mã thư (Message-ID) với một thư khác.`;
    case 'mail-misdirected':
      return `Sai địa chỉ: thư ngày ${at(d.at)} cho ${person(d.person)} đã gửi tới ${d.to.join(', ')}, đúng ra là ${d.expected}.`;
    case 'mail-unknown':
      return `Thư lạ: hộp thư có một thư gửi ${d.to.join(', ')} mà phần mềm không ghi nhận.`;
    case 'standing': {
      const shown = d.shown ? `ghi «${standing(d.shown)}»` : 'không ghi gì';
      return `Ghi nhận sai: về ${owed(d, party)}, phần mềm ${shown}; theo các văn bản đã nhận phải là «${standing(d.expected)}».`;
    }
    case 'contents': {
      const [expected, shown] = [d.expected, d.shown].map((ids) =>
        ids.length > 0 ? `lấy văn bản ${ids.map((id) => `[${id}]`).join(', ')}` : 'không lấy văn bản nào',
      );
      return `Tính sai văn bản: về nội dung của ${owed(d, party)}, phần mềm ${shown}; đúng ra phải ${expected}.`;
    }
    case 'voiding': {
      const [expected, shown] = [d.expected, d.shown].map((when) =>
        when === undefined ? 'không bị hủy' : `bị hủy ngày ${at(when)}`,
      );
      return `Ghi nhận sai việc hủy: một văn bản thuộc ${owed(d, party)} ${expected}, nhưng phần mềm ghi là ${shown}. [${d.filing}]`;
    }
  }
}

type PartyName = Names['party'];

type Group = 'reminder' | 'report' | 'news';

const VERBS: Record<Group, [head: string, verb: string]> = {
  reminder: ['nội dung nhắc', 'nhắc'],
  report: ['nội dung báo cáo', 'báo cáo'],
  news: ['thông tin', 'thông báo'],
};

function groupOf({ kind }: Saying): Group {
  if (kind === 'escalation' || kind === 'not-returned') return 'report';
  return ['opening', 'reminder', 'due-today', 'overdue'].includes(kind) ? 'reminder' : 'news';
}

/** «về bản tự đánh giá của Sở Y tế (còn 7 ngày làm việc)», or the news itself. */
function matter(item: Saying, party: PartyName): string {
  const { kind, day } = item;
  const about = owed(item, party);
  switch (kind) {
    case 'opening':
      return `về ${about} (mở đợt đánh giá)`;
    case 'reminder':
      return `về ${about} (còn ${day} ngày làm việc)`;
    case 'due-today':
      return `về ${about} (đến hạn hôm nay)`;
    case 'overdue':
    case 'escalation':
      return `về ${about} (${day > 0 ? `quá thời hạn ${day} ngày làm việc` : 'đã quá thời hạn'})`;
    case 'not-returned':
      return `về ${about} (thời hạn đã qua, chưa có văn bản trả lời)`;
    case 'received':
      return `rằng đã tiếp nhận ${about}`;
    case 'announced':
      return `rằng ${party(item.party)} đã thông báo công khai kết quả đánh giá ${party(item.unit)}`;
    case 'frozen':
      return `rằng đã chốt hồ sơ của ${party(item.unit)}`;
    case 'reopened':
      return `rằng đã mở lại hồ sơ của ${party(item.unit)}`;
    case 'recognised':
      return `rằng đã công nhận mức độ của ${party(item.unit)}`;
    case 'waived':
      return `rằng đã miễn ${about}`;
    case 'waiver-lifted':
      return `rằng đã bãi bỏ việc miễn ${about}`;
    case 'voided':
      return `rằng đã hủy một văn bản nhập sai thuộc ${about}`;
    default:
      return `về ${about}`;
  }
}

/** What is owed, as a noun. */
function owed({ step, party: by, unit, ...said }: Obligation & Partial<Saying>, party: PartyName): string {
  const isAnswer = said.kind === 'not-returned';
  switch (step) {
    case 'agency-review':
      if (said.half === 'filing' || said.kind === 'received') {
        return `bản nhận xét – đánh giá của ${party(by)} đối với ${party(unit)}`;
      }
      return said.half === 'announcement'
        ? `việc ${party(by)} thông báo công khai kết quả đánh giá ${party(unit)}`
        : `việc ${party(by)} nhận xét, đánh giá và thông báo công khai đối với ${party(unit)}`;
    case 'self-review':
      return `bản tự đánh giá của ${party(by)}`;
    case 'member-opinion':
      return `ý kiến của ${party(by)} đối với ${party(unit)}`;
    case 'party-assessment':
      return `${isAnswer ? 'văn bản nhận xét' : 'bản tổng hợp'} của ${party(by)} đối với ${party(unit)}`;
    case 'recognition':
      return isAnswer
        ? `quyết định của ${party(by)} công nhận ${party(unit)}`
        : `đề xuất của ${party(by)} công nhận ${party(unit)}`;
  }
}

function missingBecause(state: (Difference & { kind: 'item-missing' })['state']): string {
  if (state === undefined) return 'không có thư nào nêu nội dung này';
  return state === 'sent'
    ? 'thư đã gửi đi mà không nêu nội dung này'
    : 'thư đã bị rút lại, không gửi đi, dù nội dung này vẫn phải gửi';
}

const NEEDLESS: Record<Needless, string> = {
  'not-planned': 'kế hoạch không yêu cầu gửi nội dung này cho người này vào lúc đó',
  'not-owed': 'lúc đó việc này không còn, hoặc chưa, phải thực hiện',
  overtaken: 'một thư sau đó đã nêu việc này với người này',
  undone: 'quyết định ấy đã được thay đổi trước khi thư gửi đi',
  'no-such-event': 'trong hồ sơ không có việc này',
};

const STATES = {
  waiting: 'chờ cho phép gửi',
  ready: 'chờ gửi',
  sending: 'đang gửi',
  sent: 'đã gửi',
  withdrawn: 'rút lại',
  failed: 'không gửi được',
} as const;

const STATUSES: Record<string, string> = {
  outstanding: 'chưa xong',
  submitted: 'đã trình, chờ trả lời',
  'content-awaited': 'đã nhận bản giấy, chờ nhập nội dung',
  done: 'đã xong',
  waived: 'được miễn',
  ended: 'chưa xong khi chốt hồ sơ',
};

const HALVES: Record<string, string> = {
  filing: 'văn bản',
  announcement: 'thông báo công khai',
};

function standing({ status, timeliness, lateWorkingDays, missing, returned }: Standing): string {
  const parts = [STATUSES[status] ?? status];
  if (timeliness !== undefined) parts.push(timing({ timeliness, lateWorkingDays: lateWorkingDays ?? 0 }));
  if (missing) parts.push(`còn thiếu ${missing.map((half) => HALVES[half] ?? half).join(' và ')}`);
  if (returned) parts.push(`văn bản trả lời ${timing(returned)}`);
  return parts.join(', ');
}

function timing({ timeliness, lateWorkingDays }: NonNullable<Standing['returned']>): string {
  if (timeliness === 'on-time') return 'đúng thời hạn';
  return timeliness === 'on-the-day'
    ? 'gửi trong ngày đến hạn'
    : `gửi sau thời hạn ${lateWorkingDays} ngày làm việc`;
}
