import type { Block, Entry, Fact } from './blocks';

/** Plain text, a blank line between blocks; lines are not broken, so that phones can do it. */
export const renderText = (blocks: readonly Block[]): string => `${blocks.map(blockToText).join('\n\n')}\n`;

function blockToText(block: Block): string {
  switch (block.type) {
    case 'masthead':
      return `${block.sender.toLocaleUpperCase('vi')}\n${block.placeAndDate}`;
    case 'heading':
    case 'addressee':
    case 'paragraph':
      return block.text;
    case 'code':
      return `    ${block.text}`;
    case 'facts':
      return block.facts.map(factToText).join('\n');
    case 'list':
      return block.entries.map(entryToText).join('\n');
    case 'table':
      return block.rows.map((row, i) => `${`${i + 1}`.padStart(3)}. ${rowToText(row)}`).join('\n');
    case 'quote':
      return `${block.introduction} “${block.text}”.`;
    case 'signature':
      return `${block.closing}\n\n${block.sender.toLocaleUpperCase('vi')}`;
    case 'note':
      // Mail programs know what follows such a line as a signature, and leave it out of answers (RFC 3676, 4.3).
      return `-- \n${block.text}`;
  }
}

function entryToText(entry: Entry, i: number): string {
  const { text, facts } = typeof entry === 'string' ? { text: entry, facts: [] } : entry;
  return [`${`${i + 1}`.padStart(3)}. ${text}`, ...facts.map((fact) => `   ${factToText(fact)}`)].join('\n');
}

const factToText = ({ label, text }: Fact): string => `  – ${label}: ${text}`;

/** Cells one after the other, since columns do not line up in proportional type. */
const rowToText = (row: string[]): string => row.join(' – ');
