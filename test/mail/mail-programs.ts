/**
 * All that the HTML of a letter may be made of, and what the two programs that most officials read it in make of that:
 * Outlook for Windows, which is Word, and Gmail. From https://www.caniemail.com as of June 2026
 * (github.com/hteumeuleu/caniemail, `_features/<name>.md`); `feature` is the name there. What it does not test is in the
 * HTML that both have known for decades, and says so.
 */
interface Known {
  feature: string;
  /** Where a program does not do all of it: why a letter is as legible without, or what it must not be used for. */
  note?: string;
  /** The only elements where Outlook does it; elsewhere it must be harmless without. */
  outlookOn?: readonly string[];
}

const OLD = 'HTML 3.2';

export const ELEMENTS: Readonly<Record<string, Known>> = {
  html: { feature: 'html-body', note: 'Webmail drops it, with its attributes: the article has them again.' },
  head: { feature: 'html-style', note: 'Gmail drops it; it has nothing that a reader needs.' },
  meta: { feature: 'html-meta-color-scheme', note: 'Gmail and Outlook ignore it.' },
  title: { feature: OLD },
  body: { feature: 'html-body', note: 'Webmail makes it a div.' },
  div: { feature: 'html-div' },
  h1: { feature: 'html-h1-h6' },
  h2: { feature: 'html-h1-h6' },
  p: { feature: 'html-p' },
  b: { feature: 'html-strong' },
  a: { feature: 'html-anchor-links' },
  ol: { feature: 'html-lists', note: 'All but `reversed` and `value`, which letters do not have.' },
  li: { feature: 'html-lists' },
  table: { feature: 'html-table' },
  thead: { feature: 'html-table' },
  tbody: { feature: 'html-table' },
  tr: { feature: 'html-table' },
  td: { feature: 'html-table' },
  th: { feature: 'html-table' },
};

/** By name, or by element and name where only that element may have it. */
export const ATTRIBUTES: Readonly<Record<string, Known>> = {
  lang: { feature: 'html-lang' },
  role: { feature: 'html-role' },
  'aria-label': { feature: 'html-aria-label' },
  'aria-roledescription': { feature: 'html-role', note: 'Without it a reader hears «article».' },
  style: { feature: 'html-style', note: 'As an attribute; a style sheet is for Outlook alone.' },
  'a.href': { feature: 'html-anchor-links' },
  'table.width': { feature: 'html-width' },
  'table.border': { feature: OLD },
  'table.cellpadding': { feature: 'html-cellpadding' },
  'table.cellspacing': { feature: 'html-cellspacing' },
  'tr.align': { feature: 'html-align' },
  'tr.valign': { feature: 'html-valign' },
  'tbody.valign': { feature: 'html-valign', note: 'Where it counts at cells alone, they are centred.' },
  'th.scope': { feature: 'HTML 4.01', note: 'Where it is dropped, a row of th alone is still a head.' },
  'meta.charset': { feature: OLD, note: 'The part of the mail says it, too.' },
  'meta.name': { feature: OLD },
  'meta.content': { feature: OLD },
};

const CELLS = ['td', 'th'] as const;

export const PROPERTIES: Readonly<Record<string, Known>> = {
  'background-color': { feature: 'css-background-color' },
  color: { feature: 'CSS 1' },
  'font-family': { feature: 'css-font' },
  'font-size': { feature: 'css-font-size', note: 'In px: Outlook knows no rem.' },
  'font-style': { feature: 'css-font' },
  'font-weight': { feature: 'css-font-weight', note: 'Outlook knows bold or not.' },
  'line-height': { feature: 'css-line-height', note: 'In px, which Outlook does with mso-line-height-rule.' },
  'letter-spacing': { feature: 'css-letter-spacing', note: 'In px, and positive.' },
  'text-transform': { feature: 'css-text-transform', note: 'Outlook knows no lowercase.' },
  margin: {
    feature: 'css-margin',
    note: 'Nothing negative. Outlook does not centre by auto, nor move a body: its ghost table is centred.',
  },
  padding: {
    feature: 'css-padding',
    outlookOn: CELLS,
    note: 'Of the page the ghost table has it; of body and list it takes away what Outlook does not have.',
  },
  'max-width': { feature: 'css-max-width', outlookOn: ['table'], note: 'The ghost table has the width.' },
  'border-bottom': { feature: 'css-border', outlookOn: CELLS },
  'border-left': { feature: 'css-border', outlookOn: CELLS },
  'border-top': { feature: 'css-border', outlookOn: CELLS },
  'border-collapse': { feature: 'css-border-collapse' },
  'word-break': { feature: 'css-word-break', note: 'overflow-wrap is what neither of the two knows.' },
};

/** Where Outlook leaves a property out, and the letter is as it should be all the same. */
export const HARMLESS: readonly string[] = ['body.padding', 'div.padding', 'ol.padding', 'div.max-width'];
