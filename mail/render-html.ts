import { escaped } from '../domain/escaped';
import type { Block, Entry, Fact, LetterDraft } from './blocks';
import { BEGIN, END, STYLE } from './html-frame';

/**
 * HTML that Outlook, Gmail, a phone and a printer show alike: no images, nothing from outside, styles at the elements,
 * since many mail programs drop a style sheet. `test/mail/mail-programs.ts` has all that may be in it.
 *
 * A letter is one article with a name and a language of its own, since webmail takes it out of its `html` and `body`. Its
 * parts are regions: a webmail page has a `main` already, and Gmail and Outlook take the elements `main`, `header` and
 * `footer` out.
 */
export const renderHtml = (draft: LetterDraft): string =>
  [BEGIN(escaped(draft.subject)), region('Nội dung thư', content(draft)), foot(draft), END]
    .filter(Boolean)
    .join('\n');

const isFoot = ({ type }: Block): boolean => type === 'note';

/**
 * A letter about one matter has its heading as its title. One about several has its subject as official letters do, since
 * none of their headings is that of the whole, and one without a heading, too.
 */
function content({ subject, blocks }: LetterDraft): string {
  const hasOneHeading = blocks.filter(({ type }) => type === 'heading').length === 1;
  const top = hasOneHeading || blocks.some(({ type }) => type === 'masthead') ? '' : title(subject);
  let label = subject;
  const parts = blocks
    .filter((block) => !isFoot(block))
    .map((block) => {
      if (block.type === 'heading') label = block.text;
      if (block.type === 'heading' && hasOneHeading) return title(block.text);
      if (block.type === 'masthead' && !hasOneHeading)
        return `${blockToHtml(block, label)}\n${title(subject)}`;
      return blockToHtml(block, label);
    });
  return [top, ...parts].filter(Boolean).join('\n');
}

function foot({ blocks, subject }: LetterDraft): string {
  const notes = blocks.filter(isFoot).map((block) => blockToHtml(block, subject));
  return notes.length > 0 ? region('Về thư này', notes.join('\n')) : '';
}

const region = (name: string, markup: string): string =>
  `<div role="region" aria-label="${name}">\n${markup}\n</div>`;

const title = (text: string): string => `<h1 style="${STYLE.title}">${escaped(text)}</h1>`;

function blockToHtml(block: Block, label: string): string {
  switch (block.type) {
    case 'masthead':
      return lined('masthead', `${p('sender', block.sender)}\n${p('place', block.placeAndDate)}`);
    case 'heading':
      return `<h2 style="${STYLE.heading}">${escaped(block.text)}</h2>`;
    case 'addressee':
    case 'paragraph':
    case 'code':
      return p(block.type, block.text);
    case 'note':
      return lined('foot', p('note', block.text));
    case 'facts':
      return lined('facts', block.facts.map(factToHtml).join('\n'));
    case 'list':
      return `<ol style="${STYLE.list}">\n${block.entries.map(entryToHtml).join('\n')}\n</ol>`;
    case 'table':
      return tableToHtml(block, label);
    case 'quote':
      return p('paragraph', `${block.introduction} “${block.text}”.`);
    case 'signature':
      return `${p('closing', block.closing)}\n${p('signature', block.sender)}`;
  }
}

const p = (style: keyof typeof STYLE, text: string): string =>
  `<p style="${STYLE[style]}">${escaped(text)}</p>`;

/** What has a line or a space beside it is a cell: Outlook draws neither reliably at a paragraph. */
const lined = (style: 'masthead' | 'facts' | 'foot', markup: string): string =>
  `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="${STYLE.around}"><tr><td style="${STYLE[style]}">\n${markup}\n</td></tr></table>`;

function entryToHtml(entry: Entry): string {
  const { text, facts } = typeof entry === 'string' ? { text: entry, facts: [] } : entry;
  return `<li>${[escaped(text), ...facts.map(factToHtml)].join('\n')}</li>`;
}

function factToHtml({ label, text, href }: Fact): string {
  const shown =
    href && isWebAddress(href)
      ? `<a href="${escaped(href)}" style="${STYLE.link}">${escaped(text)}</a>`
      : escaped(text);
  return `<p style="${STYLE.fact}"><b>${escaped(label)}:</b> ${shown}</p>`;
}

/** Of its rows there may be 200: what can be said once for all of them is not said in each. */
function tableToHtml({ columns, rows }: Extract<Block, { type: 'table' }>, label: string): string {
  const head = ['TT', ...columns].map((text) => `<th scope="col">${escaped(text)}</th>`).join('');
  return [
    `<table aria-label="${escaped(label)}" width="100%" border="1" cellpadding="6" cellspacing="0" style="${STYLE.table}">`,
    `<thead><tr align="left" valign="top">${head}</tr></thead>`,
    '<tbody valign="top">',
    ...rows.map((row, i) => `<tr>${[`${i + 1}`, ...row].map(cellToHtml).join('')}</tr>`),
    '</tbody>',
    '</table>',
  ].join('\n');
}

const cellToHtml = (text: string): string => `<td>${escaped(text)}</td>`;

const isWebAddress = (href: string): boolean => /^https?:\/\//i.test(href);
