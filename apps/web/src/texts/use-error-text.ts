"use client";

import { toAppError } from "@banter/client";
import { useCallback, useContext } from "react";
import { useLocale, useTranslations } from "use-intl";
import { asSentence } from "../lib/as-sentence.ts";
import { spellWait } from "../lib/spell-wait.ts";
import { SOURCE_LANGUAGE } from "./languages.ts";
import { ServiceTextsContext } from "./service-texts.ts";
import { translateServiceText } from "./translate-service-text.ts";

/** Tells a failure as a sentence in the person's language: just what it is if that is known, else its kind. */
export function useErrorText(): (error: unknown) => string {
  const texts = useContext(ServiceTextsContext);
  const language = useLocale();
  const t = useTranslations("errors");
  return useCallback(
    (error) => {
      const { code, message, retryAfterMs } = toAppError(error);
      if (language === SOURCE_LANGUAGE) return asSentence(message);
      const known = translateServiceText(texts, message);
      if (known !== null) return asSentence(known);
      const isTimed = code === "RATE_LIMITED" && retryAfterMs !== undefined;
      return asSentence(isTimed ? t("wait", { time: spellWait(retryAfterMs, language) }) : t(code));
    },
    [texts, language, t],
  );
}

/** Says in the person's language what is wrong with a field. */
export function useIssueText(): (message: string) => string {
  const texts = useContext(ServiceTextsContext);
  return useCallback((message) => translateServiceText(texts, message) ?? message, [texts]);
}
