import { createTranslator } from "use-intl/core";
import type { Area } from "./catalogues.ts";
import { de } from "./de/index.ts";
import { type Catalogue, en } from "./en/index.ts";
import type { Language } from "./languages.ts";
import type { Texts } from "./texts.ts";

const CATALOGUES: Readonly<Record<Language, unknown>> = { en, de };

/** The texts of one area as components get them, for where there is neither a component nor Next, which compiles them. */
export function textsAsWritten<A extends Area>(area: A, language: Language = "en"): Texts<A> {
  const messages = CATALOGUES[language] as Catalogue;
  return createTranslator({ locale: language, messages, namespace: area }) as unknown as Texts<A>;
}
