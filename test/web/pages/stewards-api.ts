import { Router } from 'express';
import {
  accounts,
  deliveries,
  devices,
  entries,
  health,
  keys,
  noSecurity,
  security,
  senders,
} from './people';
import type { Standing } from './standing';

const confirmationNeeded = (method: string) => ({
  type: 'urn:cong-vu:problem:confirmation-needed',
  title: 'Cần xác nhận lại danh tính',
  status: 403,
  method,
});

/** The calls of people and of those who look after the service, from the examples. */
export function stewardsApi(standing: Standing): Router {
  const api = Router();
  let isConfirmed = false;
  api.get('/me', (_request, _response, next) => {
    isConfirmed = false;
    next();
  });
  api.get('/me/security', (_request, response) => {
    response.json(standing.viewer === 'steward' ? security : noSecurity);
  });
  api.get('/me/sessions', (_request, response) => {
    response.json({ items: standing.viewer === 'steward' ? devices : devices.slice(0, 1) });
  });
  api.delete('/me/sessions/:session', (_request, response) => void response.status(204).end());
  api.post('/me/sessions/end-others', (_request, response) => void response.status(204).end());
  api.post('/me/confirm', (request, response) => {
    const { password, code } = request.body as { password?: string; code?: string };
    if (password === 'sai mật khẩu') {
      const errors = [{ field: 'password', rule: 'wrong-proof', message: 'Chưa đúng.' }];
      response
        .status(422)
        .json({ type: 'urn:cong-vu:problem:invalid', title: 'Có mục chưa đúng', status: 422, errors });
    } else if (code === '000000') {
      const detail = 'Đề nghị thử lại sau ít phút.';
      response
        .status(429)
        .json({ type: 'urn:cong-vu:problem:limit', title: 'Quá nhiều lần', status: 429, detail });
    } else {
      isConfirmed = true;
      response.status(204).end();
    }
  });
  api.use((request, response, next) => {
    const asks = /^\/(accounts|keys)/.test(request.path) && request.method !== 'GET';
    if (asks && !isConfirmed) response.status(403).json(confirmationNeeded(standing.method));
    else next();
  });
  const one = (id: string) => accounts.find((account) => account.id === id);
  api.get('/accounts', ({ query }, response) => {
    const { address } = query;
    const items = address === undefined ? accounts : accounts.filter((each) => each.address === address);
    response.json({ items, ...(address === undefined && { nextCursor: 'x' }) });
  });
  api.post('/accounts', (request, response) => {
    response.status(201).json({ ...accounts[3], ...request.body, id: '00000000000d' });
  });
  api.get('/accounts/:account', ({ params }, response) => {
    const account = one(params.account);
    if (account) response.json(account);
    else response.status(404).json({ type: 'urn:cong-vu:problem:not-found', title: '404', status: 404 });
  });
  api.get(
    '/accounts/:account/sessions',
    (_request, response) =>
      void response.json({ items: devices.map(({ isThis: _this, ...device }) => device) }),
  );
  api.put('/accounts/:account/roles', (request, response) => {
    response.json({ ...one(request.params.account), roles: request.body.roles });
  });
  api.get('/keys', (_request, response) => void response.json({ items: keys }));
  api.delete('/keys/:key', (_request, response) => void response.json(keys[1]));
  api.get('/senders', (_request, response) => void response.json({ items: senders }));
  api.get('/senders/:sender/deliveries', (_request, response) => void response.json(deliveries));
  api.get('/audit', (_request, response) => void response.json({ items: entries, nextCursor: 'x' }));
  return api;
}

/** Outside the API: whether the service lives. */
export const readyz = (standing: Standing) => ({
  ...health,
  ...(standing.isSick && { ready: false, workflows: 'away', letterLinks: 'off' }),
});
