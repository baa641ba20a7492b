"use client";

import type { Timeline } from "@banter/client";
import type { Message } from "@banter/protocol";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { describeFiles } from "../../lib/describe-files.ts";
import type { Texts } from "../../texts/texts.ts";

/** Messages that come within this time are announced together. */
const GATHER_MS = 1_500;

const SPOKEN_MAX_CHARS = 200;

/** What a screen reader is told of messages that come in: one is read out, several are counted. */
export function useAnnouncements(timeline: Timeline | null, myId: string): string {
  const tc = useTranslations("common");
  const t = useTranslations("room");
  const [text, setText] = useState("");

  useEffect(() => {
    if (!timeline) return;
    let gathered: Message[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = timeline.onMessage((message) => {
      if (message.author.id === myId) return;
      gathered.push(message);
      timer ??= setTimeout(() => {
        setText(announce(gathered, t, tc));
        gathered = [];
        timer = undefined;
      }, GATHER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [timeline, myId, t, tc]);

  return text;
}

function announce(messages: readonly Message[], t: Texts<"room">, tc: Texts<"common">): string {
  const [only] = messages;
  if (messages.length > 1 || !only)
    return tc("newMessages", { count: messages.length, shown: String(messages.length) });
  if (only.body === null) return t("announce.deleted", { name: only.author.username });
  return `${only.author.username}: ${[...(only.body || describeFiles(only.attachments, tc))].slice(0, SPOKEN_MAX_CHARS).join("")}`;
}
