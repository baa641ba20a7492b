"use client";

import type { Timeline, TimelineEntry } from "@banter/client";
import type { Message } from "@banter/protocol";
import { useCallback, useRef, useState } from "react";
import { conversationPath } from "../../lib/conversation-path.ts";
import { useGo } from "../shell/use-go.ts";
import type { useMessageWindow } from "./use-message-window.ts";

/** So many pages are loaded to get there; what is older is shown apart, with what was said around it. */
const MAX_PAGES = 6;

/** Brings messages into sight: `target` is the key of the row to go to, until `arrived` is called. */
export function useJump(timeline: Timeline | null, view: ReturnType<typeof useMessageWindow>) {
  const go = useGo();
  const [target, setTarget] = useState<string | null>(null);
  const latest = useRef({ timeline, view });
  latest.current = { timeline, view };

  const jump = useCallback(
    async (roomId: string, seq: number, find: (entry: TimelineEntry) => boolean) => {
      const { timeline: held } = latest.current;
      if (!held) return;
      const keyOf = () => held.getSnapshot().messages.find(find)?.key;
      for (let page = 0; page < MAX_PAGES && !keyOf(); page += 1) {
        const { hasOlder, olderError } = held.getSnapshot();
        if (!hasOlder || (page > 0 && olderError)) break;
        await held.loadOlder();
      }
      const key = keyOf();
      if (!key) return go(conversationPath(held.getSnapshot().room ?? { id: roomId }, seq));
      latest.current.view.show(held.getSnapshot().messages, key);
      setTarget(key);
    },
    [go],
  );
  const jumpTo = useCallback(
    ({ id, roomId, seq }: Message) => jump(roomId, seq, (entry) => entry.state === "stored" && entry.message.id === id),
    [jump],
  );
  /** To the message at this place, or the first one after it; only if it is known that none is missing between. */
  const jumpToSeq = useCallback(
    (roomId: string, seq: number) => {
      const held = latest.current.timeline?.getSnapshot();
      const oldest = held?.messages.find(({ state }) => state === "stored");
      const isHeld = held?.hasOlder === false || (oldest?.state === "stored" && oldest.message.seq <= seq);
      if (!isHeld) return go(conversationPath(held?.room ?? { id: roomId }, seq));
      return jump(roomId, seq, (entry) => entry.state === "stored" && entry.message.seq >= seq);
    },
    [jump, go],
  );

  return { target, jumpTo, jumpToSeq, arrived: useCallback(() => setTarget(null), []) };
}
