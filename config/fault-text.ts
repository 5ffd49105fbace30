import { joined, type Text } from '../domain/text';
import type { Fault, Note } from './fault';

/** `units.csv:7: kind`, as tools know it; officials read «units.csv, dòng 7, cột kind». */
function place({ file, line, row, field }: Pick<Fault, 'file' | 'line' | 'row' | 'field'>): Text {
  const number = line ?? row;
  const vietnamese = [
    file,
    number === undefined ? '' : `dòng ${number}`,
    field === '' ? '' : `${row === undefined ? 'trường' : 'cột'} ${field}`,
  ];
  return {
    en: [[file, number].filter(Boolean).join(':'), field].filter(Boolean).join(': '),
    vi: vietnamese.filter(Boolean).join(', '),
  };
}

/** `units.csv:7: kind: the plan has no kind of unit «xa»`. */
export const faultInOneLine = (fault: Fault): Text => joined(place(fault), ': ', fault.message);

/** The same of what is doubtful, marked as such. */
export const noteInOneLine = (note: Note): Text =>
  joined(place(note), { en: ': note: ', vi: ': lưu ý: ' }, note.message);
