import { escaped } from '../../domain/escaped';

/** Markup, safe to be sent as it is; {@link html} alone makes it. */
export interface Html {
  readonly markup: string;
}

type Part = string | number | Html | readonly Html[] | undefined | false;

const markupOf = (part: Part): string => {
  if (part === undefined || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') {
    return escaped(String(part));
  }
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('\n');
};

/** A template of markup: what is put into it is text and is escaped, unless it is markup of this kind itself. */
export const html = (texts: TemplateStringsArray, ...parts: Part[]): Html => ({
  markup: texts.map((text, i) => text + markupOf(parts[i])).join(''),
});
