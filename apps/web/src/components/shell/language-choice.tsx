"use client";

import { useLocale, useTranslations } from "use-intl";
import { isLanguage, LANGUAGE_NAMES, LANGUAGES } from "../../texts/languages.ts";
import { chooseOwnLanguage } from "../language/choose-own-language.ts";
import { MenuLabel, MenuRadioGroup, MenuRadioItem } from "../ui/menu.tsx";

/** Part of a menu. */
export function LanguageChoice() {
  const t = useTranslations("common");
  const current = useLocale();
  return (
    <>
      <MenuLabel>{t("language")}</MenuLabel>
      <MenuRadioGroup
        value={current}
        onValueChange={(language) => language !== current && isLanguage(language) && chooseOwnLanguage(language)}
      >
        {LANGUAGES.map((language) => (
          <MenuRadioItem key={language} value={language} lang={language}>
            {LANGUAGE_NAMES[language]}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </>
  );
}
