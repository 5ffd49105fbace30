import { escaped } from '../../domain/escaped';
import type { LetterInput } from '../../mail/letter-input';
import type { OutgoingLetter } from '../../mail/mailer';
import { renderLetter } from '../../mail/render-letter';
import { ACCOUNT_LETTERS } from '../fixtures/account-letters';
import { SAMPLES } from '../fixtures/letter-samples';
import { signInCode } from '../fixtures/sign-in-code';
import { elementsOf, type ParsedElement, styleOf } from '../support/elements';
import { ATTRIBUTES, ELEMENTS, HARMLESS, PROPERTIES } from './mail-programs';

const letters: [string, { subject: string; html: string }][] = [
  ...Object.entries(SAMPLES).map(([name, input]): [string, ReturnType<typeof renderLetter>] => [
    name,
    renderLetter(input),
  ]),
  ['the code to sign in', signInCode],
  ...Object.entries(ACCOUNT_LETTERS).map(([what, letter]): [string, OutgoingLetter] => [
    `an account: ${what}`,
    letter,
  ]),
];

const CONDITIONAL = /<!--\[if mso\]>(.*?)<!\[endif\]-->/gs;
/** What all programs but Outlook for Windows read, and what it alone does. */
const forAll = (html: string): ParsedElement[] => elementsOf(html.replace(CONDITIONAL, ''));
const forOutlook = (html: string): ParsedElement[] => elementsOf(html.replace(CONDITIONAL, '$1'));

describe.each(letters)('the HTML of a letter: %s', (_, { html, subject }) => {
  test('is made of what Outlook and Gmail know, or are legible without', () => {
    const unknown = forAll(html).flatMap(({ name, attributes }) => [
      ...(name in ELEMENTS ? [] : [name]),
      ...Object.keys(attributes)
        .filter((each) => !(each in ATTRIBUTES) && !(`${name}.${each}` in ATTRIBUTES))
        .map((each) => `${name}.${each}`),
      ...Object.keys(styleOf(attributes))
        .filter((each) => !(each in PROPERTIES))
        .map((each) => `style of ${name}: ${each}`),
    ]);
    expect(unknown).toEqual([]);
  });

  test('has nothing where Outlook leaves it out to harm', () => {
    const lost = forAll(html).flatMap(({ name, attributes }) =>
      Object.keys(styleOf(attributes))
        .filter((each) => PROPERTIES[each]?.outlookOn?.includes(name) === false)
        .map((each) => `${name}.${each}`),
    );
    expect(lost.filter((each) => !HARMLESS.includes(each))).toEqual([]);
  });

  test('uses units and values that Outlook knows', () => {
    for (const { attributes } of forAll(html)) {
      const { margin = '', color, ...style } = styleOf(attributes);
      expect(margin).not.toContain('-');
      for (const each of [style['font-size'], style['line-height'], style['letter-spacing']]) {
        expect(each ?? '0px').toMatch(/^\d+px$/);
      }
      // Whatever turns colours over for the dark finds both, or turns one of them alone.
      if (color !== undefined) expect(style).toHaveProperty('background-color');
    }
  });

  test('has its width and its borders in Outlook from a table', () => {
    const [ghost] = forOutlook(html).filter(({ name }) => name === 'table');
    expect(ghost?.attributes).toMatchObject({ role: 'presentation', align: 'center', width: '660' });
  });

  test('keeps its language, name and parts where webmail takes html and body away', () => {
    const all = forAll(html);
    const [article, ...others] = all.filter(({ attributes }) => attributes['role'] === 'article');
    expect(others).toEqual([]);
    expect(article?.attributes).toMatchObject({ lang: 'vi', 'aria-label': escaped(subject) });
    expect(all.find(({ name }) => name === 'html')?.attributes['lang']).toBe('vi');
    expect(all.filter(({ name }) => name === 'h1')).toHaveLength(1);
    const regions = all.filter(({ attributes }) => attributes['role'] === 'region');
    expect(regions.map(({ attributes }) => attributes['aria-label'])).toEqual(['Nội dung thư', 'Về thư này']);
  });

  test('tells tables of data from those of layout', () => {
    for (const { name, attributes } of forOutlook(html)) {
      if (name !== 'table') continue;
      if (attributes['role'] !== 'presentation') expect(attributes['aria-label']).toMatch(/\S/);
    }
    for (const { name, attributes } of forAll(html)) {
      if (name === 'th') expect(attributes['scope']).toBe('col');
    }
  });

  test('asks no program to turn its colours over', () => {
    expect(html).toContain('<meta name="color-scheme" content="light only">');
    expect(html).toContain('<meta name="supported-color-schemes" content="light only">');
  });
});

test('all that the table allows is in some letter, so that it does not outlive its use', () => {
  const used = new Set<string>();
  for (const [, { html }] of letters) {
    for (const { name, attributes } of forAll(html)) {
      used.add(name);
      for (const each of Object.keys(attributes)) used.add(each).add(`${name}.${each}`);
      for (const each of Object.keys(styleOf(attributes))) used.add(each).add(`${name}.${each}`);
    }
  }
  const allowed = [ELEMENTS, ATTRIBUTES, PROPERTIES].flatMap((table) => Object.keys(table)).concat(HARMLESS);
  expect(allowed.filter((each) => !used.has(each))).toEqual([]);
});

test('a letter about one matter is titled by it, and one about several by its subject', () => {
  const h1Of = (input: LetterInput | undefined) => {
    const { html, subject } = renderLetter(input as LetterInput);
    return { subject, h1: /<h1[^>]*>([^<]*)</.exec(html)?.[1], h2: html.match(/<h2/g)?.length ?? 0 };
  };
  const one = h1Of(SAMPLES['linked: the own review']);
  expect(one).toEqual({ ...one, h1: 'Nhắc thời hạn: rà soát, đánh giá lại (bước 2)', h2: 0 });
  const several = h1Of(
    SAMPLES['linked: several matters, of which one is owed besides, and one above has no page'],
  );
  expect(several).toEqual({ ...several, h1: several.subject, h2: 4 });
});

describe('colours', () => {
  const pairs = new Set(
    letters.flatMap(([, { html }]) =>
      forAll(html).flatMap(({ attributes }) => {
        const { color, 'background-color': ground } = styleOf(attributes);
        return color && ground ? [`${color} ${ground}`] : [];
      }),
    ),
  );

  test.each([...pairs])('%s are legible, turned over by Gmail or Outlook too', (pair) => {
    const [ink = '', ground = ''] = pair.split(' ');
    // Gmail on iOS and Outlook for Windows turn all over; Outlook.com and Gmail on Android the lightness alone, on a grey.
    expect(contrast(rgbOf(ink), rgbOf(ground))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(inverse(rgbOf(ink)), inverse(rgbOf(ground)))).toBeGreaterThanOrEqual(4.5);
    for (const grey of ['#000000', '#121212', '#292827']) {
      expect(contrast(lighter(rgbOf(ink)), rgbOf(grey))).toBeGreaterThanOrEqual(4.5);
    }
  });
});

type Rgb = readonly [number, number, number];

const rgbOf = (hex: string): Rgb => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)) as never;
const inverse = (rgb: Rgb): Rgb => rgb.map((each) => 255 - each) as never;
/** The same hue and saturation, light for dark: each channel mirrored about the middle of the lightest and the darkest. */
const lighter = (rgb: Rgb): Rgb => {
  const shift = 255 - Math.max(...rgb) - Math.min(...rgb);
  return rgb.map((each) => each + shift) as never;
};

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb
    .map((each) => each / 255)
    .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}
