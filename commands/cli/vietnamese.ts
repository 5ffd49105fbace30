/** What commander itself says, in Vietnamese. */
const TITLES: ReadonlyMap<string, string> = new Map([
  ['Usage:', 'Cách dùng:'],
  ['Arguments:', 'Tham số:'],
  ['Options:', 'Tùy chọn:'],
  ['Commands:', 'Lệnh:'],
]);

export const vietnameseTitle = (title: string): string => TITLES.get(title) ?? title;

export const vietnameseUsage = (usage: string): string =>
  usage.replace('[options]', '[tùy chọn]').replace('[command]', '[lệnh]');

/** By the form of the English message; `$1` is what was typed. */
const ERRORS: readonly (readonly [RegExp, string])[] = [
  [/^unknown option (.*)$/, 'không có tùy chọn $1'],
  [/^unknown command (.*)$/, 'không có lệnh $1'],
  [/^missing required argument (.*)$/, 'thiếu tham số $1'],
  [/^option (.*) argument missing$/, 'tùy chọn $1 thiếu giá trị'],
  [/^too many arguments.*$/, 'thừa tham số'],
];

/** A message of commander without its `error:`; English where the form is not known. */
export function vietnameseError(message: string): string {
  const [sentence = '', suggestion] = message.split(' (Did you mean ');
  const form = ERRORS.find(([english]) => english.test(sentence));
  const said = form ? sentence.replace(form[0], form[1]) : sentence;
  return suggestion === undefined
    ? said
    : `${said} (có phải là ${suggestion.replace('one of ', 'một trong: ')}`;
}
