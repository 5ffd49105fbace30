import type { Campaign } from '../api-client/schema';
import { API_PREFIX } from '../config/api-prefix';
import { instantAt } from '../domain/calendar';
import type { Language } from '../domain/text';
import type { PlainDate } from '../domain/time';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes';
import { check } from './checker/check';
import { readPlan } from './checker/read-plan';
import { readRegister } from './checker/read-register';
import { type Controls, controlsOf } from './controls';
import { NothingToRehearse, rehearsedFiles } from './files';
import { gather } from './gather';
import { newJournal } from './play/journal';
import { play } from './play/play';
import type { Stage } from './play/stage';
import { registerSystems } from './play/systems';
import { type RehearsalReport, reportOf } from './report/report';
import { lineScreen, type Screen } from './report/screen';
import type { Words } from './report/words';
import { wordsIn } from './report/words-in';
import type { Script } from './script/actions';
import { partiesOfSystems } from './script/systems';
import { writeScript } from './script/write-script';
import { Api } from './service/api';
import { linksOf } from './service/links';
import { watch } from './watch';

/** Real time by which the mailbox's host may be behind this one. */
const CLOCKS_APART_MS = 5 * 60_000;

export interface RehearsalOptions {
  apiUrl: string;
  /** An administrator's. */
  key: string;
  /** Of the captured mailbox; without it the API is asked. */
  mailboxUrl?: string;
  /** Where plans and registers are, if not with the service itself; it has to read the same. */
  configFolder?: string;
  /** Ids of a plan and a register in it. */
  plan: string;
  register: string;
  /** Real minutes for the plan's year, for those who watch; without it as fast as it goes. */
  minutes?: number | undefined;
  /** The day at whose beginning the campaign opens, to rehearse a late opening; else shortly before the plan's. */
  from?: PlainDate | undefined;
  seed: number;
  /** Id of the campaign; else the service gives it one. */
  campaign?: string;
  /** Only for these units anything is filed; the others stay silent, and are decided on all the same. */
  units?: readonly string[];
  /** Temporal's, for the link to it. */
  namespace?: string;
  /** Of what is said while it goes; English unless told otherwise. */
  language?: Language;
  onLine: (text: string) => void;
  /** Instead of `onLine`, where a table can be drawn in place. */
  screen?: Screen;
  /** Called once the campaign is open, for those who watch it at a terminal. */
  onOpened?: (controls: Controls) => void;
  /** Cancels the campaign, politely; the rehearsal then rejects with the signal's reason. */
  signal?: AbortSignal;
}

/**
 * Takes a campaign through its whole year in minutes, through the public API alone, and checks what was sent.
 * Resolves to the report, good or bad. Rejects with `CallFailed` or `DocumentRefused` when the service does not do
 * what it is asked, with `DidNotClose` when somebody else cancels it, and with the signal's reason when that is
 * aborted; the campaign is cancelled then.
 */
export async function rehearse(options: RehearsalOptions): Promise<RehearsalReport> {
  const { apiUrl, key, seed, minutes, from, onLine, units, signal } = options;
  const startedAt = Date.now();
  const { plan, register, planFile, registerFolder } = rehearsedFiles(options);
  const screen = options.screen ?? lineScreen(onLine);
  const words = wordsIn(options.language ?? 'en');
  const api = new Api({ apiUrl, key, signal });
  const links = await linksOf(apiUrl, signal);
  const mailboxUrl = options.mailboxUrl ?? links.mailbox;
  if (mailboxUrl === undefined) {
    throw new NothingToRehearse({
      en: `${apiUrl} names no test mailbox`,
      vi: `${apiUrl} không có hộp thư thử`,
    });
  }

  const begins = from !== undefined && { from: instantAt({ date: from, timeZone: plan.timeZone }) };
  const pace = minutes !== undefined && { minutes };
  const clock = { kind: 'rehearsal' as const, played: true as const, ...pace, ...begins };
  const named = options.campaign !== undefined && { id: options.campaign };
  const unplayed = (id: string) => (error: unknown) =>
    cancelUnplayed({ apiUrl, key, signal, campaign: id, screen, words, error });
  const opening = api.open({ ...named, plan: plan.id, register: register.id, clock });
  // It may be open although nobody has heard so.
  const campaign = await (options.campaign === undefined
    ? opening
    : opening.catch(unplayed(options.campaign)));
  const { id, openedAt } = campaign;
  screen.line(words.lines.opened({ campaign: id, units: register.units.length }));
  options.onOpened?.(controlsOf({ api, campaign: id, screen }));
  const script = writeScript({ seed, plan, register, openedAt, units });
  const journal = newJournal();
  const systemsOf = { apiUrl, key, signal, campaign: id, parties: partiesOfSystems(script.parties) };
  const systems = await registerSystems(systemsOf).catch(unplayed(id));
  try {
    await playToTheEnd({ apiUrl, key, signal, campaign, script, journal, systems, screen, words });
  } finally {
    await quietly(screen, words.lines.keysNotRevoked, async () => systems?.revoke());
  }

  const everybody = register.units.map((unit) => unit.id);
  const since = new Date(startedAt - CLOCKS_APART_MS).toISOString();
  const gathered = await gather({ api, mailboxUrl, campaign, units: everybody, journal, since });
  return reportOf({
    campaign: id,
    seed,
    plan,
    register,
    tookMs: Date.now() - startedAt,
    gathered,
    check: check({
      plan: readPlan(planFile),
      register: readRegister(registerFolder),
      records: gathered.records,
    }),
    journal,
    links: {
      api: `${apiUrl}${API_PREFIX}/campaigns/${id}`,
      mailbox: `${mailboxUrl.replace(/\/$/, '')}/?campaign=${id}`,
      ...(links.temporal !== undefined && {
        temporal: temporalLink({ ui: links.temporal, campaign: id, namespace: options.namespace }),
      }),
    },
  });
}

/** Until the campaign has closed. Whatever stops it earlier, a campaign that nobody plays any more is cancelled. */
async function playToTheEnd({
  apiUrl,
  key,
  signal: stop,
  campaign,
  script,
  journal,
  systems,
  screen,
  words,
}: Pick<RehearsalOptions, 'apiUrl' | 'key' | 'signal'> &
  Pick<Stage, 'journal' | 'systems'> & {
    campaign: Campaign;
    script: Script;
    screen: Screen;
    words: Words;
  }): Promise<void> {
  const over = new AbortController();
  const signal = stop ? AbortSignal.any([stop, over.signal]) : over.signal;
  const observer = new Api({ apiUrl, key, signal });
  const { id } = campaign;
  try {
    const api = new Api({ apiUrl, key: await observer.rehearsalKey(id), signal });
    await Promise.all([
      watch({ api: observer, opened: campaign, screen, words, signal }),
      play(script, { observer, api, campaign: id, journal, systems, signal }),
    ]);
  } catch (error) {
    over.abort(error);
    await cancelUnplayed({ apiUrl, key, signal: stop, campaign: id, screen, words, error });
  }
}

/** Rejects with what stopped the rehearsal. */
async function cancelUnplayed({
  apiUrl,
  key,
  signal,
  campaign,
  screen,
  words,
  error,
}: Pick<RehearsalOptions, 'apiUrl' | 'key' | 'signal'> & {
  campaign: string;
  screen: Screen;
  words: Words;
  error: unknown;
}): Promise<never> {
  const { cancelling, notCancelled } = words.lines;
  screen.line(cancelling(campaign));
  // Its reason stays in the audit, whatever language the terminal has.
  const cancel = () => new Api({ apiUrl, key }).cancel(campaign, { reason: 'Dừng diễn tập' });
  await quietly(screen, notCancelled, cancel);
  throw signal?.aborted ? signal.reason : error;
}

/** A failure that is on its way must not be hidden by another one. */
async function quietly(screen: Screen, what: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    screen.line(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Temporal's list of this campaign's evaluations. */
function temporalLink({
  ui,
  campaign,
  namespace = 'default',
}: {
  ui: string;
  campaign: string;
  namespace?: string | undefined;
}): string {
  const query = encodeURIComponent(`${SEARCH_ATTRIBUTES.campaign}="${campaign}"`);
  return `${ui.replace(/\/$/, '')}/namespaces/${namespace}/workflows?query=${query}`;
}
