import { configFolderOf } from '../../config/config-folder';
import { readEnvironment } from '../../config/environment';
import { projectRoot } from '../../config/project-root';
import { folderCatalogue } from '../../use-cases/campaigns/catalogue';
import { VAN_SON_FOLDER, VAN_SON_PLAN_FILE, VAN_SON_REGISTER_DIR, vanSon } from '../fixtures/van-son';
import { checked } from '../support/check';

describe('the plan and register of an invented province', () => {
  it('are content with the checker, which finds the plan beside the register', () => {
    const { code, text } = checked({ files: [VAN_SON_REGISTER_DIR] });
    expect(code).toBe(0);
    expect(text).toContain('6: co-quan 4, xa 2');
  });

  it('are described as they are meant: both bodies with their offices, the score, the worked Saturday', () => {
    const { code, text } = checked({ files: [VAN_SON_PLAN_FILE] });
    expect(code).toBe(0);
    expect(text).toContain(
      'thành viên UBND tỉnh (Văn phòng UBND tỉnh Vân Sơn); ' +
        'thành viên Thường trực HĐND tỉnh (Văn phòng Đoàn ĐBQH và HĐND tỉnh Vân Sơn)',
    );
    expect(text).toContain('required, from 0 to 100');
    expect(text).toContain('08/05/2027 (Làm bù ngày 04/05/2027)');
    expect(text).toContain('hoàn thành tốt, hoàn thành, chưa hoàn thành');
    expect(text).toContain(
      'đến hết ngày 15/04/2027, last working day 15/04/2027, due at 00:00 on 16/04/2027',
    );
  });

  it('are what the service reads where CONFIG_DIR names their folder', () => {
    const folder = configFolderOf(readEnvironment({ CONFIG_DIR: VAN_SON_FOLDER }));
    const catalogue = folderCatalogue({ folder });
    const plan = catalogue.plan('van-son-2026');
    expect(plan).toEqual(vanSon().plan);
    expect(plan && catalogue.register('van-son-2026', plan)).toEqual(vanSon().register);
    expect(catalogue.plan('dong-nai-2013')).toBeUndefined();
  });

  it('leave those that come with the service in place where there is no CONFIG_DIR', () => {
    for (const env of [{}, { CONFIG_DIR: '' }]) {
      const folder = configFolderOf(readEnvironment(env));
      expect(folder).toBe(`${projectRoot}/config`);
      expect(folderCatalogue({ folder }).plan('dong-nai-2026')?.year).toBe(2026);
    }
  });
});
