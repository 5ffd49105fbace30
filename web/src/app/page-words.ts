import { useWords } from './language';

/**
 * The words of one page, which come with its file; in `words/` is what several pages or the shell say. Both languages come
 * together, so that a switch waits for nothing.
 */
export function useWordsOf<Words>({ vi, en }: { vi: Words; en: Words }): Words {
  return useWords().language.code === 'vi' ? vi : en;
}
