"use client";

import type { Message, Reaction } from "@banter/protocol";
import { SmilePlus } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useLocale, useTranslations } from "use-intl";
import { cn } from "../../lib/class-names.ts";
import { leaveFocus } from "../../lib/leave-focus.ts";
import { pendingReactions } from "../../lib/pending-reactions.ts";
import type { Texts } from "../../texts/texts.ts";
import { EmojiPopover } from "../emoji/emoji-popover.tsx";
import { useMe } from "../live/banter-context.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { useMessageActions } from "./message-actions.tsx";

/** What people think of a message: each emoji with how many chose it, and on a look at it, who. */
export function MessageReactions({ message }: { message: Message }) {
  const t = useTranslations("room");
  const me = useMe();
  const language = useLocale();
  const { react, showReactors, abilitiesOf } = useMessageActions();
  useSyncExternalStore(pendingReactions.subscribe, versionOfPending, versionOfPending);
  const reactions = pendingReactions.reactionsOf(message, me);
  if (reactions.length === 0) return null;
  const { canReact, canTakeBackReaction } = abilitiesOf(message);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div role="group" aria-label={t("reactions.label")} className="mt-1 flex flex-wrap gap-1">
      {reactions.map((reaction) => {
        const isMine = reaction.people.some(({ id }) => id === me.id);
        const canPress = isMine ? canTakeBackReaction : canReact;
        const who = describePeople(reaction, me.id, t);
        const count = reaction.count.toLocaleString(language);
        return (
          <Tooltip key={reaction.emoji} text={who} side="top">
            <button
              ref={leaveFocus}
              type="button"
              aria-pressed={isMine}
              aria-label={`${reaction.emoji} ${count}: ${who}`}
              aria-disabled={!canPress}
              onClick={() => canPress && react(message, reaction.emoji, !isMine)}
              onContextMenu={(event) => {
                // a long press, where nothing can be pointed at
                if (window.matchMedia("(pointer: fine)").matches) return;
                event.preventDefault();
                showReactors(message, reaction.emoji);
              }}
              className={cn(
                "flex h-7 select-none items-center gap-1.5 rounded-full border bg-raised px-2 text-sm tabular-nums",
                canPress ? "hover:border-line-strong" : "cursor-default",
                isMine && "border-accent bg-accent-soft text-accent-text",
              )}
            >
              <span aria-hidden>{reaction.emoji}</span>
              {count}
            </button>
          </Tooltip>
        );
      })}
    </div>
  );
}

/** Beside a message's menu: one more emoji. */
export function ReactButton({ message, className }: { message: Message; className: string }) {
  const t = useTranslations("room");
  const { react } = useMessageActions();
  return (
    <EmojiPopover onPick={(emoji) => react(message, emoji, true)}>
      <button
        type="button"
        data-act="react"
        aria-label={t("reactions.react", { name: message.author.username })}
        className={className}
      >
        <SmilePlus aria-hidden className="size-4" />
      </button>
    </EmojiPopover>
  );
}

const versionOfPending = () => pendingReactions.version;

function describePeople({ people, count }: Reaction, myId: string, t: Texts<"room">): string {
  const others = people.filter(({ id }) => id !== myId).map(({ username }) => username);
  const names = others.length < people.length ? [t("reactions.you"), ...others] : others;
  const unnamed = count - names.length;
  return [...names, ...(unnamed > 0 ? [t("reactions.more", { count: unnamed })] : [])].join(", ");
}
