import type { Account, AuditEntry, Key, SignedInDevice, Viewer } from '../../../web/src/api/contract';
import { official } from './examples';

/** Accounts, keys and what belongs to them in the pages' states; all of them invented. */

const MOMENT = '2026-11-26T03:15:00.000Z';
const LATER = '2099-01-01T00:00:00.000Z';

const strong = (name: string, email: string, roles: Viewer['roles']): Viewer => ({
  ...official,
  label: name,
  roles,
  session: {
    person: { name, email },
    strength: 'strong',
    realm: 'all',
    idleUntil: LATER,
    endsAt: LATER,
  },
});

export const steward = strong('Lường Thị Hạnh', 'hanh.lt@cntt.example', ['it']);

/** Whose session ends at an instant unless it is used. */
export const until = (at: number): Viewer => {
  const idleUntil = new Date(at).toISOString();
  return { ...steward, ...(steward.session && { session: { ...steward.session, idleUntil } }) };
};

export const security = { password: true, secondFactor: true, recoveryCodesLeft: 2, provinceSignIn: false };
export const noSecurity = {
  password: false,
  secondFactor: false,
  recoveryCodesLeft: 0,
  provinceSignIn: false,
};

export const devices: SignedInDevice[] = [
  {
    id: '0123456789abcdef',
    device: 'Chrome, Windows',
    from: '10.20.30.40',
    method: 'password',
    createdAt: MOMENT,
    seenAt: MOMENT,
    isThis: true,
  },
  {
    id: 'fedcba9876543210',
    device: 'Cốc Cốc, Android',
    from: '2001:db8:85a3:8d3:1319:8a2e:370:7348',
    method: 'code',
    createdAt: MOMENT,
    seenAt: MOMENT,
    isThis: false,
  },
];

const account = (id: string, name: string, address: string, more: Partial<Account>): Account => ({
  id,
  name,
  address,
  roles: [],
  createdAt: MOMENT,
  hasPassword: true,
  hasSecondFactor: true,
  hasProvinceSignIn: false,
  ...more,
});

const reset = {
  by: 'Đèo Văn Lập (lap.dv@so-noi-vu.example)',
  at: MOMENT,
  reason: 'Mất điện thoại, đã gọi điện kiểm tra',
  expiresAt: LATER,
  mayConfirm: true,
};

export const accounts: Account[] = [
  account('00000000000a', 'Lường Thị Hạnh', 'hanh.lt@cntt.example', { roles: ['it'] }),
  account('00000000000b', 'Đèo Văn Lập', 'lap.dv@so-noi-vu.example', { roles: ['administrator', 'it'] }),
  account('00000000000c', 'Ma Thị Bích Liên', 'lien.mtb@van-phong-ubnd.dongnai.example', {
    roles: ['committee', 'party-body'],
    reset,
  }),
  account('00000000000d', 'Tòng Văn Sơn', 'son.tv@so-noi-vu.example', {
    roles: ['clerk'],
    hasPassword: false,
    hasSecondFactor: false,
    setupUntil: LATER,
  }),
  account('00000000000e', 'Lò Thị Mai', 'mai.lt@so-noi-vu.example', {
    roles: ['clerk'],
    hasPassword: false,
    hasSecondFactor: false,
    hasProvinceSignIn: true,
    closedAt: MOMENT,
  }),
];

const key = (id: string, label: string, more: Partial<Key>): Key => ({
  id,
  label,
  roles: ['unit', 'reviewer'],
  createdAt: MOMENT,
  expiresAt: LATER,
  ...more,
});

export const keys: Key[] = [
  key('a1a1a1a1a1a1', 'Quản trị', { roles: ['administrator'], first: true, lastUsedAt: MOMENT }),
  key('b2b2b2b2b2b2', 'Phần mềm Sở Tài chính', { campaign: 'dong-nai-2013', party: 'so-tai-chinh' }),
  key('c3c3c3c3c3c3', 'Bảng tổng hợp', { roles: ['reader'], revokedAt: MOMENT, lastUsedAt: MOMENT }),
  key('d4d4d4d4d4d4', 'Phần mềm năm trước', { expiresAt: '2020-01-01T00:00:00.000Z' }),
];

export const senders = [
  {
    id: 'qlvb-tinh',
    label: 'Quản lý văn bản của tỉnh',
    parties: ['so-tai-chinh', 'so-y-te', 'so-xay-dung'],
    secrets: [{ id: 's1', createdAt: MOMENT }],
    createdAt: MOMENT,
  },
  {
    id: 'qlvb-cu',
    label: 'Hệ thống cũ',
    parties: ['so-noi-vu'],
    secrets: [],
    createdAt: MOMENT,
    revokedAt: MOMENT,
  },
];

export const deliveries = {
  keptDays: 30,
  items: [
    {
      at: MOMENT,
      webhookId: 'msg_1',
      status: 202,
      outcome: 'taken',
      campaign: 'dong-nai-2013',
      filing: '7f1c1f9e',
    },
    { at: MOMENT, status: 401, outcome: 'signature-refused', test: true },
  ],
};

export const entries: AuditEntry[] = [
  {
    id: '1',
    at: MOMENT,
    actor: 'Đèo Văn Lập (lap.dv@so-noi-vu.example)',
    action: 'roles-changed',
    target: 'son.tv@so-noi-vu.example: clerk (theo Quyết định số 15/QĐ-SNV)',
    from: '10.20.30.40',
  },
  {
    id: '2',
    at: MOMENT,
    actor: 'unknown',
    action: 'key-refused',
    from: '2001:db8:85a3:8d3:1319:8a2e:370:7348',
    count: 40,
    lastAt: MOMENT,
  },
  {
    id: '3',
    at: MOMENT,
    actor: 'Phần mềm Sở Tài chính',
    action: 'filing-received',
    campaign: 'dong-nai-2013',
    units: ['so-y-te'],
    target: '7f1c1f9e-30c5-4d0e-9a51-0a6f3a1c2b3d@so-tai-chinh',
  },
];

export const health = {
  ready: true,
  mode: 'production',
  trial: [],
  store: 'ok',
  workflows: 'ok',
  runs: 'degraded',
  ended: 1,
  letterLinks: 'ok',
  notSet: ['OIDC_ISSUER'],
};
