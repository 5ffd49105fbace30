import { answerOf } from '../../api-client/answer-of';
import { type ApiClient, apiClient } from '../../api-client/client';
import type {
  Campaign,
  DecisionFate,
  DocumentRow,
  Evaluation,
  FilingFate,
  FilingLine,
  LetterLine,
  Obligation,
  Progress,
  paths,
  RehearsalClock,
  SynthesisSource,
} from '../../api-client/schema';
import { patiently } from './http';
import { type With, whole } from './whole';

const PAGE = 200;

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
  private readonly client: ApiClient;

  constructor(private readonly to: Asking) {
    const { apiUrl, key, actsAs, planInstant, signal } = to;
    this.client = apiClient({
      url: apiUrl,
      key,
      headers: {
        Accept: 'application/json',
        ...(actsAs !== undefined && { 'Act-As': actsAs }),
        ...(planInstant !== undefined && { 'Plan-Instant': planInstant }),
      },
      fetch: patiently({ signal }),
    });
  }

  /** The same, asked by another official of the rehearsal. */
  as(actsAs: string): Api {
    return new Api({ ...this.to, actsAs });
  }

  /** The same, asked at an instant of the plan. */
  at(planInstant: string): Api {
    return new Api({ ...this.to, planInstant });
  }

  /** The key that acts as everybody in a rehearsal. */
  async rehearsalKey(campaign: string): Promise<string> {
    const params = { path: { campaign } };
    return (await answerOf(this.client.POST('/api/v1/campaigns/{campaign}/rehearsal-key', { params }))).key;
  }

  open(body: BodyOf<'/api/v1/campaigns'>): Promise<Campaign> {
    return answerOf(this.client.POST('/api/v1/campaigns', { body }));
  }

  campaign(campaign: string): Promise<Campaign> {
    return answerOf(this.client.GET('/api/v1/campaigns/{campaign}', { params: { path: { campaign } } }));
  }

  clock(campaign: string): Promise<RehearsalClock> {
    return answerOf(
      this.client.GET('/api/v1/campaigns/{campaign}/clock', { params: { path: { campaign } } }),
    );
  }

  setClock(campaign: string, body: BodyOf<'/api/v1/campaigns/{campaign}/clock'>): Promise<RehearsalClock> {
    const params = { path: { campaign } };
    return answerOf(this.client.POST('/api/v1/campaigns/{campaign}/clock', { params, body }));
  }

  progress(campaign: string): Promise<Progress> {
    const params = { path: { campaign } };
    return answerOf(this.client.GET('/api/v1/campaigns/{campaign}/progress', { params }));
  }

  /** Also after everything else was called off. */
  async cancel(campaign: string, body: { reason: string }): Promise<void> {
    const params = { path: { campaign } };
    const fetch = patiently();
    await answerOf(this.client.POST('/api/v1/campaigns/{campaign}/cancel', { params, body, fetch }));
  }

  file(path: Target, body: BodyOf<`${OfUnit}/filings`>): Promise<FilingFate> {
    return answerOf(this.client.POST(`${OF_UNIT}/filings`, { params: { path }, body }));
  }

  announce(path: Target, body: BodyOf<`${OfUnit}/announcements`>): Promise<FilingFate> {
    return answerOf(this.client.POST(`${OF_UNIT}/announcements`, { params: { path }, body }));
  }

  synthesisSource(path: Target): Promise<SynthesisSource> {
    return answerOf(this.client.GET(`${OF_UNIT}/synthesis`, { params: { path } }));
  }

  /** What became of each row; that none was accepted (409) is an answer too. */
  async submit(campaign: string, body: DocumentBody): Promise<DocumentRow[]> {
    const params = { path: { campaign } };
    const fetch = patiently({ signal: this.to.signal, alsoGood: [409] });
    const asked = await this.client.POST('/api/v1/campaigns/{campaign}/documents', { params, body, fetch });
    const answer = asked.data ?? (asked.error as Partial<NonNullable<typeof asked.data>>);
    return whole(answer, { of: 'POST documents', fields: ['rows'] }).rows;
  }

  waive(path: Target, body: BodyOf<`${OfUnit}/waivers`>): Promise<DecisionFate> {
    return answerOf(this.client.POST(`${OF_UNIT}/waivers`, { params: { path }, body }));
  }

  liftWaiver(path: Target, body: BodyOf<`${OfUnit}/waivers/lift`>): Promise<DecisionFate> {
    return answerOf(this.client.POST(`${OF_UNIT}/waivers/lift`, { params: { path }, body }));
  }

  reopen(path: Target, body: BodyOf<`${OfUnit}/reopenings`>): Promise<DecisionFate> {
    return answerOf(this.client.POST(`${OF_UNIT}/reopenings`, { params: { path }, body }));
  }

  /** An entry from paper that was wrong. */
  void(target: Target, { filing, reason }: { filing: string; reason: string }): Promise<DecisionFate> {
    const params = { path: { ...target, filing } };
    return answerOf(this.client.POST(`${OF_UNIT}/filings/{filing}/void`, { params, body: { reason } }));
  }

  /** A letter as it would go now, with the digest of what it tells. */
  async letter(path: { campaign: string; letter: string }) {
    const answer = await answerOf(this.client.GET(`${LETTERS}/{letter}`, { params: { path } }));
    return whole(answer, { of: `GET ${path.letter}`, fields: ['itemsDigest'] });
  }

  async release(campaign: string, body: BodyOf<`${typeof LETTERS}/release`>) {
    const params = { path: { campaign } };
    const answer = await answerOf(this.client.POST(`${LETTERS}/release`, { params, body }));
    return whole(answer, { of: 'POST release', fields: ['released'] });
  }

  async letterCounts(campaign: string): Promise<Record<string, number>> {
    return (await this.letters(campaign, { limit: 1 })).counts;
  }

  /** All that are in a state now. */
  lettersIn(campaign: string, state: 'waiting' | 'ready' | 'sending'): Promise<LetterLine[]> {
    return allOf((cursor) => this.letters(campaign, { state, limit: PAGE, cursor }));
  }

  allLetters(campaign: string): Promise<LetterLine[]> {
    return allOf((cursor) => this.letters(campaign, { limit: PAGE, cursor }));
  }

  /** Whether one filing counts yet, by its id. */
  async filing(target: Target, filing: string) {
    const params = { path: { ...target, filing } };
    const answer = await answerOf(this.client.GET(`${OF_UNIT}/filings/{filing}`, { params }));
    return whole(answer, { of: `GET ${filing}`, fields: ['outcome'] });
  }

  async evaluation(path: Target): Promise<WholeEvaluation> {
    const { evaluation } = await answerOf(this.client.GET(OF_UNIT, { params: { path } }));
    const of = `GET ${path.unit}`;
    const { obligations, ...rest } = whole(evaluation, { of, fields: ['held', 'timeline'] });
    return {
      ...rest,
      obligations: obligations.map((each) => whole(each, { of, fields: ['status', 'versions'] })),
    };
  }

  async filings(path: Target): Promise<WholeFiling[]> {
    const { items } = await answerOf(this.client.GET(`${OF_UNIT}/filings`, { params: { path } }));
    const of = `GET ${path.unit}/filings`;
    return items.map((each) => whole(each, { of, fields: ['outcome', 'receivedAt', 'storedAt'] }));
  }

  private letters(campaign: string, query: NonNullable<LettersQuery>) {
    const params = { path: { campaign }, query };
    return answerOf(this.client.GET('/api/v1/campaigns/{campaign}/letters', { params }));
  }
}

/** Everything that page after page has. */
async function allOf<Row>(
  page: (cursor: string | undefined) => Promise<{ items: Row[]; nextCursor?: string }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await page(cursor);
    rows.push(...items);
    if (nextCursor === undefined) return rows;
    cursor = nextCursor;
  }
}

/** One unit of one campaign. */
export interface Target {
  campaign: string;
  unit: string;
}

const LETTERS = '/api/v1/campaigns/{campaign}/letters';
const OF_UNIT = '/api/v1/campaigns/{campaign}/evaluations/{unit}';
type OfUnit = typeof OF_UNIT;

/** What is posted to an address. */
type BodyOf<Path extends keyof paths> = paths[Path] extends {
  post: { requestBody: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;

export type DocumentBody = BodyOf<'/api/v1/campaigns/{campaign}/documents'>;

type LettersQuery = paths['/api/v1/campaigns/{campaign}/letters']['get']['parameters']['query'];

export type WholeFiling = With<FilingLine, 'outcome' | 'receivedAt' | 'storedAt'>;

export type WholeEvaluation = Omit<With<Evaluation, 'held' | 'timeline'>, 'obligations'> & {
  obligations: With<Obligation, 'status' | 'versions'>[];
};
