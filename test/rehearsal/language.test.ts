import { languageOf } from '../../rehearsal/report/language';

test.each([
  [{}, 'en'],
  [{ LANG: 'vi_VN.UTF-8' }, 'vi'],
  [{ LANG: 'vi' }, 'vi'],
  [{ LANG: 'VI_vn' }, 'vi'],
  [{ LANG: 'C.UTF-8' }, 'en'],
  // No Vietnamese.
  [{ LANG: 'vie-x' }, 'en'],
  [{ LANG: 'vi_VN', LC_MESSAGES: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'en_US', LC_MESSAGES: 'vi_VN' }, 'vi'],
  [{ LANG: 'en_US', LC_MESSAGES: 'en_US', LC_ALL: 'vi_VN' }, 'vi'],
  [{ LANG: 'vi_VN', LC_MESSAGES: 'vi_VN', LC_ALL: 'C' }, 'en'],
  // What is empty is as good as not set.
  [{ LANG: 'vi_VN', LC_ALL: '', LC_MESSAGES: '' }, 'vi'],
] as const)('a locale of %j is spoken to in %s', (environment, language) => {
  expect(languageOf(environment)).toBe(language);
});
