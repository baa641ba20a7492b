"use client";

import { useTranslations } from "use-intl";
import { LanguageLinks } from "../language/language-links.tsx";
import { AccountSection } from "./account-section.tsx";

/** In which language Banter speaks to the person. */
export function LanguageSettings() {
  const t = useTranslations("account");
  return (
    <AccountSection title={t("language.title")} description={t("language.text")}>
      <LanguageLinks />
    </AccountSection>
  );
}
