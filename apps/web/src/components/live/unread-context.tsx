"use client";

import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { createUnreadRooms, type UnreadRooms } from "../../lib/unread-rooms.ts";
import { useBanter, useMe } from "./banter-context.tsx";

const UnreadContext = createContext<UnreadRooms | null>(null);

/** Remembers in which rooms something was said since one last looked. */
export function UnreadProvider({ children }: { children: ReactNode }) {
  const [unread] = useState(createUnreadRooms);
  const client = useBanter();
  const me = useMe();

  useEffect(() => {
    if (!client) return;
    const stops = [
      client.on("welcome", ({ heads }) => {
        for (const { roomId, headRev } of heads) unread.noteHead(roomId, headRev);
      }),
      client.on("new_chat_message", ({ roomId, messages, hiddenRevs = [] }) => {
        for (const { rev } of messages) unread.noteRev(roomId, rev);
        for (const rev of hiddenRevs) unread.noteRev(roomId, rev);
        if (messages.some(({ author }) => author.id !== me.id)) unread.noteMessage(roomId);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, unread, me]);

  return <UnreadContext value={unread}>{children}</UnreadContext>;
}

export function useUnreadRooms(): ReadonlySet<string> {
  const unread = useUnread();
  return useSyncExternalStore(unread.subscribe, unread.getSnapshot, unread.getSnapshot);
}

/** Counts the room as read for as long as it can be seen. */
export function useReadRoom(roomId: string): void {
  const unread = useUnread();
  useEffect(() => {
    const look = () => unread.view(document.visibilityState === "visible" ? roomId : null);
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      unread.view(null);
    };
  }, [unread, roomId]);
}

function useUnread(): UnreadRooms {
  const unread = useContext(UnreadContext);
  if (!unread) throw new Error("This component needs an UnreadProvider above");
  return unread;
}
