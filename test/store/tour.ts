import type { Store } from '../../store/store';
import { CAMPAIGN, ENDED_AT } from '../fixtures/campaign';

/** All that the service asks of its store, once each. */
export type Tour = {
  [Repository in Exclude<keyof Store, 'ping' | 'close'>]: Record<
    Exclude<keyof Store[Repository], 'createIndexes'>,
    () => Promise<unknown> | AsyncIterable<unknown>
  >;
};

const AT = '2013-11-01T01:00:00.000Z';
const unit = { campaign: CAMPAIGN, unit: 'so-y-te' };
const owed = { ...unit, step: 'self-review', party: 'so-y-te' } as const;
const sent = { sender: 'he-thong', campaign: CAMPAIGN, id: 'f' };
const reset = { _id: 'a', by: 'b', actor: 'x', reason: 'x', at: AT, expiresAt: AT };
/** Queries explain the same whatever documents there are, so that these need not be whole. */
const any = <Whatever>(document: object): Whatever => document as Whatever;

/** The first page of what is unanswered, and one after it. */
async function bothPages({
  undelivered,
}: Pick<Store['filings' | 'decisions'], 'undelivered'>): Promise<void> {
  await undelivered({ storedBefore: AT, limit: 9 });
  await undelivered({ storedBefore: AT, after: { storedAtReal: AT, _id: 'x' }, limit: 9 });
}

export const tourOf = (store: Store): Tour => ({
  campaigns: {
    insert: () => store.campaigns.insert(any({ _id: 'x', clock: { kind: 'real' } })),
    get: () => store.campaigns.get(CAMPAIGN),
    among: () => store.campaigns.among([CAMPAIGN, 'x']),
    list: () => store.campaigns.list(),
    open: () => store.campaigns.open(),
    reopen: () => store.campaigns.reopen('x'),
    setState: () => store.campaigns.setState({ campaign: 'x', state: 'closed', endedAtReal: ENDED_AT }),
    noteOpening: () => store.campaigns.noteOpening({ campaign: CAMPAIGN, stored: 1 }),
    endOpening: () => store.campaigns.endOpening('x'),
    setSending: () => store.campaigns.setSending({ campaign: 'x', sending: 'held' }),
    moveClock: () => store.campaigns.moveClock({ campaign: CAMPAIGN, to: AT }),
    settleClock: () => store.campaigns.settleClock({ campaign: CAMPAIGN, through: AT }),
    setClock: () => store.campaigns.setClock({ campaign: CAMPAIGN, standsAt: AT, playedThrough: null }),
  },
  registerPages: {
    insert: () => store.registerPages.insert({ campaign: 'x', page: 0, packed: new Uint8Array() }),
    get: () => store.registerPages.get({ campaign: CAMPAIGN, page: 0 }),
    remove: () => store.registerPages.remove({ campaign: CAMPAIGN, pages: 1 }),
  },
  register: {
    insertAll: () => store.register.insertAll({ units: [], people: [], parties: [], codes: [] }),
    unitsSlice: () => store.register.unitsSlice({ campaign: CAMPAIGN, offset: 0, limit: 2 }),
    unitIdsSlice: () => store.register.unitIdsSlice({ campaign: CAMPAIGN, offset: 0, limit: 2 }),
    unitsNamed: () => store.register.unitsNamed({ campaign: CAMPAIGN, parties: ['so-y-te'] }),
    unit: () => store.register.unit(unit),
    partyOfCode: () => store.register.partyOfCode({ campaign: CAMPAIGN, code: 'H19' }),
    party: () => store.register.party({ campaign: CAMPAIGN, party: 'so-y-te' }),
    person: () => store.register.person({ campaign: CAMPAIGN, person: 'y-te' }),
    peopleNamed: () => store.register.peopleNamed({ campaign: CAMPAIGN, people: ['p'] }),
    peopleAt: () => store.register.peopleAt('y-te@example.vn'),
    nameAccounts: () => store.register.nameAccounts(),
    peopleOf: () => store.register.peopleOf(CAMPAIGN),
    peopleAtParties: () => store.register.peopleAtParties({ campaign: CAMPAIGN, parties: ['so-y-te'] }),
    rolesOf: async () => {
      await store.register.rolesOf({ campaign: CAMPAIGN });
      await store.register.rolesOf({ campaign: CAMPAIGN, parties: ['so-y-te', 'so-noi-vu'] });
    },
    partiesOf: () => store.register.partiesOf(CAMPAIGN),
    namesOf: () => store.register.namesOf({ campaign: CAMPAIGN, parties: ['so-y-te'] }),
    partyIds: () => store.register.partyIds(),
    markAddressRefused: () =>
      store.register.markAddressRefused({ campaign: CAMPAIGN, person: 'x', email: 'x', at: AT, reason: 'x' }),
    mendAddress: () =>
      store.register.mendAddress({
        campaign: CAMPAIGN,
        person: 'x',
        email: 'y',
        mended: { at: AT, by: 'x', reason: 'x', from: 'x' },
      }),
    clearAddressRefused: () =>
      store.register.clearAddressRefused({ campaign: CAMPAIGN, person: 'x', email: 'x' }),
    addressesRefused: () => store.register.addressesRefused(CAMPAIGN),
  },
  filings: {
    insert: () => store.filings.insert(any({ _id: 'x', campaign: 'x', unit: 'x' })),
    get: () => store.filings.get({ ...unit, id: 'f' }),
    setAnswer: () => store.filings.setAnswer({ ...unit, id: 'f', answer: { outcome: 'held', revision: 1 } }),
    setAnswers: () =>
      store.filings.setAnswers([{ ...unit, id: 'f', answer: { outcome: 'held', revision: 1 } }]),
    heldOf: () => store.filings.heldOf(unit),
    announcementsOf: () =>
      store.filings.announcementsOf({ campaign: CAMPAIGN, units: ['so-y-te', 'so-noi-vu'] }),
    versionsOf: () =>
      store.filings.versionsOf({ ...unit, step: 'self-review', party: 'so-y-te', kind: 'filing' }),
    markSignalled: () => store.filings.markSignalled({ ...unit, id: 'f', at: AT }),
    undelivered: () => bothPages(store.filings),
    undeliveredOf: () => store.filings.undeliveredOf(unit),
    answersSince: () => store.filings.answersSince({ campaign: CAMPAIGN, since: AT }),
    headsOf: () => store.filings.headsOf({ campaign: CAMPAIGN, units: ['so-y-te', 'so-noi-vu'] }),
    marked: () => store.filings.marked({ campaign: CAMPAIGN, after: 'a', limit: 5 }),
    levelsOf: () => store.filings.levelsOf({ campaign: CAMPAIGN, units: ['so-y-te', 'so-noi-vu'] }),
    papers: async () => {
      await store.filings.papers({ campaign: CAMPAIGN, from: AT, before: AT, limit: 9 });
      await store.filings.papers({ campaign: CAMPAIGN, waiting: true, limit: 9 });
    },
    papersOf: () => store.filings.papersOf({ campaign: CAMPAIGN, party: 'so-y-te' }),
    replacing: () => store.filings.replacing({ campaign: CAMPAIGN, ids: ['x', 'y'] }),
    byEvaluation: () => store.filings.byEvaluation(unit),
    ofParty: () =>
      store.filings.ofParty({ campaign: CAMPAIGN, units: ['so-y-te'], step: owed.step, party: owed.party }),
    ofParties: () =>
      store.filings.ofParties({ campaign: CAMPAIGN, units: ['so-y-te'], parties: ['so-y-te', 'so-noi-vu'] }),
  },
  decisions: {
    insert: () => store.decisions.insert(any({ _id: 'x', campaign: 'x', unit: 'x' })),
    replaceRefused: () => store.decisions.replaceRefused(any({ _id: 'y', campaign: 'x' })),
    get: () => store.decisions.get({ ...unit, document: 'd' }),
    setAnswer: () =>
      store.decisions.setAnswer({ ...unit, document: 'd', answer: { outcome: 'accepted', revision: 1 } }),
    undelivered: () => bothPages(store.decisions),
    undeliveredOf: () => store.decisions.undeliveredOf(unit),
    answersSince: () => store.decisions.answersSince({ campaign: CAMPAIGN, since: AT }),
    takenOf: () => store.decisions.takenOf({ campaign: CAMPAIGN, units: ['so-y-te'] }),
    acceptedOf: () =>
      store.decisions.acceptedOf({ campaign: CAMPAIGN, units: ['so-y-te'], kinds: ['waiver', 'lifting'] }),
    voidingsOf: () => store.decisions.voidingsOf({ campaign: CAMPAIGN, units: ['so-y-te', 'so-noi-vu'] }),
    page: async () => {
      for (const more of [{}, { unit: 'so-y-te' }, { document: 'd' }, { unit: 'so-y-te', document: 'd' }]) {
        const filter = { campaign: CAMPAIGN, kinds: ['synthesis', 'remarks'] as const, ...more };
        await store.decisions.page({ filter, after: 'a', limit: 5 });
        const submitted = { ...filter, onlyAccepted: ['synthesis'] as const };
        await store.decisions.page({ filter: submitted, after: 'a', limit: 5 });
      }
    },
    byEvaluation: () => store.decisions.byEvaluation(unit),
  },
  evaluations: {
    insertFirst: () => store.evaluations.insertFirst(any({ _id: 'x', changes: 1 })),
    upsertIfNewer: () => store.evaluations.upsertIfNewer(any({ _id: 'x', changes: 2 })),
    upsertAllIfNewer: () => store.evaluations.upsertAllIfNewer([any({ _id: 'x', changes: 2 })]),
    get: () => store.evaluations.get(unit),
    rowOf: () => store.evaluations.rowOf(unit),
    rowsOf: () => store.evaluations.rowsOf({ campaign: CAMPAIGN, units: ['so-y-te'] }),
    ledgerOf: () => store.evaluations.ledgerOf(unit),
    openOf: () => store.evaluations.openOf({ campaign: CAMPAIGN, units: ['so-y-te'] }),
    eachOpen: () => store.evaluations.eachOpen(CAMPAIGN),
    closedOf: () => store.evaluations.closedOf({ campaign: CAMPAIGN, units: ['so-y-te'] }),
    countBehind: () => store.evaluations.countBehind({ campaign: CAMPAIGN, at: AT }),
    behindOf: () => store.evaluations.behindOf({ campaign: CAMPAIGN, at: AT, limit: 2 }),
    revisionsOf: () => store.evaluations.revisionsOf({ campaign: CAMPAIGN, units: ['so-y-te'] }),
    hasAny: () => store.evaluations.hasAny(CAMPAIGN),
    rowsById: () => store.evaluations.rowsById(['c/a']),
    standingsOf: () => store.evaluations.standingsOf(['c/a']),
    writtenSince: () => store.evaluations.writtenSince({ campaign: CAMPAIGN, since: new Date() }),
    hasOpen: () => store.evaluations.hasOpen(CAMPAIGN),
    eachOwedBy: () => store.evaluations.eachOwedBy({ campaign: CAMPAIGN, parties: ['so-y-te'] }),
    owedBy: () => store.evaluations.owedBy({ campaign: CAMPAIGN, parties: ['so-y-te', 'so-noi-vu'] }),
    countOpen: () => store.evaluations.countOpen(CAMPAIGN),
  },
  notices: {
    insertMany: () => store.notices.insertMany([any({ _id: 'x', round: null })]),
    claim: () => store.notices.claim({ campaign: CAMPAIGN, at: AT, round: 'r' }),
    release: () => store.notices.release({ ids: ['x'], round: 'r' }),
    ofRound: () => store.notices.ofRound('r'),
    countStragglers: () => store.notices.countStragglers({ round: 'r', before: AT }),
    hasAny: () => store.notices.hasAny({ campaign: CAMPAIGN, at: AT, round: 'r' }),
    firstPending: () => store.notices.firstPending(CAMPAIGN),
    countPending: () => store.notices.countPending(CAMPAIGN),
  },
  rounds: {
    insert: () => store.rounds.insert({ _id: 'r', campaign: CAMPAIGN, at: AT, stragglers: 0 }),
    get: () => store.rounds.get('r'),
    setCounts: () => store.rounds.setCounts({ round: 'r', letters: 1, unreachable: 0 }),
    unfinished: () => store.rounds.unfinished(CAMPAIGN),
    last: () => store.rounds.last(CAMPAIGN),
    list: () => store.rounds.list(CAMPAIGN),
  },
  letters: {
    insertOnly: () => store.letters.insertOnly([any({ _id: 'l', campaign: CAMPAIGN })]),
    get: () => store.letters.get('l'),
    page: async () => {
      const filters = [{}, { state: 'sent' }, { person: 'y-te' }] as const;
      for (const filter of filters) {
        await store.letters.page({ filter: { campaign: CAMPAIGN, ...filter }, limit: 5 });
      }
    },
    ofRound: () => store.letters.ofRound('r'),
    hasReady: () => store.letters.hasReady({ campaign: CAMPAIGN, after: '' }),
    readyAfter: () => store.letters.readyAfter({ campaign: CAMPAIGN, after: '', limit: 5 }),
    waitingSince: () => store.letters.waitingSince({ campaign: CAMPAIGN, at: AT }),
    ofUnit: () => store.letters.ofUnit({ campaign: CAMPAIGN, unit: 'so-y-te' }),
    askingOf: () => store.letters.askingOf({ campaign: CAMPAIGN, people: ['chuyen-vien', 'truong-phong'] }),
    some: () => store.letters.some({ campaign: CAMPAIGN, letters: ['l'] }),
    release: () => store.letters.release({ letter: 'l', by: 'x', at: AT, digest: 'd' }),
    decline: () => store.letters.decline({ letter: 'l', by: 'x', at: AT, reason: 'r' }),
    countByState: () => store.letters.countByState(CAMPAIGN),
    each: () => store.letters.each({ campaign: CAMPAIGN }),
    countUnended: () => store.letters.countUnended(CAMPAIGN),
    beginSending: () => store.letters.beginSending('l'),
    markSent: () =>
      store.letters.markSent({
        letter: 'l',
        sentAt: AT,
        sentAtReal: AT,
        messageId: 'm',
        subject: 's',
        sentItems: [],
      }),
    markWithdrawn: () => store.letters.markWithdrawn({ letter: 'l', because: 'not-owed' }),
    withdrawWaiting: () => store.letters.withdrawWaiting({ letters: ['l'], because: 'evaluation-closed' }),
    withdrawAll: () => store.letters.withdrawAll('x'),
    stopWaiting: () => store.letters.stopWaiting(['l']),
    markFailed: () => store.letters.markFailed({ letter: 'l', error: 'x', because: 'letter-refused' }),
    sendAgain: () => store.letters.sendAgain({ letter: 'l', campaign: CAMPAIGN, person: 'x', at: AT }),
    markReadyAgain: () => store.letters.markReadyAgain({ letter: 'l', error: 'x', inDoubt: false }),
  },
  drafts: {
    get: () => store.drafts.get(owed),
    insert: () => store.drafts.insert({ draft: any({ _id: 'x', revision: 1 }), isOpen: true }),
    replace: () => store.drafts.replace({ draft: any({ _id: 'x', revision: 2 }), isOpen: true }),
    remove: () => store.drafts.remove({ ...owed, revision: 1 }),
    removeFiled: () => store.drafts.removeFiled({ ...owed, filing: 'f', storedAt: AT }),
    ofParty: () => store.drafts.ofParty({ campaign: CAMPAIGN, step: owed.step, party: owed.party }),
    headsOf: () => store.drafts.headsOf({ campaign: CAMPAIGN, parties: ['so-y-te', 'so-noi-vu'] }),
    closeOf: () => store.drafts.closeOf(unit),
    reopenOf: () => store.drafts.reopenOf(unit),
  },
  files: {
    insert: () => store.files.insert(any({ _id: 'x', parts: 1, state: 'open' })),
    get: () => store.files.get('x'),
    among: () => store.files.among(['x', 'y']),
    of: () => store.files.of(owed),
    ofParty: () => store.files.ofParty(owed),
    insertPart: () => store.files.insertPart({ _id: 'x' }, { n: 1, sha256: 'x', bytes: new Uint8Array(1) }),
    partsOf: () => store.files.partsOf(['x', 'y']),
    bytesOf: () => store.files.bytesOf({ file: 'x', n: 1 }),
    complete: () => store.files.complete({ _id: 'x', kind: 'pdf', scan: 'none', completedAt: AT }),
    keep: () => store.files.keep({ _id: 'x', parts: 1 }),
    keepForDraft: () => store.files.keepForDraft({ ...owed, ids: ['x', 'y'] }),
    remove: () => store.files.remove({ _id: 'x', parts: 1 }),
    all: () => store.files.all(),
  },
  letterLinks: {
    insertAll: () => store.letterLinks.insertAll([any({ _id: 'l', code: 'BCDFGHJK', createdAt: AT })]),
    get: () => store.letterLinks.get('l'),
    ofCode: () => store.letterLinks.ofCode('BCDFGHJK'),
  },
  ends: {
    notice: () => store.ends.notice(any({ _id: 'x', campaign: 'x', workflowId: 'x', restartedAt: null })),
    restarted: () => store.ends.restarted({ workflowId: 'x', at: AT }),
    countWaiting: () => store.ends.countWaiting(CAMPAIGN),
    last: () => store.ends.last({ campaign: CAMPAIGN, limit: 3 }),
    countByWhat: () => store.ends.countByWhat(),
  },
  rehearsalOrders: {
    insert: () => store.rehearsalOrders.insert(any({ _id: 'x', state: 'asked', askedAt: AT })),
    get: () => store.rehearsalOrders.get('x'),
    newest: () => store.rehearsalOrders.newest(9),
    open: () => store.rehearsalOrders.open(),
    take: () => store.rehearsalOrders.take({ campaign: 'x', player: 'y', at: AT }),
    end: () => store.rehearsalOrders.end({ campaign: 'x', state: 'stopped', at: AT }),
  },
  pulses: {
    raise: () => store.pulses.raise({ campaign: CAMPAIGN, pulses: ['letters'], buckets: [7] }),
    of: () => store.pulses.of([CAMPAIGN, 'x']),
  },
  leases: {
    holder: () => store.leases.holder({ lease: 'x', now: AT }),
    take: () => store.leases.take({ lease: 'l', holder: 'h', now: AT, until: AT }),
    giveBack: () => store.leases.giveBack({ lease: 'l', holder: 'h', now: AT }),
  },
  keys: {
    create: () => store.keys.create(any({ _id: 'k', party: 'so-y-te', createdAt: AT })),
    find: () => store.keys.find('k'),
    revoke: () => store.keys.revoke({ id: 'k', at: AT }),
    markUsed: () => store.keys.markUsed({ id: 'k', at: AT }),
    list: () => store.keys.list(),
    countAdministrators: () => store.keys.countAdministrators(AT),
    firstOnes: () => store.keys.firstOnes(AT),
  },
  idempotency: {
    insert: () => store.idempotency.insert(any({ _id: 'i' })),
    get: () => store.idempotency.get('i'),
    replace: () => store.idempotency.replace({ attempt: 'a', document: any({ _id: 'j' }) }),
    release: () => store.idempotency.release(any({ _id: 'i', attempt: 'a' }), AT),
    free: () => store.idempotency.free(any({ _id: 'i', attempt: 'a' }), AT),
  },
  senders: {
    create: () => store.senders.create(any({ _id: 's', revision: 1 })),
    get: () => store.senders.get('s'),
    change: () => store.senders.change(any({ _id: 's', revision: 1 }), { parties: [] }),
    list: () => store.senders.list(),
  },
  webhooks: {
    insert: () => store.webhooks.insert({ ...sent, webhookId: 'w', bodyDigest: 'd', at: AT }),
    withdraw: () => store.webhooks.withdraw({ ...sent, webhookId: 'w', bodyDigest: 'd' }),
    get: () => store.webhooks.get({ sender: 'he-thong', webhookId: 'w' }),
  },
  claims: {
    insert: () => store.claims.insert({ ...sent, digest: 'd', unit: null }),
    get: () => store.claims.get(sent),
  },
  parked: {
    insert: () => store.parked.insert(any({ _id: 'p', campaign: CAMPAIGN, state: 'parked' })),
    get: () => store.parked.get(sent),
    list: () => store.parked.list({ campaign: CAMPAIGN, states: ['parked', 'assigning'] }),
    assign: () =>
      store.parked.assign(sent, { by: 'x', at: AT, assigned: { unit: 'so-y-te', reviewer: 'so-noi-vu' } }),
    markAssigned: () => store.parked.markAssigned(sent),
    dismiss: () => store.parked.dismiss(sent, { by: 'x', at: AT, reason: 'x' }),
  },
  attempts: {
    append: () => store.attempts.append(any({ _id: 'a', sender: 'he-thong', at: AT })),
    newest: () => store.attempts.newest({ sender: 'he-thong', limit: 5 }),
  },
  accounts: {
    insert: () =>
      store.accounts.insert({
        _id: 'a',
        address: 'y-te@example.vn',
        name: 'x',
        roles: ['it'],
        epoch: 1,
        createdAt: AT,
        recoveryCodes: ['h'],
      }),
    get: () => store.accounts.get('a'),
    at: () => store.accounts.at('y-te@example.vn'),
    list: () => store.accounts.list({ after: 'a', limit: 5 }),
    withBelongings: () => store.accounts.withBelongings(['a', 'b']),
    granted: () => store.accounts.granted({ after: 'a', limit: 5 }),
    holding: () => store.accounts.holding(['it', 'administrator']),
    change: () => store.accounts.change({ _id: 'a', epoch: 1 }, { totp: 'x' }),
    changeAndEnd: () => store.accounts.changeAndEnd({ _id: 'a', epoch: 1 }, { password: 'x' }, ['totp']),
    takeRecoveryCode: () => store.accounts.takeRecoveryCode({ id: 'a', hash: 'h' }),
    insertIdentity: () =>
      store.accounts.insertIdentity({ _id: 'i', account: 'a', issuer: 'u', linkedAt: AT }),
    identity: () => store.accounts.identity('i'),
    identitiesOf: () => store.accounts.identitiesOf('a'),
    removeIdentity: () => store.accounts.removeIdentity('i'),
    insertSetup: () => store.accounts.insertSetup({ _id: 'u', account: 'a', epoch: 1, expiresAt: AT }),
    setup: () => store.accounts.setup('u'),
    takeSetup: () => store.accounts.takeSetup('u'),
    setupsOf: () => store.accounts.setupsOf('a'),
    insertReset: () => store.accounts.insertReset(reset),
    reset: () => store.accounts.reset('a'),
    resets: () => store.accounts.resets(),
    takeReset: () => store.accounts.takeReset(reset),
    forgetAll: () => store.accounts.forgetAll(),
  },
  signIn: {
    insertSession: () =>
      store.signIn.insertSession({
        _id: 's',
        account: 'y-te@example.vn',
        name: 'x',
        realm: 'all',
        strength: 'code',
        method: 'code',
        accountId: 'a',
        epoch: 1,
        device: 'Chrome, Windows',
        from: '10.0.0.1',
        createdAt: AT,
        seenAt: AT,
        endsAt: AT,
      }),
    session: () => store.signIn.session('s'),
    signedIn: () => store.signIn.signedIn('s'),
    sessionsOf: () => store.signIn.sessionsOf('y-te@example.vn'),
    markSeen: () => store.signIn.markSeen({ id: 's', at: AT }),
    markConfirmed: () => store.signIn.markConfirmed({ id: 's', at: AT }),
    endSession: () => store.signIn.endSession('s'),
    insertCode: () => store.signIn.insertCode(any({ _id: 'c', expiresAt: AT })),
    code: () => store.signIn.code('c'),
    takeCode: () => store.signIn.takeCode('c'),
    insertOidcRequest: () => store.signIn.insertOidcRequest({ _id: 'o', returnTo: '/viec', expiresAt: AT }),
    oidcRequest: () => store.signIn.oidcRequest('o'),
    takeOidcRequest: () => store.signIn.takeOidcRequest('o'),
    insertTrialLink: () => store.signIn.insertTrialLink({ _id: 'l', trial: 'x', expiresAt: AT }),
    trialLink: () => store.signIn.trialLink('l'),
    takeTrialLink: () => store.signIn.takeTrialLink('l'),
    forgetAll: () => store.signIn.forgetAll(),
    takeSlot: () => store.signIn.takeSlot({ of: 'x', count: 2, until: AT }),
  },
  audit: {
    append: () => store.audit.append({ _id: 'a', at: AT, actor: 'x', action: 'waiver' }),
    setCount: () => store.audit.setCount({ id: 'a', count: 2, lastAt: AT }),
    list: async () => {
      await store.audit.list({ campaign: CAMPAIGN, limit: 5 });
      await store.audit.list({ limit: 5 });
    },
    page: async () => {
      const [campaign, unit, who, action] = [CAMPAIGN, 'so-y-te', 'x', 'waiver'];
      const filters = [{}, { who }, { action }, { campaign }, { unit }, { who, action, campaign, unit }];
      for (const filter of filters) {
        for (const range of [{}, { from: AT, to: AT }]) {
          await store.audit.page({ filter: { ...filter, ...range }, limit: 5 });
          await store.audit.page({ filter: { ...filter, ...range }, after: { at: AT, id: 'x' }, limit: 5 });
        }
      }
    },
    nameOlder: () => store.audit.nameOlder(),
  },
  tallies: {
    add: () => store.tallies.add({ campaign: 'x', sent: 1 }),
    get: () => store.tallies.get('x'),
    set: () => store.tallies.set(any({ _id: 'x' })),
  },
  lately: {
    campaign: () => store.lately.campaign(CAMPAIGN),
    campaigns: () => store.lately.campaigns([CAMPAIGN]),
    key: () => store.lately.key('k'),
    sender: () => store.lately.sender('he-thong'),
    open: () => store.lately.open(),
    signedIn: () => store.lately.signedIn('s'),
  },
});
