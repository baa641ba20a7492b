"use client";

import { CheckCheck } from "lucide-react";
import { useCallback, useEffect } from "react";
import { useTranslations } from "use-intl";
import { toast } from "../../lib/toast.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { useBanter } from "../live/banter-context.tsx";
import { IconButton } from "../ui/icon-button.tsx";

/** Counts all rooms as read, by a button and by Shift+Escape anywhere. */
export function MarkAllRead() {
  const errorText = useErrorText();
  const t = useTranslations("shell");
  const client = useBanter();

  const markAllRead = useCallback(async () => {
    if (!client) return;
    try {
      await client.unread.markAllRead();
      toast(t("rooms.allRead"));
    } catch (error) {
      toast.error(errorText(error));
    }
  }, [client, t, errorText]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !event.shiftKey || event.defaultPrevented) return;
      event.preventDefault();
      void markAllRead();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [markAllRead]);

  return (
    <IconButton
      label={t("rooms.markAllRead")}
      aria-keyshortcuts="Shift+Escape"
      className="md:size-8"
      onClick={markAllRead}
    >
      <CheckCheck aria-hidden />
    </IconButton>
  );
}
