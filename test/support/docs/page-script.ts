import { instead } from './not-as-written';

/**
 * The shell blocks of a page as one script for bash. All other lines are empty, so that a line of the script is the
 * line of the page; `prelude.sh` has what runs them.
 */
export function scriptOf(page: string, places: { api: string; config: string }): string {
  let isShell = false;
  const lines = page.split('\n').map((line) => {
    const [, fence, language] = /^\s*(```)(.*)$/.exec(line) ?? [];
    if (fence === undefined) return isShell ? line : '';
    isShell = !isShell && (language === 'sh' || language === 'bash');
    return '';
  });
  return lines
    .map((line) => instead(line) ?? line.replace(/^# (\d{3}): .*/, 'expects $1'))
    .join('\n')
    .replaceAll('http://127.0.0.1:3000', places.api)
    .replaceAll('/srv/cong-vu', places.config);
}
