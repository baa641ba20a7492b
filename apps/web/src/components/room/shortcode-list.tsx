"use client";

import { useTranslations } from "use-intl";
import { SuggestionList } from "./suggestion-list.tsx";
import type { useShortcodes } from "./use-shortcodes.ts";

/** Which emoji a shortcode may become. */
export function ShortcodeList({ shortcodes }: { shortcodes: ReturnType<typeof useShortcodes> }) {
  const t = useTranslations("room");
  return (
    <SuggestionList label={t("emoji")} suggestions={shortcodes} keyOf={([code]) => code}>
      {([code, emoji]) => (
        <>
          <span aria-hidden className="text-lg">
            {emoji}
          </span>
          :{code}:
        </>
      )}
    </SuggestionList>
  );
}
