import type { Language } from '../../domain/text';
import { english } from './english';
import { vietnamese } from './vietnamese';
import type { Words } from './words';

const WORDS: Record<Language, Words> = { vi: vietnamese, en: english };

export const wordsIn = (language: Language): Words => WORDS[language];
