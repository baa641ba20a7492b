"use client";

import { useTranslations } from "use-intl";
import { SuggestionList } from "./suggestion-list.tsx";
import type { useShortcodes } from "./use-shortcodes.ts";

interface ShortcodeListProps {
  shortcodes: ReturnType<typeof useShortcodes>;
  isInline?: boolean;
}

/** Which emoji a shortcode may become. */
export function ShortcodeList({ shortcodes, isInline = false }: ShortcodeListProps) {
  const t = useTranslations("room");
  return (
    <SuggestionList label={t("emoji")} suggestions={shortcodes} isInline={isInline} keyOf={([code]) => code}>
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
