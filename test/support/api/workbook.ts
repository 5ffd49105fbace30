import { crc32 } from 'node:zlib';

/** An XLSX workbook of one sheet, as some program writes it: without compression, with its texts in the cells. */
export function workbookOf(rows: readonly (readonly (string | number | null)[])[]): Buffer {
  const lines = rows.map((row, i) => {
    const cells = row.map((value, at) => cellOf(value, `${letters(at)}${i + 1}`));
    return `<row r="${i + 1}">${cells.join('')}</row>`;
  });
  return archiveOf({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    'xl/workbook.xml': `<workbook xmlns="${SHEETS}" xmlns:r="${DOCUMENT}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SHEETS}"><sheetData>${lines.join('')}</sheetData></worksheet>`,
  });
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const letters = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : `${letters(Math.floor(at / 26) - 1)}${letters(at % 26)}`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** `=1+1` is a formula with what it last came to. */
function cellOf(value: string | number | null, at: string): string {
  if (value === null) return '';
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
  if (value.startsWith('=')) return `<c r="${at}"><f>${escaped(value.slice(1))}</f><v>2</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

/** A ZIP archive; `claims` says of the entries that they come to so many bytes. */
export function archiveOf(files: Readonly<Record<string, string>>, claims?: number): Buffer {
  const entries = Object.entries(files).map(([name, text]) => {
    const [title, data] = [Buffer.from(name), Buffer.from(text)];
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(crc32(data), 0);
    sizes.writeUInt32LE(data.length, 4);
    sizes.writeUInt32LE(claims ?? data.length, 8);
    sizes.writeUInt16LE(title.length, 12);
    return { title, data, sizes };
  });
  const locals = entries.map(({ title, data, sizes }) => {
    const head = Buffer.alloc(14);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    return Buffer.concat([head, sizes, title, data]);
  });
  let offset = 0;
  const central = entries.map(({ title, sizes }, i) => {
    const [head, tail] = [Buffer.alloc(16), Buffer.alloc(14)];
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(20, 6);
    tail.writeUInt32LE(offset, 10);
    offset += locals[i]?.length ?? 0;
    return Buffer.concat([head, sizes, tail, title]);
  });
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
