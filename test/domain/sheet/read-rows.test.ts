import { columnName, sheetColumns } from '../../../domain/sheet/columns';
import { readRows, type SheetCell } from '../../../domain/sheet/read-rows';
import { plan2013 } from '../../fixtures/plans';

const units = [
  { id: 'so-y-te', kind: 'department', name: 'Sở Y tế', code: 'H19.13' },
  { id: 'bien-hoa', kind: 'district', name: 'UBND TP Biên Hòa' },
  { id: 'truong-1', kind: 'department', name: 'Trường' },
  { id: 'truong-2', kind: 'department', name: 'TRUONG' },
];
const OF_DISTRICTS = { id: 'targets', text: 'Các nhóm chỉ tiêu', unitKinds: ['district'] };
const plan = { ...plan2013, criteria: [...plan2013.criteria, OF_DISTRICTS] };
const columns = sheetColumns(plan, 'agency-review', ['department', 'district']);
const titleOf = (field: string): string => {
  const column = columns.find(({ key }) => typeof key === 'object' && key.field === field);
  if (!column) throw new Error(`no column of ${field}`);
  return column.title;
};
const read = (cells: SheetCell[][]) => readRows(cells, { columns, plan, units });
/** One row about a unit, with one field. */
const readOne = (name: SheetCell, field = 'remarks', value: SheetCell = 'x') =>
  read([
    ['Đơn vị', titleOf(field)],
    [name, value],
  ]);

describe('a row of a sheet', () => {
  it.each<[SheetCell, string | undefined]>([
    ['Sở Y tế', 'so-y-te'],
    ['  so  y te ', 'so-y-te'],
    ['so-y-te', 'so-y-te'],
    ['H19.13', 'so-y-te'],
    ['ubnd tp bien hoa', 'bien-hoa'],
    // What two are called is neither.
    ['Trường', undefined],
    ['Sở', undefined],
    [null, undefined],
  ])('about %j is about %j', (name, unit) => {
    const found = readOne(name);
    expect(found?.rows[0]?.unit).toBe(unit);
    expect(found?.faults).toHaveLength(unit === undefined ? 1 : 0);
  });

  it.each<[string, SheetCell, string | undefined]>([
    ['level', 'Hoàn thành tốt nhiệm vụ', 'good'],
    ['level', 'hoan thanh tot nhiem vu', 'good'],
    ['level', 'good', 'good'],
    ['level', 'tốt', undefined],
    ['score', 85.5, '85,5'],
    ['score', '85.5', '85,5'],
    ['score', 'tám lăm', undefined],
    ['remarks', 2013, '2013'],
    ['remarks', 'một\r\nhai', 'một\nhai'],
    ['remarks', 'Nha\u0323\u0306n', 'Nhặn'],
  ])('has in %s of %j the text %j', (field, value, text) => {
    const found = readOne('so-y-te', field, value);
    expect(found?.rows[0]?.fields[field]).toBe(text);
    expect(found?.faults.map(({ row, column }) => `${column}${row}`)).toEqual(
      text === undefined ? ['B2'] : [],
    );
  });

  it('has no text that is longer than a filing may have', () => {
    expect(readOne('so-y-te', 'remarks', 'x'.repeat(20_000))?.faults).toEqual([]);
    expect(readOne('so-y-te', 'remarks', 'x'.repeat(20_001))?.faults).toMatchObject([
      { column: 'B', row: 2 },
    ]);
  });

  it('has nothing of a criterion that is not for its kind', () => {
    const field = `criteria.${OF_DISTRICTS.id}.achieved`;
    expect(readOne('so-y-te', field)?.faults).toMatchObject([{ column: 'B', row: 2, unit: 'so-y-te' }]);
    expect(readOne('bien-hoa', field)?.rows).toMatchObject([{ fields: { [field]: 'x' } }]);
  });

  it('is passed over where nobody wrote in it, and taken where a draft was emptied', () => {
    const cells = (revision: SheetCell) => [
      ['Mã đơn vị', 'Lần lưu (đề nghị giữ nguyên)', titleOf('remarks')],
      ['so-y-te', revision, null],
    ];
    expect(read(cells(null))).toEqual({ rows: [], faults: [] });
    expect(read(cells(7))?.rows).toEqual([{ row: 2, unit: 'so-y-te', revision: 7, fields: { remarks: '' } }]);
    expect(read(cells('bảy'))?.faults).toMatchObject([{ column: 'B', row: 2 }]);
  });

  it('counts once for a unit, and a column once', () => {
    const found = read([
      ['Đơn vị', titleOf('remarks'), titleOf('remarks')],
      ['Sở Y tế', 'một', 'hai'],
      ['so y te', 'ba', null],
    ]);
    expect(found?.rows).toMatchObject([{ row: 2, fields: { remarks: 'một' } }]);
    expect(found?.faults.map(({ row, column }) => `${column}${row}`)).toEqual(['C1', 'A3']);
  });

  it('is nobody’s where no column tells whom it is about', () => {
    expect(read([[titleOf('remarks')], ['x']])).toBeUndefined();
    expect(read([])).toBeUndefined();
  });
});

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %d is %s', (at, name) => {
  expect(columnName(at)).toBe(name);
});

it('the sheet of an opinion has a level and remarks', () => {
  expect(sheetColumns(plan2013, 'member-opinion', ['department']).map(({ title }) => title)).toEqual([
    'Mã đơn vị',
    'Đơn vị',
    'Lần lưu (đề nghị giữ nguyên)',
    'Mức độ hoàn thành theo ý kiến của thành viên',
    'Nhận xét',
  ]);
});
