/** A piece of HTML that is safe to put into a page. */
export class Html {
  constructor(readonly source: string) {}
}

type Insertable = string | number | Html | Html[];

/** Builds HTML; everything that is put in is escaped, except what was built in this way itself. */
export function html(parts: TemplateStringsArray, ...values: Insertable[]): Html {
  return new Html(parts.reduce((before, part, index) => before + render(values[index - 1] ?? '') + part));
}

function render(value: Insertable): string {
  if (value instanceof Html) return value.source;
  if (Array.isArray(value)) return value.map((item) => item.source).join('');
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
