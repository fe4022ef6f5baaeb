import i18next, { type BackendModule, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const COOKIE = 'jixiao_lang';

/** The language is a cookie, so that the server prints letters and sheets in the same one. */
export function storedLanguage(cookies = document.cookie): Language {
  const match = /(?:^|;\s*)jixiao_lang=([^;]+)/.exec(cookies);
  return LANGUAGES.find((language) => language === match?.[1]) ?? 'zh-CN';
}

export function rememberLanguage(language: Language): void {
  document.cookie = `${COOKIE}=${language}; path=/; max-age=31536000; samesite=lax`;
}

export type LoadMessages = (language: string, namespace: string) => Promise<Record<string, unknown>>;

const backend = (load: LoadMessages): BackendModule => ({
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    load(language, namespace).then(
      (messages) => done(null, messages),
      (error: unknown) => done(error as Error, false),
    );
  },
});

/** One catalogue per namespace and language, fetched when a page of that namespace is opened. */
export async function startI18n(load: LoadMessages, language: Language): Promise<I18n> {
  await i18next
    .use(backend(load))
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'zh-CN',
      supportedLngs: [...LANGUAGES],
      load: 'currentOnly',
      ns: ['common', 'frame', 'refusal'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
      returnNull: false,
    });
  document.documentElement.lang = language;
  return i18next;
}

export async function switchLanguage(language: Language): Promise<void> {
  rememberLanguage(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
