"use client";

import { type Message, withoutReactionsOf } from "@banter/protocol";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { cn } from "../../lib/class-names.ts";
import { useApi } from "../../lib/use-api.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { useBanter, useMe } from "../live/banter-context.tsx";
import { useBlocking } from "../people/blocking-context.tsx";
import { PeopleSkeleton } from "../people/people-skeleton.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { LoadMore } from "../ui/load-more.tsx";

export interface ReactorsDialogProps {
  /** Null while nobody asks. */
  reacted: { message: Message; emoji: string } | null;
  onClose(): void;
}

export function ReactorsWindow({ reacted, onClose }: ReactorsDialogProps) {
  const t = useTranslations("room");
  return (
    <Dialog
      title={t("reactors.title")}
      description={t("reactors.text", { name: reacted?.message.author.username ?? "" })}
      open={reacted !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {reacted && <Reactors key={reacted.message.id} {...reacted} />}
    </Dialog>
  );
}

function Reactors({ message, emoji: first }: { message: Message; emoji: string }) {
  const t = useTranslations("room");
  const language = useLocale();
  const { isBlocked } = useBlocking();
  const { reactions } = withoutReactionsOf(useLatest(message), isBlocked);
  const [chosen, setChosen] = useState(first);
  const shown = reactions.find(({ emoji }) => emoji === chosen) ?? reactions[0];
  if (!shown) return <p className="mt-5 text-ink-soft">{t("reactors.none")}</p>;
  return (
    <div className="mt-5 grid gap-4">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's */}
      <div role="group" aria-label={t("reactions.label")} className="flex flex-wrap gap-1">
        {reactions.map(({ emoji, count }) => (
          <button
            key={emoji}
            type="button"
            aria-pressed={emoji === shown.emoji}
            aria-label={`${emoji} ${count.toLocaleString(language)}`}
            onClick={() => setChosen(emoji)}
            className={cn(
              "flex h-8 items-center gap-1.5 rounded-full border bg-raised px-2.5 text-sm tabular-nums hover:border-line-strong",
              emoji === shown.emoji && "border-accent bg-accent-soft text-accent-text",
            )}
          >
            <span aria-hidden>{emoji}</span>
            {count.toLocaleString(language)}
          </button>
        ))}
      </div>
      <ReactorList messageId={message.id} emoji={shown.emoji} />
    </div>
  );
}

function ReactorList({ messageId, emoji }: { messageId: string; emoji: string }) {
  const errorText = useErrorText();
  const t = useTranslations("room");
  const me = useMe();
  const api = useApi();
  const query = useInfiniteQuery(
    api.messages.reactors.infiniteQueryOptions(
      { messageId, emoji },
      { getNextPageParam: (page) => page.nextCursor, staleTime: 0 },
    ),
  );
  if (query.isPending) return <PeopleSkeleton />;
  if (!query.data) return <p className="text-danger-text">{errorText(query.error)}</p>;
  return (
    <div>
      <ul aria-label={t("reactors.with", { emoji })} className="grid gap-1">
        {query.data.pages
          .flatMap(({ people }) => people)
          .map(({ id, username }) => (
            <li key={id} className="flex h-10 items-center gap-2.5">
              <Avatar username={username} size="sm" />
              <bdi className="min-w-0 truncate">{username}</bdi>
              {id === me.id && <span className="text-ink-faint text-sm">{t("reactions.you")}</span>}
            </li>
          ))}
      </ul>
      {query.hasNextPage && (
        <LoadMore
          label={t("members.more")}
          isLoading={query.isFetchingNextPage}
          hasFailed={query.isFetchNextPageError}
          onLoad={query.fetchNextPage}
        />
      )}
    </div>
  );
}

/** The message as it is now; who reacted is asked for anew when that may have changed. */
function useLatest(message: Message): Message {
  const [latest, setLatest] = useState(message);
  const client = useBanter();
  const api = useApi();
  const queries = useQueryClient();
  useEffect(() => {
    if (!client) return;
    const refresh = () => void queries.invalidateQueries({ queryKey: api.messages.reactors.pathKey() });
    const stops = [
      client.on("message_changed", ({ messages }) => {
        const changed = messages.find(({ id }) => id === message.id);
        if (!changed) return;
        setLatest((held) => (changed.rev > held.rev ? changed : held));
        refresh();
      }),
      client.on("hidden_people", refresh),
      client.on("welcome", refresh),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, queries, api, message.id]);
  return latest;
}
