"use client";

import { splitMentions } from "@banter/domain/mention-names";
import type { Mention } from "@banter/protocol";
import { createContext, useContext } from "react";
import { cn } from "../../lib/class-names.ts";
import { useMe } from "../live/banter-context.tsx";

/** Whom the message around a text mentions. */
export const MentionsContext = createContext<readonly Mention[]>([]);

/** Text in which those who are mentioned stand out, oneself most of all. */
export function MentionedText({ text }: { text: string }) {
  const me = useMe();
  const mentions = useContext(MentionsContext);
  if (mentions.length === 0) return text;
  return splitMentions(text).map((part, index) => {
    const mention = mentions.find(({ name }) => name === part.name);
    if (!mention) return part.text;
    const isMine = mention.userId === null || mention.userId === me.id;
    return (
      <mark
        // biome-ignore lint/suspicious/noArrayIndexKey: a message's parts never change places
        key={index}
        className={cn(
          "rounded-sm px-0.5 font-medium",
          isMine ? "bg-spark font-semibold text-on-spark" : "bg-accent-soft text-accent-text",
        )}
      >
        {part.text}
      </mark>
    );
  });
}
