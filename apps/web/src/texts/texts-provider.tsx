"use client";

import type { ReactNode } from "react";
import { IntlProvider } from "use-intl/react";
import type { Catalogue } from "./en/index.ts";
import type { Language } from "./languages.ts";
import { type ServiceTexts, ServiceTextsContext } from "./service-texts.ts";
import { TEXTS_TIME_ZONE } from "./time-zone.ts";

interface TextsProviderProps {
  language: Language;
  messages: Partial<Catalogue>;
  serviceTexts: ServiceTexts;
  children: ReactNode;
}

/** The texts of the chosen language, and of no other, for all that is below. */
export function TextsProvider({ language, messages, serviceTexts, children }: TextsProviderProps) {
  return (
    <IntlProvider locale={language} messages={messages} timeZone={TEXTS_TIME_ZONE}>
      <ServiceTextsContext value={serviceTexts}>{children}</ServiceTextsContext>
    </IntlProvider>
  );
}
