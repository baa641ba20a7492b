"use client";

import type { Timeline, TimelineEntry, TimelineSnapshot } from "@banter/client";
import { type RefObject, useEffect, useLayoutEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { firstNewKey } from "../../lib/first-new-key.ts";
import { formatDay } from "../../lib/format-time.ts";
import { groupEntries } from "../../lib/group-entries.ts";
import { type Anchor, isAtEnd, isNearEnd, isNearStart } from "../../lib/scroll-anchor.ts";
import { browserTimeStyle } from "../../lib/time-style.ts";
import { useMe } from "../live/banter-context.tsx";
import { DaySection } from "./day-section.tsx";
import { HistoryStart } from "./history-start.tsx";
import { JumpToLatest } from "./jump-to-latest.tsx";
import { JumpToUnread } from "./jump-to-unread.tsx";
import { useMessageActions } from "./message-actions.tsx";
import { useAnchoredScroll } from "./use-anchored-scroll.ts";
import { useFirstUnread } from "./use-first-unread.ts";
import type { useJump } from "./use-jump.ts";
import { useMessageKeys } from "./use-message-keys.ts";
import type { useMessageWindow } from "./use-message-window.ts";
import { useNow } from "./use-now.ts";
import { useScrollingMark } from "./use-scrolling-mark.ts";

interface MessageListProps {
  timeline: Timeline;
  snapshot: TimelineSnapshot;
  view: ReturnType<typeof useMessageWindow>;
  /** Up to where the person had read before they came to what is new; null where nothing is. */
  leftOffSeq: number | null;
  scroller: RefObject<HTMLElement | null>;
  editingId: string | null;
  jump: ReturnType<typeof useJump>;
  /** What stays in place while one reads. */
  anchor: RefObject<Anchor | null>;
  /** Takes the focus from the messages to where one writes. */
  onLeave(): void;
}

/** The messages of a room, the newest in sight; older ones come as one scrolls up to them. */
export function MessageList({
  timeline,
  snapshot,
  view,
  leftOffSeq,
  scroller,
  editingId,
  jump,
  anchor,
  onLeave,
}: MessageListProps) {
  const t = useTranslations("room");
  const me = useMe();
  const [style] = useState(browserTimeStyle);
  const nowMs = useNow();
  const days = useMemo(() => groupEntries(view.shown, me, style), [view.shown, me, style]);
  const hasEarlier = snapshot.hasOlder || view.shown[0] !== snapshot.messages[0];
  const newKey = firstNewKey({
    entries: view.shown,
    leftOffSeq,
    myId: me.id,
    hasEarlier,
  });
  const firstUnread = useFirstUnread({
    scroller,
    leftOffSeq,
    newKey,
    isFurtherUp: newKey === null && hasEarlier && isAllNew(view.shown, leftOffSeq),
    rows: days,
  });
  const { remember } = useAnchoredScroll({ scroller, isFollowing: view.isFollowing, rows: days, anchor });

  useScrollingMark(scroller);
  const onKeyDown = useMessageKeys({ scroller, entries: view.shown, actions: useMessageActions(), leave: onLeave });

  const { target, arrived } = jump;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row may come with the rows shown next
  useLayoutEffect(() => {
    const row = target === null ? null : findRow(scroller.current, target);
    if (!row) return;
    row.scrollIntoView({ block: "center" });
    remember();
    pointOut(row);
    arrived();
  }, [target, arrived, days, scroller, remember]);

  function lookAround(): void {
    const element = scroller.current;
    if (!element) return;
    const canLoadOlder =
      snapshot.status !== "loading" && snapshot.hasOlder && !snapshot.loadingOlder && !snapshot.olderError;
    if (isNearStart(element) && !view.goUp() && canLoadOlder) void timeline.loadOlder();
    if (isNearEnd(element) && !view.endsAtNewest) view.goDown();
  }

  function onScroll(): void {
    const element = scroller.current;
    if (!element) return;
    remember();
    if (view.endsAtNewest && isAtEnd(element)) view.follow();
    else if (view.isFollowing) view.leaveEnd();
    lookAround();
  }

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // A page of short messages may leave room for more. And whoever has scrolled up before the room was joined, or
    // while a page was on its way, does not scroll again to be shown what is there now.
    if (element.scrollHeight <= element.clientHeight || !view.isFollowing) lookAround();
  });

  return (
    <div className="relative min-h-0 flex-1">
      <section
        ref={scroller}
        aria-label={t("messages")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls with the keys
        tabIndex={0}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        className="scrollbar-slim h-full overflow-y-auto overscroll-contain [overflow-anchor:none] focus-visible:-outline-offset-2"
      >
        <div className="flex min-h-full flex-col justify-end pb-3">
          <HistoryStart snapshot={snapshot} hasEarlier={hasEarlier} onLoadOlder={() => timeline.loadOlder()} />
          {days.map((day) => (
            <DaySection
              key={day.key}
              day={day}
              label={formatDay(day.atMs, nowMs, style)}
              editingId={editingId}
              newKey={newKey}
              onRetry={timeline.retry}
              onDiscard={timeline.discard}
            />
          ))}
        </div>
      </section>
      {firstUnread.isOffered && (
        <JumpToUnread
          onJump={() => {
            firstUnread.dismiss();
            jump.jumpToSeq(snapshot.roomId, (leftOffSeq ?? 0) + 1);
          }}
          onDismiss={firstUnread.dismiss}
        />
      )}
      {!view.isFollowing && <JumpToLatest newCount={view.newCount} onJump={view.follow} />}
    </div>
  );
}

/** Whether all that is shown came after the place where one left off. */
function isAllNew(entries: readonly TimelineEntry[], leftOffSeq: number | null): boolean {
  const oldest = entries.find((entry) => entry.state === "stored");
  return leftOffSeq !== null && oldest?.state === "stored" && oldest.message.seq > leftOffSeq;
}

const POINT_OUT_MS = 2_000;

function findRow(scroller: HTMLElement | null, key: string): HTMLElement | null {
  return scroller?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? null;
}

/** Where one has jumped to is seen, and is where the keyboard and a screen reader go on. */
function pointOut(row: HTMLElement): void {
  row.focus({ preventScroll: true });
  row.animate([{ backgroundColor: "var(--spark-soft)" }, { backgroundColor: "transparent" }], POINT_OUT_MS);
}
