import { z } from 'zod';
import { field } from '../../field';
import { slug } from '../../fields';

const ID_OF_UNIT = { en: 'id of a unit', vi: 'mã của một đơn vị' };

/** Who reviews which unit in step 1. */
export const review = z.strictObject({
  reviewer: field(slug, {
    why: {
      en: 'who reviews in step 1: a unit, a party of `parties.csv`, or the plan’s `homeAffairs` or `committeeOffice`',
      vi: 'cơ quan quản lý chuyên ngành nhận xét, đánh giá ở bước 1',
    },
    form: {
      en: 'id of a unit or of `parties.csv`, or the `party` of `homeAffairs` or `committeeOffice`',
      vi: 'mã của đơn vị hoặc của `parties.csv`, hoặc `party` của `homeAffairs` hay `committeeOffice`',
    },
    example: 'so-noi-vu',
  }),
  unit: field(slug, {
    why: { en: 'the unit that is reviewed', vi: 'đơn vị được nhận xét, đánh giá' },
    more: { en: 'Nobody reviews itself', vi: 'Không cơ quan nào nhận xét, đánh giá chính mình' },
    form: ID_OF_UNIT,
    example: 'so-tai-chinh',
  }),
});

/** Who gives an opinion on which unit in step 3. */
export const opinion = z.strictObject({
  member: field(slug, {
    why: { en: 'the member who gives an opinion in step 3', vi: 'thành viên cho ý kiến ở bước 3' },
    form: { en: 'id of a member', vi: 'mã của một thành viên' },
    example: 'pct-kinh-te',
  }),
  unit: field(slug, {
    why: { en: 'the unit that the opinion is on', vi: 'đơn vị được cho ý kiến' },
    more: {
      en: 'Every unit has one from somebody other than its own head',
      vi: 'Mỗi đơn vị phải có ý kiến của ít nhất một thành viên không phải là người đứng đầu đơn vị đó',
    },
    form: ID_OF_UNIT,
    example: 'so-tai-chinh',
  }),
});
