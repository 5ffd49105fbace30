/**
 * The names in a ZIP archive, by its central directory, which is what programs open it by (APPNOTE.TXT, sections 4.3.12 and
 * 4.3.16). Nothing is unpacked, so that no archive can grow here.
 */

/** The end record, with the longest comment that may follow. */
export const END_BYTES = 22 + 65_535;
/** No document of ours has so many parts; a directory beyond it is not read. */
const MOST_ENTRIES = 10_000;
const MOST_DIRECTORY_BYTES = 1024 * 1024;

const END = 0x06054b50;
const ENTRY = 0x02014b50;

export interface Directory {
  offset: number;
  size: number;
  entries: number;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where the directory lies, by the last bytes of a file; undefined if there is none, or one that is too large. */
export function directoryIn(tail: Uint8Array): Directory | undefined {
  const view = viewOf(tail);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== END) continue;
    const comment = view.getUint16(at + 20, true);
    if (at + 22 + comment !== tail.length) continue;
    const found = {
      entries: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
    };
    return found.entries <= MOST_ENTRIES && found.size <= MOST_DIRECTORY_BYTES ? found : undefined;
  }
  return undefined;
}

/** The names that a directory lists; undefined if it is not whole. */
export function namesIn(
  directory: Uint8Array,
  { entries }: Pick<Directory, 'entries'>,
): string[] | undefined {
  const view = viewOf(directory);
  const names: string[] = [];
  let at = 0;
  for (let i = 0; i < entries; i += 1) {
    if (at + 46 > directory.length || view.getUint32(at, true) !== ENTRY) return undefined;
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    const end = at + 46 + name;
    if (end > directory.length) return undefined;
    // Names of parts are ASCII; of others each byte is a letter.
    names.push(String.fromCharCode(...directory.subarray(at + 46, end)));
    at = end + extra + comment;
  }
  return names;
}

/** How many bytes the entries say that they come to when they are unpacked; undefined if the directory is not whole. */
export function unpackedBytesIn(
  directory: Uint8Array,
  { entries }: Pick<Directory, 'entries'>,
): number | undefined {
  const view = viewOf(directory);
  let [at, bytes] = [0, 0];
  for (let i = 0; i < entries; i += 1) {
    if (at + 46 > directory.length || view.getUint32(at, true) !== ENTRY) return undefined;
    bytes += view.getUint32(at + 24, true);
    at += 46 + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0);
  }
  return bytes;
}
