"use client";

import { toAppError } from "@banter/client";
import { CheckCheck } from "lucide-react";
import { useCallback, useEffect } from "react";
import { toast } from "sonner";
import { asSentence } from "../../lib/as-sentence.ts";
import { useBanter } from "../live/banter-context.tsx";
import { IconButton } from "../ui/icon-button.tsx";

/** Counts all rooms as read, by a button and by Shift+Escape anywhere. */
export function MarkAllRead() {
  const client = useBanter();

  const markAllRead = useCallback(async () => {
    if (!client) return;
    try {
      await client.unread.markAllRead();
      toast("All rooms are marked as read");
    } catch (error) {
      toast.error(asSentence(toAppError(error).message));
    }
  }, [client]);

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
      label="Mark all as read (Shift+Escape)"
      aria-keyshortcuts="Shift+Escape"
      className="md:size-8"
      onClick={markAllRead}
    >
      <CheckCheck aria-hidden />
    </IconButton>
  );
}
