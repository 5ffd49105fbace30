export interface ParsedElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
}

/** The start tags of HTML that is ours, so that nothing in it is left open or unquoted. */
export const elementsOf = (html: string): ParsedElement[] =>
  [...html.matchAll(/<([a-z]\w*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*>/g)].map(([, name = '', rest = '']) => ({
    name,
    attributes: Object.fromEntries(
      [...rest.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
    ),
  }));

/** The declarations of a style attribute. */
export const styleOf = ({ style = '' }: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    style
      .split(';')
      .filter((each) => each.trim() !== '')
      .map((each) => each.split(':').map((part) => part.trim()) as [string, string]),
  );
