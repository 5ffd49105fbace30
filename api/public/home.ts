import type { ApiDeps } from '../deps';

/** What a link is found by; its title is for people, and may change. */
type LinkKey = 'api' | 'openapi' | 'readiness' | 'mailbox' | 'temporal';

/** What `/` tells a program: where one finds things. People get the face. */
export interface Home {
  name: string;
  what: string;
  mode: 'trial' | 'production';
  /** `captured`: none leaves this service. */
  letters: 'captured' | 'sent';
  /** Embedded parts. */
  trial: readonly string[];
  links: { key: LinkKey; title: string; href: string }[];
}

export function homeOf({ trial, links, signIn }: Pick<ApiDeps, 'trial' | 'links' | 'signIn'>): Home {
  const all: { key: LinkKey; title: string; href: string | undefined }[] = [
    { key: 'api', title: 'API', href: '/docs' },
    { key: 'openapi', title: 'OpenAPI', href: '/openapi.json' },
    { key: 'readiness', title: 'Readiness', href: '/readyz' },
    { key: 'mailbox', title: 'Test mailbox', href: links.mailbox },
    { key: 'temporal', title: 'Temporal', href: links.temporalUi },
  ];
  return {
    name: 'Công vụ',
    what: 'Workflow service for the yearly evaluation of public-service results of a province',
    mode: trial.length > 0 ? 'trial' : 'production',
    letters: signIn.trialRun === undefined ? 'sent' : 'captured',
    trial,
    links: all.flatMap(({ href, ...link }) => (href === undefined ? [] : [{ ...link, href }])),
  };
}
