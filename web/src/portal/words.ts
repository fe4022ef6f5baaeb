import english from '../messages/en/portal.json';
import chinese from '../messages/zh-CN/portal.json';

export type Language = 'zh-CN' | 'en';
type Words = typeof chinese;
type Sentence = { [K in keyof Words]: Words[K] extends string ? K : never }[keyof Words];

const CATALOGUES: Record<Language, Words> = { 'zh-CN': chinese, en: english };

/** The public page carries its few words itself: no reader of it loads the application's catalogues. */
export function wordsOf(language: Language) {
  const words = CATALOGUES[language];
  const say = (key: Sentence, values: Record<string, string | number> = {}): string =>
    words[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  const grade = (code: string): string => (words.grade as Record<string, string>)[code] ?? code;
  return { language, say, grade };
}

export type Say = ReturnType<typeof wordsOf>;

/** The same cookie as the application's, so that who reads both is not asked twice. */
export const languageOf = (cookies: string): Language =>
  /(?:^|;\s*)jixiao_lang=en(?:;|$)/.test(cookies) ? 'en' : 'zh-CN';

export const languageCookie = (language: Language): string =>
  `jixiao_lang=${language}; path=/; max-age=31536000; samesite=lax`;
