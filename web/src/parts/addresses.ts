import type { FilingStep } from '../api/contract';

/** Where pages are. No page spells another's address. */
export const addressOf = {
  tasks: '/viec',
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
  receipt: ({ campaign, unit, filing }: { campaign: string; unit: string; filing: string }) =>
    `/d/${campaign}/bien-nhan/${unit}/${encodeURIComponent(filing)}`,
};
