import { cookies, headers } from "next/headers";
import { cache } from "react";
import { createTranslator } from "use-intl/core";
import { type Area, messagesFor } from "../texts/catalogues.ts";
import { chooseLanguage } from "../texts/choose-language.ts";
import type { Catalogue } from "../texts/en/index.ts";
import { LANGUAGE_COOKIE, type Language } from "../texts/languages.ts";

/** The language that this request is answered in. */
export const getLanguage = cache(async (): Promise<Language> => {
  const [{ value: chosen } = { value: undefined }, accepted] = await Promise.all([
    cookies().then((all) => all.get(LANGUAGE_COOKIE)),
    headers().then((all) => all.get("accept-language")),
  ]);
  return chooseLanguage({ chosen, accepted });
});

/** The texts of one area for components that run on the server only; others ask `useTranslations`. */
export async function getTexts<A extends Area>(area: A) {
  const locale = await getLanguage();
  return createTranslator({ locale, messages: messagesFor(locale, [area]) as Catalogue, namespace: area });
}
