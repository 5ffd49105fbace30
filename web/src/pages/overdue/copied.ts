const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (each) => ESCAPES[each] ?? each);
const inOneCell = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A table as a word processor pastes it, and as a spreadsheet does. */
export function tableToPaste(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): { html: string; text: string } {
  const line = (cells: readonly string[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return {
    html: `<table border="1"><thead>${line(heads, 'th')}</thead><tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody></table>`,
    text: [heads, ...rows].map((row) => row.map(inOneCell).join('\t')).join('\r\n'),
  };
}

/** Puts a table where it can be pasted from; rejects where the browser does not allow it. */
export async function copyTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<void> {
  const { html, text } = tableToPaste(heads, rows);
  const of = (type: string, content: string) => new Blob([content], { type });
  await navigator.clipboard.write([
    new ClipboardItem({ 'text/html': of('text/html', html), 'text/plain': of('text/plain', text) }),
  ]);
}
