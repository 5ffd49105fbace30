import type { FilingStep } from '../api/contract';

/** Where pages are. No page spells another's address. */
export const addressOf = {
  home: '/',
  papers: (campaign: string) => `/d/${campaign}/giay`,
  paper: ({ campaign, unit, filing }: { campaign: string; unit: string; filing: string }) =>
    `/d/${campaign}/giay/${unit}/${encodeURIComponent(filing)}`,
  rehearsals: '/dien-tap',
  rehearsal: (campaign: string) => `/dien-tap/${campaign}`,
  tasks: '/viec',
  me: '/toi',
  accounts: '/quan-tri/tai-khoan',
  account: (id: string) => `/quan-tri/tai-khoan/${id}`,
  invite: '/quan-tri/tai-khoan/moi',
  keys: '/quan-tri/khoa',
  senders: '/quan-tri/he-thong',
  audit: '/quan-tri/nhat-ky',
  health: '/quan-tri/suc-khoe',
  board: (campaign: string) => `/d/${campaign}`,
  overdue: (campaign: string) => `/d/${campaign}/qua-han`,
  /** A unit, at one of its steps: 1 to 5. */
  unit: ({ campaign, unit, step }: { campaign: string; unit: string; step?: number }) =>
    `/d/${campaign}/don-vi/${unit}${step === undefined ? '' : `#buoc-${step}`}`,
  form: ({
    campaign,
    unit,
    step,
    party,
  }: {
    campaign: string;
    unit: string;
    step: FilingStep;
    party: string;
  }) => `/d/${campaign}/don-vi/${unit}/nop/${step}/${party}`,
  /** A member's opinions on all units that they are asked about. */
  sheet: ({ campaign, party }: { campaign: string; party: string }) => `/d/${campaign}/y-kien?ben=${party}`,
  worklist: ({ campaign, party }: { campaign: string; party: string }) =>
    `/d/${campaign}/nhan-xet?ben=${party}`,
  receipt: ({ campaign, unit, filing }: { campaign: string; unit: string; filing: string }) =>
    `/d/${campaign}/bien-nhan/${unit}/${encodeURIComponent(filing)}`,
};
