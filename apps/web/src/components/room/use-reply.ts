"use client";

import type { Message } from "@banter/protocol";
import { type RefObject, useCallback, useEffect, useState } from "react";
import { unsentText } from "../../lib/unsent-text.ts";

/** What the composer of the room answers when it is next seen. */
export function keepReply(roomId: string, messageId: string | null): void {
  unsentText.keep(keyOf(roomId), messageId ?? "");
}

function keyOf(roomId: string): string {
  return `reply.${roomId}`;
}

/** Which message the composer answers; kept over a reload like the text in it. */
export function useReply(roomId: string, composer: RefObject<HTMLTextAreaElement | null>) {
  const [replyToId, setReplyToId] = useState<string | null>(null);

  useEffect(() => setReplyToId(unsentText.of(keyOf(roomId)) || null), [roomId]);

  const change = useCallback(
    (messageId: string | null) => {
      setReplyToId(messageId);
      keepReply(roomId, messageId);
    },
    [roomId],
  );
  const reply = useCallback(
    (message: Message) => {
      change(message.id);
      composer.current?.focus();
    },
    [change, composer],
  );
  const cancel = useCallback(() => {
    change(null);
    composer.current?.focus();
  }, [change, composer]);
  return { replyToId, reply, cancel };
}
