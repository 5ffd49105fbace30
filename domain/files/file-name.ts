import { asLine } from '../input-text';

/** A file's own name, without the folders that some browsers and programs send before it. */
export const ownName = (name: string): string => asLine(asLine(name).split(/[/\\]/).at(-1) ?? '');
