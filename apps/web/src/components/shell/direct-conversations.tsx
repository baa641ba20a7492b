"use client";

import type { Conversation, RoomUnread } from "@banter/protocol";
import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { cn } from "../../lib/class-names.ts";
import { CONVERSATIONS, conversationsIn } from "../../lib/conversation-pages.ts";
import { useApi } from "../../lib/use-api.ts";
import { useUnread } from "../live/use-unread.ts";
import { Avatar } from "../ui/avatar.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { MutedMark } from "../ui/muted-mark.tsx";
import { UnreadBadge } from "../ui/unread-badge.tsx";
import { PageLink } from "./page-link.tsx";
import { UnsentMark } from "./unsent-mark.tsx";

/** The people with whom one writes, the one with the newest message first. */
export function DirectConversations() {
  const t = useTranslations("shell");
  const api = useApi();
  const unread = useUnread();
  const pathname = usePathname();
  const query = useInfiniteQuery(
    api.direct.list.infiniteQueryOptions(CONVERSATIONS, { getNextPageParam: (page) => page.nextCursor }),
  );
  const conversations = query.data ? conversationsIn(query.data) : [];
  return (
    <section aria-label={t("direct.title")} className="mt-3 md:mt-4">
      <h2 className="flex h-11 items-center ps-2.5 font-semibold text-lg tracking-tight md:h-8 md:font-medium md:text-ink-faint md:text-sm md:tracking-normal">
        {t("direct.title")}
      </h2>
      {query.data && conversations.length === 0 && (
        <p className="px-2.5 py-1 text-ink-soft text-sm">
          {t.rich("direct.none", {
            link: (words) => (
              <Link href="/friends" className="font-medium text-accent-text underline underline-offset-3">
                {words}
              </Link>
            ),
          })}
        </p>
      )}
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-px">
        {conversations.map((conversation) => (
          <li key={conversation.roomId} className="min-w-0">
            <ConversationLink
              conversation={conversation}
              isCurrent={pathname === `/messages/${conversation.person.id}`}
              standing={unread.get(conversation.roomId)}
            />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <LoadMore
          label={t("direct.more")}
          isLoading={query.isFetchingNextPage}
          hasFailed={query.isFetchNextPageError}
          onLoad={query.fetchNextPage}
        />
      )}
    </section>
  );
}

interface ConversationLinkProps {
  conversation: Conversation;
  isCurrent: boolean;
  /** Undefined until the server has said. */
  standing: RoomUnread | undefined;
}

function ConversationLink({ conversation: { person, roomId }, isCurrent, standing }: ConversationLinkProps) {
  const isMuted = standing?.notify === "NOTHING";
  const unread = isMuted ? 0 : (standing?.unread ?? 0);
  return (
    <PageLink
      href={`/messages/${person.id}`}
      aria-current={isCurrent ? "page" : undefined}
      className={cn(
        "flex h-11 items-center gap-2.5 rounded-md px-2.5 text-ink-soft hover:bg-sunken hover:text-ink md:h-9",
        unread > 0 && "font-semibold text-ink",
        isMuted && "text-ink-faint",
        isCurrent && "bg-accent-soft text-ink hover:bg-accent-soft",
      )}
    >
      <Avatar username={person.username} size="sm" />
      <bdi className="min-w-0 flex-1 truncate">{person.username}</bdi>
      {!isCurrent && <UnsentMark roomId={roomId} />}
      {isMuted && <MutedMark />}
      {unread > 0 && <UnreadBadge count={unread} />}
    </PageLink>
  );
}
