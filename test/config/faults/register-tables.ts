import { type RegisterFault } from './register-fault';

/** Tables that cannot be read as they are written. */
export const TABLE_FAULTS: RegisterFault[] = [
  {
    fault: 'a blank cell',
    edits: { 'units.csv': [{ from: 'Sở Y tế', to: ' ' }] },
    file: 'units.csv',
    on: 'so-y-te',
    field: 'name',
    rule: 'missing',
  },
  {
    fault: 'a row that is too long',
    edits: { 'units.csv': [{ from: 'Sở Y tế', to: 'Sở Y tế,Đồng Nai' }] },
    file: 'units.csv',
    on: 'so-y-te',
    field: '',
    rule: 'syntax',
    message: /4 cells where the header has 3/,
  },
  {
    fault: 'a column that there is not',
    edits: { 'people.csv': [{ from: 'id,name,title,email', to: 'id,name,titel,email' }] },
    file: 'people.csv',
    on: 'titel',
    field: 'titel',
    rule: 'unknown-field',
    message: /did you mean «title»/,
  },
  {
    fault: 'a column that is missing',
    edits: { 'people.csv': [{ from: 'id,name,title,email', to: 'id,name,titel,email' }] },
    file: 'people.csv',
    on: 'titel',
    field: 'title',
    rule: 'missing',
  },
  {
    fault: 'semicolons between the columns',
    edits: { 'opinions.csv': [{ from: 'member,unit', to: 'member;unit' }] },
    file: 'opinions.csv',
    on: 'member;unit',
    field: '',
    rule: 'syntax',
  },
  {
    fault: 'a quote that does not end',
    edits: { 'units.csv': [{ from: 'Sở Y tế', to: '"Sở Y tế' }] },
    file: 'units.csv',
    on: '"Sở Y tế',
    field: '',
    rule: 'syntax',
  },
];
