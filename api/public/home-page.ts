import type { ApiDeps } from '../deps';

/** What a program finds a link by; its title is for people, and may change. */
type LinkKey = 'api' | 'openapi' | 'readiness' | 'metrics' | 'mailbox' | 'temporal';

/** What is behind `/`: where one finds things. */
export interface Home {
  name: string;
  what: string;
  mode: 'trial' | 'production';
  /** Embedded parts. */
  trial: readonly string[];
  links: { key: LinkKey; title: string; href: string }[];
}

export function homeOf({ trial, links }: Pick<ApiDeps, 'trial' | 'links'>): Home {
  const all: { key: LinkKey; title: string; href: string | undefined }[] = [
    { key: 'api', title: 'API', href: '/docs' },
    { key: 'openapi', title: 'OpenAPI', href: '/openapi.json' },
    { key: 'readiness', title: 'Readiness', href: '/readyz' },
    { key: 'metrics', title: 'Metrics', href: '/metrics' },
    { key: 'mailbox', title: 'Test mailbox', href: links.mailbox },
    { key: 'temporal', title: 'Temporal', href: links.temporalUi },
  ];
  return {
    name: 'Công vụ',
    what: 'Workflow service for the yearly evaluation of public-service results of a province',
    mode: trial.length > 0 ? 'trial' : 'production',
    trial,
    links: all.flatMap(({ href, ...link }) => (href === undefined ? [] : [{ ...link, href }])),
  };
}

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] as string);

export function homePage({ name, what, trial, links }: Home): string {
  const items = links.map(({ title, href }) => `<li><a href="${escape(href)}">${escape(title)}</a></li>`);
  const mode =
    trial.length > 0 ? `<p><strong>chế độ thử nghiệm</strong> (${escape(trial.join(', '))})</p>` : '';
  return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(name)}</title>
<h1>${escape(name)}</h1>
<p>Đánh giá kết quả công vụ. ${escape(what)}.</p>
${mode}
<ul>
${items.join('\n')}
</ul>
</html>
`;
}
