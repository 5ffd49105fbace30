import { API_PREFIX } from '../../config/api-prefix';
import type { SenderDocument } from '../../store/documents/sender';
import { redeliver } from '../../use-cases/filings/redeliver';
import { ATTEMPTS_KEPT_DAYS } from '../../use-cases/senders/attempt-log';
import { faultsOfParties } from '../../use-cases/senders/known-parties';
import { newSender } from '../../use-cases/senders/new-sender';
import {
  addSecret,
  createSender,
  findSender,
  retireSecret,
  revokeSender,
  setParties,
} from '../../use-cases/senders/senders';
import { type Answer, endpoint, ok } from '../http/endpoint';
import { etagOf } from '../http/precondition';
import { fateAnswer } from './fate';
import { attemptsQuery, retireSecretBody, senderParams, senderPartiesBody, webhookParams } from './request';
import {
  attemptLine,
  attemptsAnswer,
  newSecretAnswer,
  senderAnswer,
  senderLine,
  sendersAnswer,
  withNewSecret,
} from './response';

/** With its ETag, so that it is not changed by somebody who has seen an older one. */
const answered = (sender: SenderDocument): Answer =>
  ok(senderLine(sender), { ETag: etagOf(sender.revision) });

export const senderEndpoints = [
  endpoint({
    operation: 'createSender',
    method: 'post',
    path: '/senders',
    summary: 'Registers another system; its secret is shown only once',
    body: newSender,
    answers: { 201: newSecretAnswer },
    alsoWrong: ({ body }, { store }) => faultsOfParties(store, body),
    problems: [409],
    handle: async ({ body, actor }, deps) => ({
      status: 201,
      body: withNewSecret(await createSender(deps, { sender: body, actor })),
      headers: { Location: `${API_PREFIX}/senders/${body.id}` },
    }),
  }),
  endpoint({
    operation: 'listSenders',
    method: 'get',
    path: '/senders',
    summary: 'All senders, without their secrets',
    answers: { 200: sendersAnswer },
    handle: async (_asked, { store }) => ok({ items: (await store.senders.list()).map(senderLine) }),
  }),
  endpoint({
    operation: 'getSender',
    method: 'get',
    path: '/senders/:sender',
    summary: 'One sender, without its secrets',
    params: senderParams,
    answers: { 200: senderAnswer },
    handle: async ({ params }, deps) => answered(await findSender(deps, params.sender)),
  }),
  endpoint({
    operation: 'setSenderParties',
    method: 'post',
    path: '/senders/:sender/parties',
    summary: 'Replaces the list of parties that a sender speaks for',
    params: senderParams,
    body: senderPartiesBody,
    answers: { 200: senderAnswer },
    alsoWrong: ({ body }, { store }) => faultsOfParties(store, body),
    problems: [409],
    conditional: true,
    handle: async ({ params, body, actor, precondition }, deps) =>
      answered(await setParties(deps, { ...params, ...body, actor, seen: precondition.seen })),
  }),
  endpoint({
    operation: 'rotateSenderSecret',
    method: 'post',
    path: '/senders/:sender/rotate',
    summary: 'Adds a second secret, shown only once',
    params: senderParams,
    answers: { 201: newSecretAnswer },
    problems: [409],
    conditional: true,
    handle: async ({ params, actor, precondition }, deps) => ({
      status: 201,
      body: withNewSecret(await addSecret(deps, { ...params, actor, seen: precondition.seen })),
    }),
  }),
  endpoint({
    operation: 'retireSenderSecret',
    method: 'post',
    path: '/senders/:sender/retire',
    summary: 'Retires one of two secrets',
    params: senderParams,
    body: retireSecretBody,
    answers: { 200: senderAnswer },
    problems: [409],
    conditional: true,
    handle: async ({ params, body, actor, precondition }, deps) =>
      answered(await retireSecret(deps, { ...params, ...body, actor, seen: precondition.seen })),
  }),
  endpoint({
    operation: 'revokeSender',
    method: 'post',
    path: '/senders/:sender/revoke',
    summary: 'Revokes a sender and deletes its secrets',
    params: senderParams,
    answers: { 200: senderAnswer },
    problems: [409],
    conditional: true,
    handle: async ({ params, actor, precondition }, deps) =>
      answered(await revokeSender(deps, { ...params, actor, seen: precondition.seen })),
  }),
  endpoint({
    operation: 'listDeliveries',
    method: 'get',
    path: '/senders/:sender/deliveries',
    summary: 'Messages of a sender, newest first, without contents',
    params: senderParams,
    query: attemptsQuery,
    answers: { 200: attemptsAnswer },
    async handle({ params, query }, deps) {
      const { _id: sender } = await findSender(deps, params.sender);
      const attempts = await deps.store.attempts.newest({ sender, ...query });
      return ok({ keptDays: ATTEMPTS_KEPT_DAYS, items: attempts.map(attemptLine) });
    },
  }),
  endpoint({
    operation: 'replayDelivery',
    method: 'post',
    path: '/senders/:sender/deliveries/:webhook/replay',
    summary: "Redelivers a message's filing to its evaluation",
    params: webhookParams,
    answers: { 200: fateAnswer, 202: fateAnswer },
    problems: [409],
    async handle({ params: { sender, webhook: webhookId }, actor }, deps) {
      const fate = await redeliver(deps, { sender, webhookId, actor });
      return { status: fate.outcome === 'pending' ? 202 : 200, body: fate };
    },
  }),
];
