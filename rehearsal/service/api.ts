import { z } from 'zod';
import { API_PREFIX } from '../../config/api-prefix';
import {
  type CampaignAnswer,
  type ClockAnswer,
  campaignAnswer,
  clockAnswer,
  type DocumentRow,
  decisionAnswer,
  documentAnswer,
  type EvaluationAnswer,
  evaluationAnswer,
  type FilingAnswer,
  filingAnswer,
  filingsList,
  homeAnswer,
  type LetterAnswer,
  lettersPage,
  type ProgressAnswer,
  progressAnswer,
  rehearsalKeyAnswer,
  synthesisSource,
  wholeLettersPage,
} from './api-schemas';
import { type Call, call } from './http';

const PAGE = 200;
const anything = z.unknown();

interface Asking {
  apiUrl: string;
  key: string;
  /** Under a rehearsal's key: as whom, such as `reviewer/so-tai-chinh`; else as the administrator. */
  actsAs?: string | undefined;
  /** Under a rehearsal's key: which instant of the plan is now; else what its clock shows. */
  planInstant?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** The public API, as far as the rehearsal needs it. Every method throws {@link CallFailed}. */
export class Api {
  constructor(private readonly to: Asking) {}

  /** The same, asked by another official of the rehearsal. */
  as(actsAs: string): Api {
    return new Api({ ...this.to, actsAs });
  }

  /** The same, asked at an instant of the plan. */
  at(planInstant: string): Api {
    return new Api({ ...this.to, planInstant });
  }

  /** The key that acts as everybody in a rehearsal. */
  async rehearsalKey(id: string): Promise<string> {
    return (await this.post(`/campaigns/${id}/rehearsal-key`, { answer: rehearsalKeyAnswer })).key;
  }

  /** Where the mailbox and Temporal's own pages are, if the service says so. */
  async links(): Promise<{ mailbox?: string; temporalUi?: string }> {
    const { links } = await call({ url: `${this.to.apiUrl}/`, answer: homeAnswer });
    const href = (title: string) => links.find((link) => link.title === title)?.href;
    const mailbox = href('Test mailbox');
    const temporalUi = href('Temporal');
    return { ...(mailbox && { mailbox }), ...(temporalUi && { temporalUi }) };
  }

  open(body: {
    plan: string;
    register: string;
    clock: { kind: 'rehearsal'; minutes?: number | undefined; from?: string | undefined; played: true };
  }): Promise<CampaignAnswer> {
    return this.post('/campaigns', { body, answer: campaignAnswer });
  }

  campaign(id: string): Promise<CampaignAnswer> {
    return this.get(`/campaigns/${id}`, campaignAnswer);
  }

  clock(id: string): Promise<ClockAnswer> {
    return this.get(`/campaigns/${id}/clock`, clockAnswer);
  }

  setClock(id: string, body: ClockAction): Promise<ClockAnswer> {
    return this.post(`/campaigns/${id}/clock`, { body, answer: clockAnswer });
  }

  progress(id: string): Promise<ProgressAnswer> {
    return this.get(`/campaigns/${id}/progress`, progressAnswer);
  }

  /** Also after everything else was called off. */
  async cancel(id: string, body: { reason: string }): Promise<void> {
    const { apiUrl, key } = this.to;
    const url = `${apiUrl}${API_PREFIX}/campaigns/${id}/cancel`;
    await call({ method: 'POST', url, key, body, answer: anything });
  }

  file(target: Target, body: unknown): Promise<FilingAnswer> {
    return this.post(`${pathOf(target)}/filings`, { body, answer: filingAnswer });
  }

  announce(target: Target, body: unknown): Promise<FilingAnswer> {
    return this.post(`${pathOf(target)}/announcements`, { body, answer: filingAnswer });
  }

  synthesisSource(target: Target): Promise<z.output<typeof synthesisSource>> {
    return this.get(`${pathOf(target)}/synthesis`, synthesisSource);
  }

  /** What became of each row; that none was accepted (409) is an answer too. */
  async submit(campaign: string, body: unknown): Promise<DocumentRow[]> {
    const path = `/campaigns/${campaign}/documents`;
    return (await this.post(path, { body, answer: documentAnswer, alsoGood: [409] })).rows;
  }

  waive(target: Target, body: UnitDecision & { obligation: string }) {
    return this.post(`${pathOf(target)}/waivers`, { body, answer: decisionAnswer });
  }

  liftWaiver(target: Target, body: UnitDecision & { obligation: string }) {
    return this.post(`${pathOf(target)}/waivers/lift`, { body, answer: decisionAnswer });
  }

  reopen(target: Target, body: UnitDecision) {
    return this.post(`${pathOf(target)}/reopenings`, { body, answer: decisionAnswer });
  }

  /** An entry from paper that was wrong. */
  void(target: Target, { filing, reason }: { filing: string; reason: string }) {
    const path = `${pathOf(target)}/filings/${encodeURIComponent(filing)}/void`;
    return this.post(path, { body: { reason }, answer: decisionAnswer });
  }

  async release(campaign: string, body: { letters: readonly string[] }): Promise<void> {
    await this.post(`/campaigns/${campaign}/letters/release`, { body, answer: anything });
  }

  async letterCounts(campaign: string): Promise<Record<string, number>> {
    return (await this.get(`/campaigns/${campaign}/letters?limit=1`, lettersPage)).counts;
  }

  /** All that are in a state now. */
  lettersIn(campaign: string, state: 'waiting' | 'ready' | 'sending'): Promise<{ id: string; at: string }[]> {
    return this.pages(`/campaigns/${campaign}/letters?state=${state}&limit=${PAGE}`, lettersPage);
  }

  allLetters(campaign: string): Promise<LetterAnswer[]> {
    return this.pages(`/campaigns/${campaign}/letters?limit=${PAGE}`, wholeLettersPage);
  }

  /** One filing, by its id. */
  filing(target: Target, id: string): Promise<FilingAnswer> {
    return this.get(`${pathOf(target)}/filings/${encodeURIComponent(id)}`, filingAnswer);
  }

  async evaluation(target: Target): Promise<EvaluationAnswer> {
    return (await this.get(pathOf(target), evaluationAnswer)).evaluation;
  }

  async filings(target: Target): Promise<FilingAnswer[]> {
    return (await this.get(`${pathOf(target)}/filings`, filingsList)).items;
  }

  private async pages<Row>(
    path: string,
    answer: z.ZodType<{ items: Row[]; nextCursor?: string | undefined }>,
  ): Promise<Row[]> {
    const rows: Row[] = [];
    for (let cursor = ''; ; ) {
      const { items, nextCursor } = await this.get(`${path}${cursor && `&cursor=${cursor}`}`, answer);
      rows.push(...items);
      if (nextCursor === undefined) return rows;
      cursor = encodeURIComponent(nextCursor);
    }
  }

  private get<Answer>(path: string, answer: z.ZodType<Answer>): Promise<Answer> {
    const { apiUrl, ...how } = this.to;
    return call({ url: `${apiUrl}${API_PREFIX}${path}`, ...how, answer });
  }

  private post<Answer>(
    path: string,
    options: Pick<Call<Answer>, 'body' | 'answer' | 'alsoGood'>,
  ): Promise<Answer> {
    const { apiUrl, ...how } = this.to;
    return call({ method: 'POST', url: `${apiUrl}${API_PREFIX}${path}`, ...how, ...options });
  }
}

/** What is asked of a rehearsal's clock. */
export type ClockAction =
  | { action: 'pause' | 'resume' | 'step' }
  | { action: 'go'; to: string }
  | { action: 'play'; through: string | null };

/** A decision on one unit, with its document. */
interface UnitDecision {
  id: string;
  number: string;
  date: string;
  signer: string;
  reason: string;
}

/** One unit of one campaign. */
export interface Target {
  campaign: string;
  unit: string;
}

const pathOf = ({ campaign, unit }: Target): string => `/campaigns/${campaign}/evaluations/${unit}`;
