import { z } from 'zod';
import { field } from '../../field';
import { oneLine, slug, text } from '../../fields';
import { FULL_LIST, ID_ONCE } from './values';

const unitKind = z.strictObject({
  id: field(slug, {
    why: {
      en: 'what criteria and `units.csv` name the kind by',
      vi: 'mã mà tiêu chí và `units.csv` dùng để chỉ loại đơn vị',
    },
    more: { en: 'Progress is counted by it', vi: 'Tiến độ được tổng hợp theo mã này' },
    form: ID_ONCE,
    example: 'commune',
  }),
  name: field(oneLine, {
    why: { en: 'what people call the kind', vi: 'tên gọi của loại đơn vị' },
    example: '"UBND xã, phường"',
  }),
});

const criterion = z.strictObject({
  id: field(slug, {
    why: { en: 'what a filing names the criterion by', vi: 'mã của tiêu chí trong văn bản được gửi' },
    form: ID_ONCE,
    example: 'ky-luat-ky-cuong',
  }),
  text: field(text, {
    why: { en: 'the criterion in the plan’s words', vi: 'nội dung tiêu chí, theo lời văn của kế hoạch' },
    more: {
      en: 'A filing without it is refused by this name',
      vi: 'Văn bản thiếu tiêu chí thì không được chấp nhận, và tên tiêu chí còn thiếu được nêu theo lời văn này',
    },
    example: 'Việc chấp hành kỷ luật kỷ cương hành chính',
  }),
  unitKinds: field(z.array(slug).min(1), {
    why: { en: 'the kinds of unit that it is asked of', vi: 'các loại đơn vị áp dụng tiêu chí' },
    form: { en: 'ids of `unitKinds`, not empty', vi: 'các mã của `unitKinds`, ít nhất một' },
    example: '[department, commune]',
  }),
  max: field(z.number().positive().optional(), {
    why: { en: 'the highest score of the criterion', vi: 'điểm tối đa của tiêu chí' },
    more: {
      en: 'A higher one, or one below 0, is refused; the form says «tối đa 40»',
      vi: 'Điểm cao hơn, hoặc thấp hơn 0, thì không được chấp nhận; biểu mẫu ghi «tối đa 40»',
    },
    form: { en: 'number above 0', vi: 'số lớn hơn 0' },
    without: { en: 'the range of `score`', vi: 'khoảng điểm của `score`' },
    example: '40',
  }),
});

const score = z.strictObject({
  required: field(z.boolean(), {
    why: {
      en: 'whether a filing of steps 1 and 2 must hold one',
      vi: 'văn bản của bước 1 và bước 2 có bắt buộc ghi điểm hay không',
    },
    more: { en: 'An opinion needs none', vi: 'Ý kiến của thành viên không cần ghi điểm' },
    form: { en: '`true` or `false`', vi: '`true` (có) hoặc `false` (không)' },
    example: 'true',
  }),
  min: field(z.number(), {
    why: { en: 'the lowest score', vi: 'điểm thấp nhất' },
    form: { en: 'number', vi: 'số' },
    example: '0',
  }),
  max: field(z.number(), {
    why: { en: 'the highest score, above `min`', vi: 'điểm cao nhất, lớn hơn `min`' },
    form: { en: 'number', vi: 'số' },
    example: '100',
  }),
});

const level = z.strictObject({
  id: field(slug, {
    why: { en: 'what a filing names the level by', vi: 'mã của mức trong văn bản được gửi' },
    more: { en: 'Decisions name it so too', vi: 'Quyết định cũng dùng mã này' },
    form: ID_ONCE,
    example: 'hoan-thanh-tot',
  }),
  name: field(oneLine, {
    why: { en: 'the level as the decision names it', vi: 'tên của mức, như trong quyết định' },
    more: { en: 'The letter on the recognition has it', vi: 'Thư báo mức được công nhận ghi tên này' },
    example: 'hoàn thành tốt nhiệm vụ',
  }),
  from: field(z.number().optional(), {
    why: { en: 'the lowest overall score of the level', vi: 'điểm chung thấp nhất của mức, «từ 90 điểm»' },
    more: {
      en: 'A level that another score belongs to is refused. All levels have it or none; the last one may do without',
      vi: 'Mức không khớp với điểm chung thì không được chấp nhận. Mọi mức đều ghi hoặc đều không ghi; mức cuối cùng có thể không ghi',
    },
    form: {
      en: 'number; each level’s is lower than the one before',
      vi: 'số; mức sau thấp hơn mức trước',
    },
    without: { en: 'levels do not depend on scores', vi: 'mức không phụ thuộc vào điểm' },
    example: '90',
  }),
});

/** Section II of the plan: which units, by what, in which levels. */
export const whatIsEvaluated = {
  unitKinds: field(z.array(unitKind).min(1), {
    why: { en: 'the kinds of unit that are evaluated', vi: 'các loại đơn vị được đánh giá' },
    more: {
      en: 'A register with another kind is refused',
      vi: 'Danh sách đơn vị có loại khác thì không được chấp nhận',
    },
    form: FULL_LIST,
    example: '[{ id: commune, name: "UBND xã, phường" }]',
  }),
  criteria: field(z.array(criterion).min(1), {
    why: { en: 'what is evaluated, for which kinds', vi: 'các tiêu chí đánh giá, theo loại đơn vị' },
    more: {
      en: 'A filing of steps 1 and 2 says something about each; every kind has at least one',
      vi: 'Văn bản của bước 1 và bước 2 nêu nội dung theo từng tiêu chí; loại đơn vị nào cũng có ít nhất một tiêu chí',
    },
    form: FULL_LIST,
    example: '[{ id: ky-luat, text: Chấp hành kỷ luật, unitKinds: [commune] }]',
  }),
  score: field(score, {
    why: { en: 'which scores a filing may hold', vi: 'điểm mà văn bản được ghi' },
    more: {
      en: 'The range is that of the whole, and of each criterion without `max`; both bounds are allowed. Scores are not summed',
      vi: 'Khoảng điểm áp dụng cho điểm chung và điểm của tiêu chí không có `max`; được ghi cả điểm thấp nhất và điểm cao nhất. Phần mềm không cộng điểm',
    },
    form: { en: 'the three fields', vi: 'ba trường dưới đây' },
    example: '{ required: false, min: 0, max: 100 }',
  }),
  levels: field(z.array(level).min(1), {
    why: { en: 'the levels, best first', vi: 'các mức, từ cao xuống thấp' },
    more: { en: 'There may be any number of them', vi: 'Số lượng mức không hạn chế' },
    form: FULL_LIST,
    example: '[{ id: tot, name: hoàn thành tốt }]',
  }),
};
