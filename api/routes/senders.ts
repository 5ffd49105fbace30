import { KEPT_DAYS } from '../hooks/attempt-log';
import { answerReplayed, replayWebhook } from '../hooks/replay';
import { endpoint, ok } from '../http/endpoint';
import { attemptLine, senderLine, withNewSecret } from '../present/sender';
import {
  attemptsQuery,
  createSenderBody,
  retireSecretBody,
  senderParams,
  senderPartiesBody,
  webhookParams,
} from '../schemas/senders';
import {
  addSecret,
  createSender,
  findSender,
  retireSecret,
  revokeSender,
  setParties,
} from '../use-cases/senders';

export const senderEndpoints = [
  endpoint({
    method: 'post',
    path: '/senders',
    summary: 'Registers another system; its secret is shown this once',
    body: createSenderBody,
    handle: async ({ body, actor }, deps) => ({
      status: 201,
      body: withNewSecret(await createSender(deps, { body, actor })),
      headers: { Location: `/api/v1/senders/${body.id}` },
    }),
  }),
  endpoint({
    method: 'get',
    path: '/senders',
    summary: 'All senders, without their secrets',
    handle: async (_asked, { store }) => ok({ items: (await store.senders.list()).map(senderLine) }),
  }),
  endpoint({
    method: 'get',
    path: '/senders/:sender',
    summary: 'One sender, without its secrets',
    params: senderParams,
    handle: async ({ params }, deps) => ok(senderLine(await findSender(deps, params.sender))),
  }),
  endpoint({
    method: 'post',
    path: '/senders/:sender/parties',
    summary: 'Says anew whom a sender speaks for',
    params: senderParams,
    body: senderPartiesBody,
    handle: async ({ params, body, actor }, deps) =>
      ok(senderLine(await setParties(deps, { ...params, ...body, actor }))),
  }),
  endpoint({
    method: 'post',
    path: '/senders/:sender/rotate',
    summary: 'Makes a second secret beside the first, and shows it this once',
    params: senderParams,
    handle: async ({ params, actor }, deps) => ({
      status: 201,
      body: withNewSecret(await addSecret(deps, { ...params, actor })),
    }),
  }),
  endpoint({
    method: 'post',
    path: '/senders/:sender/retire',
    summary: 'Forgets one of two secrets',
    params: senderParams,
    body: retireSecretBody,
    handle: async ({ params, body, actor }, deps) =>
      ok(senderLine(await retireSecret(deps, { ...params, ...body, actor }))),
  }),
  endpoint({
    method: 'post',
    path: '/senders/:sender/revoke',
    summary: 'Refuses a sender from now on, and forgets its secrets',
    params: senderParams,
    handle: async ({ params, actor }, deps) => ok(senderLine(await revokeSender(deps, { ...params, actor }))),
  }),
  endpoint({
    method: 'get',
    path: '/senders/:sender/deliveries',
    summary: 'What came in the name of a sender, the newest first, without contents',
    params: senderParams,
    query: attemptsQuery,
    async handle({ params, query }, deps) {
      const { _id: sender } = await findSender(deps, params.sender);
      const attempts = await deps.store.attempts.newest({ sender, ...query });
      return ok({ keptDays: KEPT_DAYS, items: attempts.map(attemptLine) });
    },
  }),
  endpoint({
    method: 'post',
    path: '/senders/:sender/deliveries/:webhook/replay',
    summary: 'Sends what a message brought to its evaluation again',
    params: webhookParams,
    handle: async ({ params: { sender, webhook: webhookId }, actor }, deps) =>
      answerReplayed(await replayWebhook(deps, { sender, webhookId, actor })),
  }),
];
