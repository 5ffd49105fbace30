import { letterInputOf, type SourceItem } from '../../mail/letter-input-of';
import { renderLetter } from '../../mail/render-letter';
import { item } from '../fixtures/letters';
import { partiesOf } from '../fixtures/parties-of';
import { TRUONG_LINH } from '../fixtures/truong-linh';

const { plan, register } = TRUONG_LINH.load();
const partyOf = partiesOf({ plan, register });

/** What a letter to one person of the register says, at 08:00 of a day. */
function said(personId: string, day: string, items: SourceItem[]): string {
  const person = register.people.find(({ id }) => id === personId);
  if (!person) throw new Error(`nobody is ${personId}`);
  const at = `${day}T01:00:00.000Z`;
  const letter = { _id: `truong-linh#${at}#${personId}`, campaign: plan.id, at, items, alsoOwed: [] };
  const { subject, text } = renderLetter(letterInputOf({ letter, plan, person, partyOf }));
  return `${subject} ${text}`.replace(/\s+/g, ' ');
}

const ofParty = (kind: SourceItem['kind'], more: Partial<SourceItem> = {}) =>
  item(kind, 'agency-review', { party: 'cong-an-tinh', unit: 'xa-khe-lanh', ...more });

describe('letters about a party that is not evaluated', () => {
  test('remind its desk in its name', () => {
    const letter = said('dau-moi-cong-an', '2026-10-30', [ofParty('reminder')]);
    expect(letter).toContain('Sở Nội vụ trân trọng đề nghị Công an tỉnh hoàn thành bản nhận xét – đánh giá');
    expect(letter).toContain('đối với UBND xã Khe Lanh');
    expect(letter).toContain('với tư cách là đầu mối của Công an tỉnh');
  });

  test('confirm what it filed', () => {
    const letter = said('dau-moi-cong-an', '2026-11-02', [ofParty('received', { timeliness: 'on-time' })]);
    expect(letter).toContain(
      'bản nhận xét – đánh giá của Công an tỉnh đối với UBND xã Khe Lanh (đúng thời hạn)',
    );
  });

  test('report it to the vice-chair in charge of it', () => {
    const to = { party: 'cong-an-tinh', role: 'vice-chair' } as const;
    const letter = said('pct-ubnd-tinh', '2026-11-19', [ofParty('escalation', { to })]);
    expect(letter).toContain('kính báo cáo đồng chí: đến nay Công an tỉnh chưa hoàn thành');
    expect(letter).toContain('phụ trách Công an tỉnh');
  });

  test('tell the commune that it announced', () => {
    const to = { party: 'xa-khe-lanh', role: 'focal-person' } as const;
    const letter = said('dau-moi-xa-khe-lanh', '2026-11-02', [ofParty('announced', { to })]);
    expect(letter).toContain(
      'Công an tỉnh đã thông báo công khai kết quả nhận xét, đánh giá đối với UBND xã Khe Lanh',
    );
  });
});
