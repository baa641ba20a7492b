"use client";

import { Users } from "lucide-react";
import { useTranslations } from "use-intl";
import { ROOM_NAME } from "../../lib/complete-mention.ts";
import { Avatar } from "../ui/avatar.tsx";
import { SuggestionList } from "./suggestion-list.tsx";
import type { Mentionable, useMentions } from "./use-mentions.ts";

interface MentionListProps {
  mentions: ReturnType<typeof useMentions>;
  isInline?: boolean;
}

/** Who may be meant. */
export function MentionList({ mentions, isInline = false }: MentionListProps) {
  const t = useTranslations("room");
  return (
    <SuggestionList<Mentionable>
      label={t("mentions.label")}
      suggestions={mentions}
      isInline={isInline}
      keyOf={(one) => (one === ROOM_NAME ? ROOM_NAME : one.id)}
    >
      {(one) =>
        one === ROOM_NAME ? (
          <>
            <Users aria-hidden className="mx-1.5 size-4 text-ink-faint" />@{ROOM_NAME}
            <span className="ms-auto text-ink-soft text-sm">{t("mentions.everybody")}</span>
          </>
        ) : (
          <>
            <Avatar username={one.username} size="sm" />
            <bdi className="min-w-0 truncate">{one.username}</bdi>
          </>
        )
      }
    </SuggestionList>
  );
}
