"use client";

import type { TimelineEntry } from "@banter/client";
import type { Message, Room } from "@banter/protocol";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { conversationPath } from "../../lib/conversation-path.ts";
import { firstNewKey } from "../../lib/first-new-key.ts";
import { formatDay } from "../../lib/format-time.ts";
import { groupEntries } from "../../lib/group-entries.ts";
import { newPlace } from "../../lib/held-rooms.ts";
import { storedEntry } from "../../lib/preview-timeline.ts";
import { type Anchor, isAtEnd, isNearEnd, isNearStart } from "../../lib/scroll-anchor.ts";
import { browserTimeStyle } from "../../lib/time-style.ts";
import { useErrorText } from "../../texts/use-error-text.ts";
import { useMe } from "../live/banter-context.tsx";
import { usePlace } from "../live/use-place.ts";
import { useTimeline } from "../live/use-timeline.ts";
import { useReading } from "../live/use-unread.ts";
import { PageLink } from "../shell/page-link.tsx";
import { useGo } from "../shell/use-go.ts";
import { Button } from "../ui/button.tsx";
import { DaySection } from "./day-section.tsx";
import { DeleteMessageDialog } from "./delete-message-dialog.tsx";
import { MessageActionsContext } from "./message-actions.tsx";
import { MessagesSkeleton } from "./messages-skeleton.tsx";
import { ReactorsDialog } from "./reactors-dialog.tsx";
import { ReportMessageDialog } from "./report-message-dialog.tsx";
import { useAnchoredScroll } from "./use-anchored-scroll.ts";
import { useHistory } from "./use-history.ts";
import { useMerge } from "./use-merge.ts";
import { useMessageEditing } from "./use-message-editing.ts";
import { useMessageKeys } from "./use-message-keys.ts";
import { useNow } from "./use-now.ts";
import { keepReply } from "./use-reply.ts";
import { useScrollingMark } from "./use-scrolling-mark.ts";

interface RoomHistoryProps {
  room: Room;
  /** The place in the room that one came for. */
  atSeq: number;
  /** False with somebody who is no friend. */
  mayWrite: boolean;
}

/** A part of a room's history, far from its newest messages. */
export function RoomHistory({ room, atSeq, mayWrite }: RoomHistoryProps) {
  const errorText = useErrorText();
  const t = useTranslations("room");
  const me = useMe();
  const place = usePlace(room.id);
  const open = useTimeline(room.id, place);
  const { pages: history, tookBack, noteMore } = useHistory(room.id, atSeq, open?.timeline ?? null);
  const [style] = useState(browserTimeStyle);
  const nowMs = useNow();
  const composer = useRef<HTMLTextAreaElement>(null);
  const scroller = useRef<HTMLElement>(null);
  const go = useGo();
  const reading = useReading(room.id, false);
  const [leftOffSeq] = useState(place.leftOffSeq);
  const quotes = open?.timeline.quotes ?? null;
  const elsewhere = useMemo(
    () => ({
      quotes,
      reply(message: Message) {
        keepReply(room.id, message.id);
        go(conversationPath(room));
      },
      jumpTo: (message: Message) => go(conversationPath(room, message.seq)),
      tookBack,
    }),
    [quotes, room, go, tookBack],
  );
  const editing = useMessageEditing(room, mayWrite, { composer, messages: scroller }, elsewhere);
  const entries = useMemo(
    () => (history.data?.pages ?? []).flatMap((page) => page.messages.map((message) => storedEntry(message, me.id))),
    [history.data, me.id],
  );
  const days = useMemo(() => groupEntries(entries, me, style), [entries, me, style]);
  const newKey = firstNewKey({
    entries,
    leftOffSeq: leftOffSeq ?? reading,
    myId: me.id,
    hasEarlier: history.hasPreviousPage,
  });
  const anchor = useRef<Anchor | null>(null);
  const { remember } = useAnchoredScroll({ scroller, isFollowing: false, rows: days, anchor });
  useScrollingMark(scroller);
  const merge = useMerge({ room, live: open?.snapshot ?? null, entries });
  const onKeyDown = useMessageKeys({
    scroller,
    entries,
    actions: editing.actions,
    leave: () => scroller.current?.focus({ preventScroll: true }),
  });
  const targetKey = nearestKey(entries, atSeq);

  // once, as soon as the place is there: from then on the person scrolls
  const hasArrived = useRef(false);
  /** By themselves, that is: where the place is near the end, one is not to be led on from it. */
  const hasMoved = useRef(false);
  useEffect(() => {
    const row = targetKey && scroller.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(targetKey)}"]`);
    if (!row || hasArrived.current) return;
    hasArrived.current = true;
    row.scrollIntoView({ block: "center" });
    row.classList.add("animate-point-out");
    row.focus({ preventScroll: true });
    remember();
  }, [targetKey, remember]);

  function noteMove(): void {
    hasMoved.current = true;
  }

  function lookAround(): void {
    const element = scroller.current;
    if (!element || history.isFetching || history.isError) return;
    if (isNearStart(element) && history.hasPreviousPage) void history.fetchPreviousPage();
    else if (isNearEnd(element) && history.hasNextPage) void history.fetchNextPage();
    else if (hasMoved.current) joinLive(element);
  }

  function joinLive(element: HTMLElement): void {
    const isAtNewest = history.isSuccess && !history.hasNextPage && isAtEnd(element);
    // what is being edited would be lost on the way
    if (isAtNewest && editing.editingId === null && !merge(anchor.current)) noteMoreIfAny();
  }

  function noteMoreIfAny(): void {
    const newest = open?.snapshot.messages.findLast(({ state }) => state === "stored");
    const last = entries.at(-1);
    if (newest?.state === "stored" && last?.state === "stored" && newest.message.seq > last.message.seq) noteMore();
  }

  // what is said while one is at the end is to be seen
  const onNews = useRef(joinLive);
  onNews.current = joinLive;
  useEffect(
    () => open?.timeline.onMessage(() => scroller.current && onNews.current(scroller.current)),
    [open?.timeline],
  );

  return (
    <MessageActionsContext value={editing.actions}>
      <section
        ref={scroller}
        aria-label={t("messages")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls with the keys
        tabIndex={0}
        onKeyDown={(event) => {
          noteMove();
          onKeyDown(event);
        }}
        onWheel={noteMove}
        onTouchMove={noteMove}
        onPointerDown={noteMove}
        onScroll={() => {
          remember();
          lookAround();
        }}
        className="scrollbar-slim min-h-0 flex-1 overflow-y-auto overscroll-contain [overflow-anchor:none] focus-visible:-outline-offset-2"
      >
        <div className="flex min-h-full flex-col justify-end pb-3">
          {history.hasPreviousPage && <MessagesSkeleton rows={4} />}
          {history.isPending && <MessagesSkeleton rows={8} />}
          {days.map((day) => (
            <DaySection
              key={day.key}
              day={day}
              label={formatDay(day.atMs, nowMs, style)}
              editingId={editing.editingId}
              newKey={newKey}
              onRetry={nothing}
              onDiscard={nothing}
            />
          ))}
          {history.hasNextPage && <MessagesSkeleton rows={4} />}
        </div>
      </section>
      <div className="safe-bottom flex min-h-14 items-center justify-between gap-3 border-t bg-shade px-4 py-2 sm:px-6">
        {history.isError ? (
          <p role="alert" className="flex items-center gap-3 text-danger-text">
            {errorText(history.error)}
            <Button look="outline" size="sm" onClick={() => history.refetch()}>
              {t("tryAgain")}
            </Button>
          </p>
        ) : (
          <p className="text-ink-soft text-sm">{t("history.older")}</p>
        )}
        <Button asChild size="sm">
          <PageLink
            href={conversationPath(room)}
            onClick={() => {
              place.view = newPlace().view;
            }}
          >
            {t("history.newest")}
          </PageLink>
        </Button>
      </div>
      <ReactorsDialog reacted={editing.reacted} onClose={editing.closeReactors} />
      <ReportMessageDialog message={editing.toReport} onClose={editing.closeReport} />
      <DeleteMessageDialog
        message={editing.toDelete}
        onClose={editing.closeDeletion}
        onReturnFocus={editing.restFocus}
      />
    </MessageActionsContext>
  );
}

/** The message at the place, or the last one before it: it may be of somebody who is hidden. */
function nearestKey(entries: readonly TimelineEntry[], atSeq: number): string | undefined {
  const nearest = entries.findLast((entry) => entry.state === "stored" && entry.message.seq <= atSeq) ?? entries[0];
  return nearest?.key;
}

/** What is stored needs no sending. */
function nothing(): void {}
