import { partlyStaffed } from '../../fixtures/small-register';
import { describeApi } from '../../support/api/describe-api';

const DISTRICT = { id: 'huyen-dinh-quan', kind: 'district', name: 'Huyện Định Quán' };
const register = {
  ...partlyStaffed,
  units: [...partlyStaffed.units, DISTRICT],
  opinions: [...partlyStaffed.opinions, { member: 'pct-van-xa', unit: DISTRICT.id }],
};

describeApi('the progress of a campaign with one district', { register, open: 'c' }, (api) => {
  interface Step {
    step: string;
    expected: number;
    byKind: Record<string, { expected: number }>;
    merged?: { id: string; name: string }[];
  }
  const progressFor = async (...roles: Parameters<typeof api.as>[0]) => {
    const { body } = await (await api.as(roles)).get('/campaigns/c/progress');
    return (body.steps as Step[]).filter(({ step }) => step === 'self-review' || step === 'member-opinion');
  };
  const kindsOf = (steps: Step[]) => steps.map(({ byKind }) => Object.keys(byKind).sort());

  it('tells administrators and the committee of each kind', async () => {
    for (const role of ['administrator', 'committee'] as const) {
      const steps = await progressFor(role);
      expect(kindsOf(steps)).toEqual([
        ['department', 'district'],
        ['department', 'district'],
      ]);
      expect(steps.every((step) => step.merged === undefined)).toBe(true);
    }
    expect(kindsOf(await progressFor('reader', 'committee'))).toEqual(
      kindsOf(await progressFor('committee')),
    );
  });

  it('tells readers of the one unit together with others, and of which', async () => {
    for (const { byKind, expected, merged } of await progressFor('reader')) {
      expect(byKind).toEqual({ 'district+department': expect.objectContaining({ expected }) });
      expect(merged).toEqual([
        // The plan of the tests has no name for it.
        { id: 'district', name: 'district' },
        { id: 'department', name: 'sở, ban, ngành' },
      ]);
    }
  });
});
