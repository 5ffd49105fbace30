import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { speak } from '../api/ask';
import { vi, type Words } from '../words/vi';

type Code = Words['language']['code'];

/** A cookie, since the pages that the server makes speak the same language. It holds nothing else. */
const COOKIE = 'lang';

const chosen = (): Code => (/(?:^|; )lang=en(?:;|$)/.test(document.cookie) ? 'en' : 'vi');

const load = async (code: Code): Promise<Words> => (code === 'en' ? (await import('../words/en')).en : vi);

const Speaking = createContext<{ words: Words; change: () => void }>({ words: vi, change: () => undefined });

/** Vietnamese is there at once; another language is fetched, and the page is not shown in the wrong one first. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [words, setWords] = useState<Words | undefined>(chosen() === 'vi' ? vi : undefined);
  useEffect(() => {
    if (words === undefined) void load(chosen()).then(setWords, () => setWords(vi));
  }, [words]);
  const value = useMemo(() => {
    if (words === undefined) return undefined;
    const { code } = words.language;
    speak(code);
    document.documentElement.lang = code;
    const change = () => {
      const next: Code = code === 'vi' ? 'en' : 'vi';
      void load(next).then((loaded) => {
        document.cookie = `${COOKIE}=${next}; Path=/; Max-Age=31536000; SameSite=Lax`;
        setWords(loaded);
      });
    };
    return { words, change };
  }, [words]);
  return value && <Speaking value={value}>{children}</Speaking>;
}

export const useWords = (): Words => useContext(Speaking).words;
export const useLanguageSwitch = (): (() => void) => useContext(Speaking).change;
