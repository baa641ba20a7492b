"use client";

import type { Timeline } from "@banter/client";
import type { Message } from "@banter/protocol";
import { useEffect, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { announceArrivals } from "../../lib/announce-arrivals.ts";

/** Messages that come within this time are announced together. */
const GATHER_MS = 1_500;

/** What a screen reader is told of messages that come in: one is read out, several are counted. */
export function useAnnouncements(timeline: Timeline | null, myId: string): string {
  const tc = useTranslations("common");
  const t = useTranslations("room");
  const language = useLocale();
  const [text, setText] = useState("");

  useEffect(() => {
    if (!timeline) return;
    let isGone = false;
    let gathered: Message[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = timeline.onMessage((message) => {
      if (message.author.id === myId) return;
      gathered.push(message);
      timer ??= setTimeout(() => {
        void announceArrivals(gathered, { t, tc, language }).then((words) => isGone || setText(words));
        gathered = [];
        timer = undefined;
      }, GATHER_MS);
    });
    return () => {
      isGone = true;
      stop();
      clearTimeout(timer);
    };
  }, [timeline, myId, t, tc, language]);

  return text;
}
