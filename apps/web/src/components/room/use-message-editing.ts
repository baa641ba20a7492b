"use client";

import type { Timeline, TimelineEntry } from "@banter/client";
import type { Message, Room } from "@banter/protocol";
import { type RefObject, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { abilitiesOf } from "../../lib/message-abilities.ts";
import { pendingReactions } from "../../lib/pending-reactions.ts";
import { toast } from "../../lib/toast.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { useBanter, useMe } from "../live/banter-context.tsx";
import type { MessageActions } from "./message-actions.tsx";

interface Places {
  composer: RefObject<HTMLTextAreaElement | null>;
  messages: RefObject<HTMLElement | null>;
}

/** What other parts of the room do with a message. */
interface Elsewhere {
  quotes: Timeline["quotes"] | null;
  reply(message: Message): void;
  jumpTo(message: Message): void;
  /** The person has taken a reaction back. */
  tookBack?(messageId: string, emoji: string): void;
}

/** Which message is being edited, which one is to be deleted or reported, and what rows can do about both. */
export function useMessageEditing(
  { id, myRole, kind, archivedAt }: Room,
  mayWrite: boolean,
  { composer, messages }: Places,
  more: Elsewhere,
) {
  const errorText = useErrorText();
  const t = useTranslations("room");
  const client = useBanter();
  const me = useMe();
  const [editingId, setEditingId] = useState<string | null>(null);
  const [toDelete, setToDelete] = useState<Message | null>(null);
  const [toReport, setToReport] = useState<Message | null>(null);
  const [reacted, setReacted] = useState<{ message: Message; emoji: string } | null>(null);
  const { quotes, reply, jumpTo, tookBack } = more;

  const stable = useMemo(() => {
    const tellFailure = (error: unknown) => toast.error(errorText(error));
    /** Where there is a keyboard, to where one writes; elsewhere that would bring up one on the screen. */
    function restFocus(): void {
      const place = window.matchMedia("(pointer: fine)").matches ? composer : messages;
      place.current?.focus({ preventScroll: true });
    }

    const actions: MessageActions = {
      room: { id, kind, myRole },
      abilitiesOf: (message) => abilitiesOf(message, me, { myRole, kind, archivedAt }, mayWrite),
      edit: (message) => setEditingId(message.id),
      stopEditing() {
        setEditingId(null);
        restFocus();
      },
      save: async (messageId, body) => client?.editMessage(messageId, body),
      askToDelete: setToDelete,
      askToReport: setToReport,
      reply,
      jumpTo,
      react(message, emoji, on) {
        if (!client) return;
        if (client.continuity.getSnapshot().status === "offline") toast(t("online"));
        // a page can be seen, and be reacted to, before it is connected
        const settle = pendingReactions.add(message.id, emoji, on);
        client
          .whenConnected()
          .then(() => client.react(message.id, emoji, on))
          .then((answer) => {
            if (!on) tookBack?.(message.id, emoji);
            return answer;
          })
          .then(settle, (error: unknown) => {
            settle();
            tellFailure(error);
          });
      },
      showReactors: (message, emoji) => setReacted({ message, emoji }),
      pin: (message, on) =>
        void client?.pinMessage(message.id, on).then(() => toast(t(on ? "pins.pinned" : "pins.unpinned")), tellFailure),
      quotes,
    };
    return {
      actions,
      restFocus,
      closeDeletion: () => setToDelete(null),
      closeReport: () => setToReport(null),
      closeReactors: () => setReacted(null),
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
  }, [
    client,
    me,
    id,
    myRole,
    kind,
    archivedAt,
    mayWrite,
    composer,
    messages,
    quotes,
    reply,
    jumpTo,
    tookBack,
    t,
    errorText,
  ]);
  return { ...stable, editingId, toDelete, toReport, reacted };
}
