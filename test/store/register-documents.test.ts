import { evaluationSpecs, plannedOpening } from '../../domain/schedule';
import { registerDocuments } from '../../store/register-documents';
import { vanSon } from '../fixtures/van-son';

test('every body of a plan has its name among the parties, the offices of member bodies too', () => {
  const { plan, register } = vanSon();
  const campaign = plan.id;
  const specs = evaluationSpecs({ campaign, plan, register, openedAt: plannedOpening(plan) });
  const { parties } = registerDocuments({ campaign, plan, register, specs });
  const nameOf = (party: string) => parties.find(({ _id }) => _id === `${campaign}/${party}`)?.name;
  expect(nameOf('thuong-truc-hdnd')).toBe('Thường trực HĐND tỉnh Vân Sơn');
  expect(nameOf('van-phong-hdnd')).toBe('Văn phòng Đoàn ĐBQH và HĐND tỉnh Vân Sơn');
  expect(nameOf('dang-uy-ubnd')).toBe('Đảng ủy UBND tỉnh Vân Sơn');
  expect(new Set(parties.map(({ _id }) => _id)).size).toBe(parties.length);
});
