/** The kinds of files that a filing may have as evidence, each by the endings of its name. */
export const FILE_KINDS = ['pdf', 'docx', 'xlsx', 'jpg', 'png'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export const MEDIA_TYPE_OF: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jpg: 'image/jpeg',
  png: 'image/png',
};

/** The kind that a name says; undefined for a name that says none of them. */
export function kindOfName(name: string): FileKind | undefined {
  const [, ending = ''] = /\.([a-z]+)$/i.exec(name) ?? [];
  const said = ending.toLowerCase();
  return FILE_KINDS.find((kind) => kind === (said === 'jpeg' ? 'jpg' : said));
}

/** Programs write a few bytes before a PDF's header, and readers look for it this far. */
const PDF_WITHIN = 1024;
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** `%PDF-`. */
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];

/** What the first bytes of a file say that it is: the two of Office are ZIP archives. */
export function signatureOf(head: Uint8Array): 'pdf' | 'jpg' | 'png' | 'zip' | undefined {
  const begins = (bytes: readonly number[], at = 0) => bytes.every((byte, i) => head[at + i] === byte);
  if (begins(PNG)) return 'png';
  if (begins(JPEG)) return 'jpg';
  if (begins(ZIP)) return 'zip';
  const last = Math.min(PDF_WITHIN, head.length);
  for (let at = 0; at < last; at += 1) if (begins(PDF, at)) return 'pdf';
  return undefined;
}

/** What the entries of an archive say that it is, by the part that the program opens first (ECMA-376, part 2). */
export function officeKindOf(entries: readonly string[]): 'docx' | 'xlsx' | undefined {
  const names = new Set(entries);
  if (!names.has('[Content_Types].xml')) return undefined;
  if (names.has('word/document.xml')) return 'docx';
  return names.has('xl/workbook.xml') ? 'xlsx' : undefined;
}

/** Macros run when somebody opens the file: modules of VBA, and the macro sheets of older Excel. */
export const hasMacros = (entries: readonly string[]): boolean =>
  entries.some((name) =>
    /(^|\/)vbaproject\.bin$|^xl\/(intl)?macrosheets\//i.test(name.replaceAll('\\', '/')),
  );
