import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../api/ask';

export const securityQuery = queryOptions({
  queryKey: ['me', 'security'],
  queryFn: () => ask(api.GET('/api/v1/me/security', {})),
});

export const devicesQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: () => ask(api.GET('/api/v1/me/sessions', {})),
});
