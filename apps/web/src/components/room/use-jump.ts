"use client";

import type { Timeline } from "@banter/client";
import type { Message } from "@banter/protocol";
import { useRouter } from "next/navigation";
import { useCallback, useRef, useState } from "react";
import { conversationPath } from "../../lib/conversation-path.ts";
import type { useMessageWindow } from "./use-message-window.ts";

/** So many pages are loaded to get there; what is older is shown apart, with what was said around it. */
const MAX_PAGES = 6;

/** Brings messages into sight: `target` is the key of the row to go to, until `arrived` is called. */
export function useJump(timeline: Timeline | null, view: ReturnType<typeof useMessageWindow>) {
  const router = useRouter();
  const [target, setTarget] = useState<string | null>(null);
  const latest = useRef({ timeline, view });
  latest.current = { timeline, view };

  const jumpTo = useCallback(
    async (message: Message) => {
      const { timeline: held } = latest.current;
      if (!held) return;
      const keyOf = () =>
        held.getSnapshot().messages.find((entry) => entry.state === "stored" && entry.message.id === message.id)?.key;
      for (let page = 0; page < MAX_PAGES && !keyOf(); page += 1) {
        const { hasOlder, olderError } = held.getSnapshot();
        if (!hasOlder || (page > 0 && olderError)) break;
        await held.loadOlder();
      }
      const key = keyOf();
      if (!key) {
        const room = held.getSnapshot().room ?? { id: message.roomId };
        return router.push(conversationPath(room, message.seq));
      }
      latest.current.view.show(held.getSnapshot().messages, key);
      setTarget(key);
    },
    [router],
  );

  return { target, jumpTo, arrived: useCallback(() => setTarget(null), []) };
}
