import { ROLES } from '../../domain/register';
import type { FieldNote } from '../plan/notes';

const note = (why: string, example: string): FieldNote => ({ why, example });

/** Notes on a register, by the path of the field: `register.id` of register.yaml, `units.kind` of units.csv. */
export const REGISTER_NOTES: Record<string, FieldNote> = {
  'register.id': note('names the register and its folder', 'id: dong-nai-2026'),
  'register.title': note('what people call it', 'title: Danh sách 12 đơn vị năm 2026'),
  'register.note': note('for readers of the folder alone', 'note: Danh sách mẫu'),
  'units.id': note('what all other tables name the unit by', 'so-noi-vu'),
  'units.kind': note('a kind of the plan’s unitKinds', 'department'),
  'units.name': note('what letters call the unit', 'Sở Nội vụ'),
  'units.code': note('«mã định danh», by which other systems name the unit', 'H19.3'),
  'parties.id': note('what roles.csv and reviews.csv name the party by', 'cong-an-tinh'),
  'parties.name': note('what letters call the party', 'Công an tỉnh'),
  'parties.code': note('«mã định danh», by which other systems name the party', 'H19.30'),
  'members.id': note('what opinions.csv and roles.csv name the member by', 'uv-noi-vu'),
  'members.name': note(
    'the office, after «đồng chí» in letters; never a person’s name',
    'Ủy viên UBND tỉnh, Giám đốc Sở Nội vụ',
  ),
  'members.headOf': note('the unit that the member heads, if any', 'so-noi-vu'),
  'members.body': note(
    'the party of the plan’s member body whose office hears of what is missing',
    'ubnd-tinh',
  ),
  'people.id': note('what roles.csv names the person by', 'lanh-dao-so-noi-vu'),
  'people.name': note('the person’s own name', 'Nguyễn Thị A'),
  'people.title': note('how letters address the person', 'Giám đốc Sở Nội vụ'),
  'people.email': note('one address per person: letters are one per person', 'lanh-dao@so-noi-vu.example'),
  'roles.person': note('an id of people.csv', 'lanh-dao-so-noi-vu'),
  'roles.party': note('an id of units.csv, parties.csv or members.csv, or a body of the plan', 'so-noi-vu'),
  'roles.role': note(`what the person is to the party: ${ROLES.join(', ')}`, 'head'),
  'reviews.reviewer': note(
    'who reviews in step 1: a unit, a party of parties.csv, or the plan’s homeAffairs or committeeOffice',
    'so-noi-vu',
  ),
  'reviews.unit': note('the unit that is reviewed', 'so-tai-chinh'),
  'opinions.member': note('the member who gives an opinion in step 3', 'pct-kinh-te'),
  'opinions.unit': note('the unit that the opinion is on', 'so-tai-chinh'),
};

/** Of a whole table, for a fault that is no single field's. */
export const TABLE_NOTE: FieldNote = {
  why: 'the first row names the columns; commas between, and double quotes around a cell that holds a comma',
  example: 'so-van-hoa,department,"Sở Văn hóa, Thể thao và Du lịch"',
};

/** For a file that cannot be read. */
export const FILES_NOTE =
  'a register is a folder with register.yaml and units, members, people, roles, reviews and opinions.csv in UTF-8, ' +
  'and parties.csv where bodies take part that are not evaluated; a table without rows still has its first row, which ' +
  'names the columns';
