import { NOTICE_KINDS } from '../../domain/ledger/notices';
import { renderLetter } from '../../mail/render-letter';
import { everyLetter } from '../fixtures/every-letter';
import { shippedPlan, shippedRegister } from '../fixtures/plan-files';
import { TRUONG_LINH } from '../fixtures/truong-linh';
import { vanSon } from '../fixtures/van-son';

const dongNai = () => {
  const plan = shippedPlan();
  return { plan, register: shippedRegister(plan) };
};

const PROVINCES = {
  'Đồng Nai': everyLetter(dongNai()),
  'Vân Sơn': everyLetter(vanSon()),
  'Trường Lĩnh': everyLetter(TRUONG_LINH.load()),
};

describe.each(Object.entries(PROVINCES))('each kind of letter for each role in %s', (_, letters) => {
  test.each(Object.entries(letters))('reads as before: %s', (_name, input) => {
    const { subject, text } = renderLetter(input);
    expect(`${subject}\n\n${text}`).toMatchSnapshot();
  });

  test('is there', () => {
    const kinds = new Set(Object.values(letters).flatMap(({ items }) => items.map(({ kind }) => kind)));
    // What a plan asks for on D itself depends on whether people work then.
    const expected = NOTICE_KINDS.filter((kind) => kind !== 'due-today' || kinds.has(kind));
    expect([...kinds].sort()).toEqual([...expected].sort());
  });
});
