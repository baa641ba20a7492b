import { serviceTexts } from "./de/service-texts.ts";
import type { Language } from "./languages.ts";
import type { ServiceTexts } from "./service-texts.ts";

const TEXTS: Readonly<Record<Language, ServiceTexts>> = { en: [], de: serviceTexts };

export function serviceTextsIn(language: Language): ServiceTexts {
  return TEXTS[language];
}
