import { api, ask, askPatiently } from '../../api/ask';
import type { Checked, FilingBody, FilingFate, Form } from '../../api/contract';

const pathOf = ({ campaign, unit }: Form) => ({ path: { campaign: campaign.id, unit: unit.id } });

export const checkFiling = (form: Form, body: FilingBody): Promise<Checked> =>
  ask(
    api.POST('/api/v1/campaigns/{campaign}/evaluations/{unit}/filings/check', { params: pathOf(form), body }),
  );

/** Files with the draft's id: however often it is sent, it is one filing. */
export const sendFiling = (form: Form, body: FilingBody, onWait: () => void): Promise<FilingFate> =>
  askPatiently<FilingFate>(
    () => api.POST('/api/v1/campaigns/{campaign}/evaluations/{unit}/filings', { params: pathOf(form), body }),
    { onWait },
  );
