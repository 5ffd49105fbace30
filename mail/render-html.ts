import { escaped } from '../domain/escaped';
import type { Block, Entry, Fact } from './blocks';

/**
 * HTML that old Outlook, a phone and a printer show alike: no images, nothing from outside, styles at the elements,
 * since many mail programs drop a style sheet. A real table only where there are columns.
 */
export const renderHtml = ({ subject, blocks }: { subject: string; blocks: readonly Block[] }): string =>
  [
    '<!DOCTYPE html>',
    '<html lang="vi">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light">',
    `<title>${escaped(subject)}</title>`,
    '</head>',
    `<body style="margin:0;padding:0;background:#ffffff">`,
    `<div style="${STYLE.page}">`,
    ...blocks.map(blockToHtml),
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n');

/** The type of official documents, at a size that a phone shows without zooming. */
const STYLE = {
  page: "max-width:660px;margin:0 auto;padding:20px 18px;font-family:'Times New Roman',Times,serif;font-size:17px;line-height:1.45;color:#1a1a1a",
  sender: 'margin:0 0 2px;font-weight:bold;text-transform:uppercase',
  place: 'margin:0 0 20px;padding:0 0 10px;border-bottom:1px solid #1a1a1a;font-style:italic',
  addressee: 'margin:0 0 14px;font-weight:bold',
  heading: 'margin:22px 0 8px;font-size:17px;line-height:1.35;font-weight:bold',
  paragraph: 'margin:0 0 12px',
  facts: 'margin:0 0 12px;padding:0 0 0 12px;border-left:3px solid #7a1f1f',
  fact: 'margin:0 0 2px',
  // An address has few places to break a line at, and a phone is narrow.
  link: 'overflow-wrap:anywhere',
  list: 'margin:0 0 14px;padding:0 0 0 32px',
  entry: 'margin:0 0 3px',
  table: 'margin:0 0 14px;border-collapse:collapse;width:100%;font-size:16px',
  cell: 'padding:5px 8px;border:1px solid #8a8a8a;text-align:left;vertical-align:top',
  code: 'margin:0 0 14px;font-size:30px;line-height:1.2;font-weight:bold;letter-spacing:2px',
  closing: 'margin:18px 0 4px',
  signature: 'margin:0 0 20px;font-weight:bold;text-transform:uppercase',
  note: 'margin:0;padding:10px 0 0;border-top:1px solid #b5b5b5;font-size:14px;line-height:1.4;color:#4a4a4a',
} as const;

function blockToHtml(block: Block): string {
  switch (block.type) {
    case 'masthead':
      return `${p('sender', block.sender)}\n${p('place', block.placeAndDate)}`;
    case 'heading':
      return `<h2 style="${STYLE.heading}">${escaped(block.text)}</h2>`;
    case 'addressee':
    case 'paragraph':
    case 'note':
      return p(block.type, block.text);
    case 'code':
      return p('code', block.text);
    case 'facts':
      return `<div style="${STYLE.facts}">\n${block.facts.map(factToHtml).join('\n')}\n</div>`;
    case 'list':
      return `<ol style="${STYLE.list}">\n${block.entries.map(entryToHtml).join('\n')}\n</ol>`;
    case 'table':
      return tableToHtml(block);
    case 'quote':
      return p('paragraph', `${block.introduction} “${block.text}”.`);
    case 'signature':
      return `${p('closing', block.closing)}\n${p('signature', block.sender)}`;
  }
}

const p = (style: keyof typeof STYLE, text: string): string =>
  `<p style="${STYLE[style]}">${escaped(text)}</p>`;

function entryToHtml(entry: Entry): string {
  const { text, facts } = typeof entry === 'string' ? { text: entry, facts: [] } : entry;
  return `<li style="${STYLE.entry}">${[escaped(text), ...facts.map(factToHtml)].join('\n')}</li>`;
}

function factToHtml({ label, text, href }: Fact): string {
  const shown =
    href && isWebAddress(href)
      ? `<a href="${escaped(href)}" style="${STYLE.link}">${escaped(text)}</a>`
      : escaped(text);
  return `<p style="${STYLE.fact}"><b>${escaped(label)}:</b> ${shown}</p>`;
}

function tableToHtml({ columns, rows }: Extract<Block, { type: 'table' }>): string {
  const cells = (tag: 'th' | 'td', row: string[]) =>
    row.map((cell) => `<${tag} style="${STYLE.cell}">${escaped(cell)}</${tag}>`).join('');
  const body = rows.map((row, i) => `<tr>${cells('td', [`${i + 1}`, ...row])}</tr>`).join('\n');
  return `<table style="${STYLE.table}">\n<tr>${cells('th', ['TT', ...columns])}</tr>\n${body}\n</table>`;
}

const isWebAddress = (href: string): boolean => /^https?:\/\//i.test(href);
