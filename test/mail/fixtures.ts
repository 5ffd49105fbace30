import type { LetterInput } from '../../mail/letter-input';
import { letterInputOf, type SourceItem } from '../../mail/letter-input-of';
import type { Plan, PlanStep, StepId } from '../../domain/plan';
import { plan2013 } from '../domain/fixtures';

export type { SourceItem };

/** The plan of 2013 with the words of its letters. */
const WORDS: Record<StepId, Pick<PlanStep, 'title' | 'what' | 'filingText'>> = {
  'agency-review': {
    title: 'Cơ quan quản lý chuyên ngành nhận xét, đánh giá và thông báo công khai kết quả',
    what: 'bản nhận xét – đánh giá và việc thông báo công khai kết quả',
    filingText: 'gửi văn bản về Sở Nội vụ',
  },
  'self-review': {
    title: 'Đơn vị rà soát, đánh giá lại kết quả công vụ trong năm',
    what: 'báo cáo rà soát, đánh giá lại kết quả công vụ',
    filingText: 'báo cáo UBND tỉnh thông qua Sở Nội vụ',
  },
  'member-opinion': {
    title: 'Thành viên UBND tỉnh cho ý kiến về đơn vị được phân công',
    what: 'ý kiến nhận xét, đánh giá của thành viên UBND tỉnh',
    filingText: 'gửi văn bản về Sở Nội vụ',
  },
  'party-assessment': {
    title: 'Ban cán sự Đảng UBND tỉnh nhận xét, đánh giá trên cơ sở bản tổng hợp',
    what: 'bản tổng hợp kết quả đánh giá công vụ trình Ban cán sự Đảng UBND tỉnh',
    filingText: 'trình Ban cán sự Đảng UBND tỉnh',
  },
  recognition: {
    title: 'UBND tỉnh công nhận mức độ hoàn thành công vụ',
    what: 'đề xuất công nhận mức độ hoàn thành công vụ trình UBND tỉnh',
    filingText: 'trình UBND tỉnh',
  },
};

export const plan: Plan = {
  ...plan2013,
  id: 'dong-nai-2013',
  title: 'Đánh giá kết quả công vụ năm 2013',
  source: 'Kế hoạch đánh giá kết quả công vụ năm 2013 của UBND tỉnh Đồng Nai',
  troubleText: 'nếu có phát sinh khó khăn, vướng mắc … kịp thời báo cáo UBND tỉnh',
  sender: {
    name: 'Sở Nội vụ tỉnh Đồng Nai',
    email: 'cong-vu@so-noi-vu.dong-nai.example',
    replyTo: 'tiep-nhan@so-noi-vu.dong-nai.example',
  },
  bodies: {
    ...plan2013.bodies,
    provincialCommittee: { ...plan2013.bodies.provincialCommittee, leaders: 'lãnh đạo UBND' },
    memberBodies: [
      {
        ...plan2013.bodies.provincialCommittee,
        members: 'thành viên UBND',
        office: plan2013.bodies.committeeOffice,
      },
    ],
  },
  levels: [
    { id: 'hoan-thanh-xuat-sac', name: 'hoàn thành xuất sắc nhiệm vụ' },
    { id: 'hoan-thanh-tot', name: 'hoàn thành tốt nhiệm vụ' },
  ],
  steps: Object.fromEntries(
    Object.entries(plan2013.steps).map(([id, step]) => [id, { ...step, ...WORDS[id as StepId] }]),
  ) as Plan['steps'],
};

const UNITS: Record<string, string> = {
  'so-noi-vu': 'Sở Nội vụ',
  'van-phong-ubnd': 'Văn phòng UBND tỉnh',
  'thanh-tra-tinh': 'Thanh tra tỉnh',
  'so-tu-phap': 'Sở Tư pháp',
  'so-tai-chinh': 'Sở Tài chính',
  'so-y-te': 'Sở Y tế',
  'so-xay-dung': 'Sở Xây dựng',
  'so-cong-thuong': 'Sở Công Thương',
  'so-lao-dong': 'Sở Lao động – Thương binh và Xã hội',
  'so-van-hoa': 'Sở Văn hóa, Thể thao và Du lịch',
  'so-giao-duc': 'Sở Giáo dục và Đào tạo',
  'tp-bien-hoa': 'UBND thành phố Biên Hòa',
  'tx-long-khanh': 'UBND thị xã Long Khánh',
  ...Object.fromEntries(Array.from({ length: 23 }, (_, i) => [`don-vi-${i + 1}`, `Đơn vị số ${i + 1}`])),
};

const MEMBERS: Record<string, string> = {
  'pct-kinh-te': 'Phó Chủ tịch UBND tỉnh phụ trách kinh tế tổng hợp',
  'uv-tai-chinh': 'Ủy viên UBND tỉnh, Giám đốc Sở Tài chính',
};

export const unitIds = Object.keys(UNITS);
export const memberNames = Object.values(MEMBERS);

/** An item about the unit itself, unless said otherwise. */
export const item = (
  kind: SourceItem['kind'],
  step: StepId,
  rest: Partial<SourceItem> & Pick<SourceItem, 'party'>,
): SourceItem => ({
  kind,
  step,
  day: 0,
  unit: rest.party,
  to: { party: rest.party, role: 'focal-person' },
  needsRelease: false,
  ...rest,
});

/** A letter to an invented person at 08:00 of a day in the plan's zone. */
export function letter({
  day,
  title = 'Chuyên viên đầu mối, Sở Tài chính',
  items = [],
  alsoOwed = [],
  unreleased,
  now,
  by = plan,
}: {
  day: string;
  title?: string;
  items?: SourceItem[];
  alsoOwed?: SourceItem[];
  unreleased?: number;
  now?: string;
  by?: Plan;
}): LetterInput {
  const at = `${day}T01:00:00.000Z`;
  return letterInputOf({
    letter: {
      _id: `dong-nai-2013#${at}#dau-moi`,
      campaign: 'dong-nai-2013',
      at,
      items,
      alsoOwed,
      ...(unreleased !== undefined && { unreleased }),
    },
    plan: by,
    person: { name: 'Ngụy Tuấn Kiệt', title, email: 'dau-moi@so-tai-chinh.dong-nai.example' },
    nameOf: (id) => UNITS[id] ?? MEMBERS[id],
    ...(now !== undefined && { now }),
  });
}
