import type { FaceSetting } from '../config/face-at';
import type { Refusals } from '../use-cases/audit-refusals';
import type { Deps } from '../use-cases/deps';
import type { SignInDeps } from '../use-cases/sign-in/deps';
import type { Answer, Endpoint } from './http/endpoint';
import type { Streams } from './live/streams';
import type { ApiMetrics } from './metrics';

/** Everything that the API works with; made by `run-api.ts`, or by a test. */
export interface ApiDeps extends Deps {
  metrics: ApiMetrics;
  /** Embedded parts in use: their presence is «chế độ thử nghiệm». */
  trial: readonly string[];
  /** For people, on the first page. */
  links: { mailbox?: string | undefined; temporalUi?: string | undefined };
  /** What has to be set before letters have links. */
  notSet?: readonly FaceSetting[];
  limits: {
    /** Requests that one key may make in a minute, at this process. */
    requestsPerMinute: number;
    /** How often one address may come without a valid key in a minute, at this process. */
    refusalsPerMinute: number;
    /** What one address may ask in a minute of what needs no key, at this process. */
    openRequestsPerMinute: number;
    /** Messages of one sender in a minute, at this process. */
    webhooksPerMinute: number;
    /** Proxies whose word on where a request comes from counts. */
    trustProxy?: string | undefined;
  };
  /** By which pages are told of changes. */
  streams: Streams;
  /** Where refusals are recorded. */
  refusals: Refusals;
  /** How people sign in. */
  signIn: Omit<SignInDeps, 'store' | 'now' | 'logger'>;
  /** Told of every answer before fields are left out; how the tests hold answers to their schemas. */
  onAnswer?: (endpoint: Endpoint, answer: Answer) => void;
}
