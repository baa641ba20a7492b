"use client";

import { useLocale, useTranslations } from "use-intl";
import { LANGUAGE_NAMES, LANGUAGES } from "../../texts/languages.ts";
import { chooseOwnLanguage } from "./choose-own-language.ts";

/** The languages side by side, each under its own name; quiet enough for the foot of a page. */
export function LanguageLinks() {
  const t = useTranslations("common");
  const current = useLocale();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div role="group" aria-label={t("language")} className="flex flex-wrap gap-1">
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === current}
          onClick={() => language !== current && chooseOwnLanguage(language)}
          className="min-h-8 rounded-md px-2.5 text-ink-soft text-sm hover:bg-sunken hover:text-ink aria-pressed:bg-sunken aria-pressed:font-medium aria-pressed:text-ink"
        >
          {LANGUAGE_NAMES[language]}
        </button>
      ))}
    </div>
  );
}
