"use client";

import type { Timeline } from "@banter/client";
import type { Message } from "@banter/protocol";
import { useEffect, useState } from "react";
import { describeFiles } from "../../lib/describe-files.ts";

/** Messages that come within this time are announced together. */
const GATHER_MS = 1_500;

const SPOKEN_MAX_CHARS = 200;

/** What a screen reader is told of messages that come in: one is read out, several are counted. */
export function useAnnouncements(timeline: Timeline | null, myId: string): string {
  const [text, setText] = useState("");

  useEffect(() => {
    if (!timeline) return;
    let gathered: Message[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = timeline.onMessage((message) => {
      if (message.author.id === myId) return;
      gathered.push(message);
      timer ??= setTimeout(() => {
        setText(announce(gathered));
        gathered = [];
        timer = undefined;
      }, GATHER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [timeline, myId]);

  return text;
}

function announce(messages: readonly Message[]): string {
  const [only] = messages;
  if (messages.length > 1 || !only) return `${messages.length} new messages`;
  if (only.body === null) return `${only.author.username} deleted a message`;
  return `${only.author.username}: ${[...(only.body || describeFiles(only.attachments))].slice(0, SPOKEN_MAX_CHARS).join("")}`;
}
