/** The languages of the interface; the first is what the others are translated from, and the last resort. */
export const LANGUAGES = ["en", "de"] as const;

export type Language = (typeof LANGUAGES)[number];

export const SOURCE_LANGUAGE: Language = "en";

/** Each language as those who speak it call it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", de: "Deutsch" };

/** Where a language gives no country, dates are written as in this one. */
export const LANGUAGE_LOCALES: Readonly<Record<Language, string>> = { en: "en-GB", de: "de-DE" };

/** Keeps a person's choice in their browser, logged in or not. */
export const LANGUAGE_COOKIE = "banter_language";

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}
