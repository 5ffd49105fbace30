/** What every letter in HTML has around its content, and how its parts look. */

/** A client that turns colours over for the dark takes text and ground together: whatever has a colour has its ground. */
const GROUND = 'background-color:#ffffff';
const INK = `color:#1a1a1a;${GROUND}`;
const TYPE = "font-family:'Times New Roman',Times,serif;font-size:17px;line-height:25px";
/** The width of a letter, which Outlook takes from a table alone. */
const WIDTH_PX = 660;

/** The type of official documents, at a size that a phone shows without zooming. */
export const STYLE = {
  whole: `${TYPE};${INK}`,
  page: `max-width:${WIDTH_PX}px;margin:0 auto;padding:20px 18px`,
  title: 'margin:0 0 14px;font-size:19px;line-height:27px;font-weight:bold',
  sender: 'margin:0 0 2px;font-weight:bold;text-transform:uppercase',
  place: 'margin:0;font-style:italic',
  addressee: 'margin:0 0 14px;font-weight:bold',
  heading: 'margin:22px 0 8px;font-size:17px;line-height:24px;font-weight:bold',
  paragraph: 'margin:0 0 12px',
  fact: 'margin:0 0 2px',
  // An address has few places to break a line at, and a phone is narrow.
  link: `word-break:break-all;color:#0b4f8a;${GROUND}`,
  // The numbers stand in the margin: Outlook has no padding there.
  list: 'margin:0 0 14px 42px;padding:0',
  // A page without a doctype, such as webmail may be, hands no type down into a table.
  around: `${TYPE};${INK};margin:0 0 14px`,
  table: `${TYPE};${INK};margin:0 0 14px;border-collapse:collapse`,
  masthead: 'padding:0 0 10px;border-bottom:1px solid #1a1a1a',
  facts: 'padding:0 0 0 12px;border-left:3px solid #7a1f1f',
  foot: 'padding:10px 0 0;border-top:1px solid #8a8a8a',
  code: 'margin:0 0 14px;font-size:30px;line-height:36px;font-weight:bold;letter-spacing:2px',
  closing: 'margin:18px 0 4px',
  signature: 'margin:0 0 20px;font-weight:bold;text-transform:uppercase',
  note: `margin:0;font-size:14px;line-height:20px;color:#4a4a4a;${GROUND}`,
} as const;

/** For Outlook on Windows alone: cells inherit no type there, and line heights are others unless they are exact. */
const FOR_OUTLOOK = {
  head: `<!--[if mso]><style>td,th{${TYPE}}p,li,td,th,h1,h2{mso-line-height-rule:exactly}</style><![endif]-->`,
  begin: `<!--[if mso]><table role="presentation" align="center" width="${WIDTH_PX}" cellpadding="0" cellspacing="0" style="${STYLE.whole}"><tr><td style="padding:20px 18px"><![endif]-->`,
  end: '<!--[if mso]></td></tr></table><![endif]-->',
};

/** @param subject escaped */
export const BEGIN = (subject: string): string =>
  [
    '<!DOCTYPE html>',
    '<html lang="vi">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light only">',
    '<meta name="supported-color-schemes" content="light only">',
    `<title>${subject}</title>`,
    FOR_OUTLOOK.head,
    '</head>',
    `<body style="margin:0;padding:0;${GROUND}">`,
    `<div role="article" aria-roledescription="thư" aria-label="${subject}" lang="vi" style="${STYLE.whole}">`,
    FOR_OUTLOOK.begin,
    `<div style="${STYLE.page}">`,
  ].join('\n');

export const END = ['</div>', FOR_OUTLOOK.end, '</div>', '</body>', '</html>', ''].join('\n');
