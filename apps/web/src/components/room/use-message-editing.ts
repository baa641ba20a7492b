"use client";

import type { TimelineEntry } from "@banter/client";
import type { Message, RoomRole } from "@banter/protocol";
import { type RefObject, useMemo, useState } from "react";
import { abilitiesOf } from "../../lib/message-abilities.ts";
import { useBanter, useMe } from "../live/banter-context.tsx";
import type { MessageActions } from "./message-actions.tsx";

interface Places {
  composer: RefObject<HTMLTextAreaElement | null>;
  messages: RefObject<HTMLElement | null>;
}

/** Which message is being edited, which one is to be deleted or reported, and what rows can do about both. */
export function useMessageEditing(roomRole: RoomRole | null, { composer, messages }: Places) {
  const client = useBanter();
  const me = useMe();
  const [editingId, setEditingId] = useState<string | null>(null);
  const [toDelete, setToDelete] = useState<Message | null>(null);
  const [toReport, setToReport] = useState<Message | null>(null);

  const stable = useMemo(() => {
    /** Where there is a keyboard, to where one writes; elsewhere that would bring up one on the screen. */
    function restFocus(): void {
      const place = window.matchMedia("(pointer: fine)").matches ? composer : messages;
      place.current?.focus({ preventScroll: true });
    }

    const actions: MessageActions = {
      abilitiesOf: (message) => abilitiesOf(message, me, roomRole),
      edit: (message) => setEditingId(message.id),
      stopEditing() {
        setEditingId(null);
        restFocus();
      },
      save: async (messageId, body) => client?.editMessage(messageId, body),
      askToDelete: setToDelete,
      askToReport: setToReport,
    };
    return {
      actions,
      restFocus,
      closeDeletion: () => setToDelete(null),
      closeReport: () => setToReport(null),
      /** Opens one's own newest message; false if there is none. */
      editNewest(entries: readonly TimelineEntry[]): boolean {
        const newest = entries.findLast(
          (entry) => entry.state === "stored" && actions.abilitiesOf(entry.message).canEdit,
        );
        if (newest?.state !== "stored") return false;
        setEditingId(newest.message.id);
        return true;
      },
    };
  }, [client, me, roomRole, composer, messages]);
  return { ...stable, editingId, toDelete, toReport };
}
