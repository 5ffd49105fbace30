import { type RegisterFault, removed } from './register-fault';

/** Nobody is in a role that letters go to. */
export const ROLE_FAULTS: RegisterFault[] = [
  {
    fault: 'a unit without a focal person',
    edits: { 'roles.csv': [removed('dau-moi-so-y-te,so-y-te,focal-person')] },
    file: 'units.csv',
    on: 'so-y-te',
    field: 'id',
    rule: 'nobody-in-role',
    message: /focal-person of «so-y-te»/,
  },
  {
    fault: 'a unit without a head',
    edits: { 'roles.csv': [removed('lanh-dao-so-y-te,so-y-te,head')] },
    file: 'units.csv',
    on: 'so-y-te',
    field: 'id',
    rule: 'nobody-in-role',
    message: /head of «so-y-te»/,
  },
  {
    fault: 'a unit without a vice-chair in charge',
    edits: { 'roles.csv': [removed('pct-van-hoa-xa-hoi-ubnd-tinh,so-y-te,vice-chair')] },
    file: 'units.csv',
    on: 'so-y-te',
    field: 'id',
    rule: 'nobody-in-role',
    message: /on overdue day 7/,
  },
  {
    fault: 'a member without a secretary',
    edits: { 'roles.csv': [removed('thu-ky-uv-cong-an,uv-cong-an,secretary')] },
    file: 'members.csv',
    on: 'uv-cong-an',
    field: 'id',
    rule: 'nobody-in-role',
    message: /member-opinion reminds the secretary/,
  },
  {
    fault: 'a committee without a chair',
    edits: { 'roles.csv': [removed('chu-tich-ubnd-tinh,ubnd-tinh,chair')] },
    file: 'roles.csv',
    field: 'role',
    rule: 'nobody-in-role',
    message: /chair of «ubnd-tinh»/,
  },
];
