import { letterInputOf, type SourceItem } from '../../mail/letter-input-of';
import { renderLetter } from '../../mail/render-letter';
import { item } from '../fixtures/letters';
import { partiesOf } from '../fixtures/parties-of';
import { vanSon } from '../fixtures/van-son';

const { plan, register } = vanSon();
const partyOf = partiesOf({ plan, register });

/** A letter to one person of the register, at 07:30 of a day. */
function letterTo(
  person: string,
  { day, items, unreleased = 0 }: { day: string; items: SourceItem[]; unreleased?: number },
) {
  const found = register.people.find(({ id }) => id === person);
  if (!found) throw new Error(`nobody is ${person}`);
  const at = `${day}T00:30:00.000Z`;
  const letter = { _id: `van-son#${at}#${person}`, campaign: plan.id, at, items, alsoOwed: [], unreleased };
  return renderLetter(letterInputOf({ letter, plan, person: found, partyOf }));
}

const opinion = (kind: SourceItem['kind'], party: string, body: string, to: SourceItem['to']) =>
  item(kind, 'member-opinion', { party, body, unit: 'xa-suoi-bac', to });

/** One letter of each voice, in the words of this province alone. */
const SAMPLES = {
  'reminder, an agency’s desk': letterTo('dau-moi-so-kinh-te', {
    day: '2027-04-22',
    items: ['ban-noi-vu', 'xa-suoi-bac'].map((unit) =>
      item('reminder', 'agency-review', { party: 'so-kinh-te', unit }),
    ),
  }),
  'received, an agency’s review': letterTo('dau-moi-so-kinh-te', {
    day: '2027-05-07',
    items: [
      item('received', 'agency-review', { party: 'so-kinh-te', unit: 'xa-suoi-bac', timeliness: 'on-time' }),
    ],
  }),
  'overdue, the secretary of a member of Thường trực HĐND': letterTo('thu-ky-pho-chu-tich-hdnd', {
    day: '2027-05-06',
    items: [
      opinion('overdue', 'pho-chu-tich-hdnd', 'thuong-truc-hdnd', {
        party: 'pho-chu-tich-hdnd',
        role: 'secretary',
      }),
    ],
  }),
  'escalation, the head of the office of HĐND': letterTo('chanh-van-phong-hdnd', {
    day: '2027-05-06',
    items: ['pho-chu-tich-hdnd', 'truong-ban-phap-che'].map((party) =>
      opinion('escalation', party, 'thuong-truc-hdnd', { party: 'van-phong-hdnd', role: 'head' }),
    ),
  }),
  'escalation, the head of the office of UBND': letterTo('lanh-dao-van-phong-ubnd', {
    day: '2027-05-06',
    items: [opinion('escalation', 'pct-thuong-truc', 'ubnd-tinh', { party: 'van-phong-ubnd', role: 'head' })],
  }),
  'escalation, the leader in charge': letterTo('pct-ubnd-tinh', {
    day: '2027-05-14',
    items: [
      item('escalation', 'agency-review', {
        party: 'so-van-xa',
        unit: 'xa-nui-tien',
        to: { party: 'so-van-xa', role: 'vice-chair' },
      }),
    ],
  }),
  'escalation, the chair': letterTo('chu-tich-ubnd-tinh', {
    day: '2027-07-07',
    items: [
      item('escalation', 'recognition', {
        party: 'ban-noi-vu',
        unit: 'xa-nui-tien',
        to: { party: 'ubnd-tinh', role: 'chair' },
      }),
    ],
  }),
  'letters to release': letterTo('lanh-dao-ban-noi-vu', { day: '2027-05-07', items: [], unreleased: 3 }),
  'reminder, a review that is not announced': letterTo('dau-moi-so-kinh-te', {
    day: '2027-05-06',
    items: [
      item('reminder', 'agency-review', { party: 'so-kinh-te', unit: 'xa-suoi-bac', half: 'announcement' }),
      item('reminder', 'agency-review', { party: 'so-kinh-te', unit: 'ban-noi-vu', half: 'filing' }),
    ],
  }),
  'announced, the unit': letterTo('dau-moi-xa-nui-tien', {
    day: '2027-05-07',
    items: [
      item('announced', 'agency-review', {
        party: 'so-van-xa',
        unit: 'xa-nui-tien',
        to: { party: 'xa-nui-tien', role: 'focal-person' },
      }),
    ],
  }),
  'decisions on one unit, an agency’s desk': letterTo('dau-moi-so-kinh-te', {
    day: '2027-05-06',
    items: [
      item('voided', 'agency-review', {
        party: 'so-kinh-te',
        unit: 'xa-suoi-bac',
        part: 'announcement',
        missing: ['announcement'],
      }),
      item('waiver-lifted', 'agency-review', {
        party: 'so-kinh-te',
        unit: 'ban-noi-vu',
        missing: ['filing', 'announcement'],
      }),
      item('waived', 'agency-review', { party: 'so-kinh-te', unit: 'xa-nui-tien' }),
    ],
  }),
  reopened: letterTo('dau-moi-xa-nui-tien', {
    day: '2027-06-10',
    items: [item('reopened', 'party-assessment', { party: 'xa-nui-tien' })],
  }),
  'not returned, remarks': letterTo('chu-tich-ubnd-tinh', {
    day: '2027-06-01',
    items: [
      item('not-returned', 'party-assessment', {
        party: 'dang-uy-ubnd',
        unit: 'xa-nui-tien',
        to: { party: 'ubnd-tinh', role: 'chair' },
        submitted: true,
      }),
    ],
  }),
  'not returned, recognition': letterTo('chu-tich-ubnd-tinh', {
    day: '2027-07-01',
    items: [
      item('not-returned', 'recognition', {
        party: 'ubnd-tinh',
        unit: 'xa-nui-tien',
        to: { party: 'ubnd-tinh', role: 'chair' },
        submitted: true,
      }),
      item('not-returned', 'recognition', {
        party: 'ubnd-tinh',
        unit: 'xa-suoi-bac',
        to: { party: 'ubnd-tinh', role: 'chair' },
        submitted: false,
        awaits: 'remarks',
      }),
    ],
  }),
  frozen: letterTo('dau-moi-xa-nui-tien', {
    day: '2027-05-20',
    items: [item('frozen', 'party-assessment', { party: 'xa-nui-tien' })],
  }),
  recognised: letterTo('lanh-dao-xa-nui-tien', {
    day: '2027-07-01',
    items: [item('recognised', 'recognition', { party: 'xa-nui-tien', level: 'tot' })],
  }),
};

describe('letters of an invented province', () => {
  test.each(Object.entries(SAMPLES))('are read as before: %s', (_, { subject, text }) => {
    expect(`${subject}\n\n${text}`).toMatchSnapshot();
  });

  test('say nothing that is another province’s or another plan’s', () => {
    for (const { subject, text, html } of Object.values(SAMPLES)) {
      const said = [subject, text, html].join('\n');
      expect(said).not.toMatch(
        /Sở Nội vụ|Đồng Nai|Ban cán sự|Kế hoạch|công vụ|trước ngày|thông báo công khai|nhận xét – đánh giá|nhận xét, đánh giá|xin ý kiến|bước \d|thành viên UBND(?! tỉnh)/,
      );
    }
  });

  test('name the members of the body in question, and of both where letters of both wait', () => {
    const said = (sample: keyof typeof SAMPLES) => SAMPLES[sample].text.replace(/\s+/g, ' ');
    expect(said('escalation, the head of the office of HĐND')).toContain(
      '2 phiếu ý kiến của thành viên Thường trực HĐND tỉnh',
    );
    expect(said('escalation, the head of the office of UBND')).toContain(
      '1 phiếu ý kiến của thành viên UBND tỉnh',
    );
    expect(said('letters to release')).toContain(
      'thư lấy phiếu ý kiến của thành viên UBND tỉnh và thành viên Thường trực HĐND tỉnh',
    );
  });

  test('keep the bodies apart for one who heads the offices of both', () => {
    const { text } = letterTo('lanh-dao-van-phong-ubnd', {
      day: '2027-05-06',
      items: [
        opinion('escalation', 'pct-thuong-truc', 'ubnd-tinh', { party: 'van-phong-ubnd', role: 'head' }),
        opinion('escalation', 'truong-ban-phap-che', 'thuong-truc-hdnd', {
          party: 'van-phong-hdnd',
          role: 'head',
        }),
      ],
    });
    const said = text.replace(/\s+/g, ' ');
    expect(said).toContain('1 phiếu ý kiến của thành viên UBND tỉnh');
    expect(said).toContain('1 phiếu ý kiến của thành viên Thường trực HĐND tỉnh');
  });
});
