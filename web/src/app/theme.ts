import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const LAM: MantineColorsTuple = [
  '#f1f5f9',
  '#dde7f1',
  '#bcd0e2',
  '#94b3d0',
  '#6c95bb',
  '#4a78a5',
  '#356694',
  '#28578a',
  '#1f4e79',
  '#163b5c',
];
/** Mantine paints errors with a middle shade of its red. */
const SON = Array.from({ length: 10 }, () => '#8c1d18') as unknown as MantineColorsTuple;

export const theme = createTheme({
  colors: { lam: LAM, red: SON },
  primaryColor: 'lam',
  primaryShade: 8,
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)' },
  defaultRadius: 3,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'description', 'error', 'input'] } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    RadioGroup: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Button: { defaultProps: { size: 'md' } },
  },
});

/** What Mantine has too pale for text or for the edge of a field. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#16202a',
    '--mantine-color-dimmed': '#4a5560',
    '--mantine-color-placeholder': '#5b6671',
    '--mantine-color-error': '#8c1d18',
    '--mantine-color-default-border': '#7b8792',
  },
  dark: {},
});
