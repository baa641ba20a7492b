"use client";

import type { DraftFile } from "@banter/client";
import type { Room } from "@banter/protocol";
import { type ReactNode, useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { useTranslations } from "use-intl";
import { DropZone } from "../attachments/drop-zone.tsx";
import { useComposerFiles } from "../attachments/use-composer-files.ts";
import { useMe } from "../live/banter-context.tsx";
import { useConversation } from "../live/use-conversation.ts";
import { usePlace } from "../live/use-place.ts";
import { useRoomLists } from "../live/use-room-lists.ts";
import { useReading } from "../live/use-unread.ts";
import { ArchivedNote } from "./archived-note.tsx";
import { Composer } from "./composer.tsx";
import { DeleteMessageDialog } from "./delete-message-dialog.tsx";
import { MessageActionsContext } from "./message-actions.tsx";
import { MessageList } from "./message-list.tsx";
import { MessagesSkeleton } from "./messages-skeleton.tsx";
import { PinnedMessages } from "./pinned-messages.tsx";
import { ReactorsDialog } from "./reactors-dialog.tsx";
import { ReportMessageDialog } from "./report-message-dialog.tsx";
import { RoomGone } from "./room-gone.tsx";
import { TypingLine } from "./typing-line.tsx";
import { useAnnouncements } from "./use-announcements.ts";
import { useJump } from "./use-jump.ts";
import { useMessageEditing } from "./use-message-editing.ts";
import { focusNewestRow } from "./use-message-keys.ts";
import { useMessageWindow } from "./use-message-window.ts";
import { useReply } from "./use-reply.ts";
import { useRoomTyping } from "./use-room-typing.ts";
import { useSlowMode } from "./use-slow-mode.ts";

const NO_ENTRIES = [] as const;

interface RoomTimelineProps {
  room: Room;
  /** Where buttons for what is in the conversation go. */
  tools: HTMLElement | null;
  /** What stands where one would write, if one may not. */
  insteadOfComposer?: ReactNode;
}

/** The conversation of a room that one is in. */
export function RoomTimeline({ room, tools, insteadOfComposer = null }: RoomTimelineProps) {
  const t = useTranslations("room");
  const me = useMe();
  const place = usePlace(room.id);
  const { timeline, snapshot } = useConversation(room, place);
  const view = useMessageWindow(snapshot?.messages ?? NO_ENTRIES, me.id, place);
  const announcement = useAnnouncements(timeline, me.id);
  const typing = useRoomTyping(room.id);
  const { refresh } = useRoomLists();
  const composer = useRef<HTMLTextAreaElement>(null);
  const messages = useRef<HTMLElement>(null);
  const { replyToId, reply, cancel } = useReply(room.id, composer);
  const files = useComposerFiles(room.id);
  const canWrite = room.archivedAt === null && insteadOfComposer === null;
  const jump = useJump(timeline, view);
  const editing = useMessageEditing(
    room,
    insteadOfComposer === null,
    { composer, messages },
    { quotes: timeline?.quotes ?? null, reply, jumpTo: jump.jumpTo },
  );
  const slowMode = useSlowMode(room, snapshot?.messages ?? NO_ENTRIES);
  const isGone = snapshot?.status === "gone";
  const leftOffSeq = useReading(room.id, view.isFollowing && snapshot?.status === "live");

  useEffect(() => {
    if (isGone) refresh();
  }, [isGone, refresh]);
  useEffect(() => {
    place.leftOffSeq = leftOffSeq;
  }, [place, leftOffSeq]);

  if (isGone) return <RoomGone />;

  function send(body: string, taken: readonly DraftFile[]): void {
    timeline?.send(body, { replyToId, files: taken });
    typing?.stop();
    if (replyToId) cancel();
    view.follow();
  }

  return (
    <MessageActionsContext value={editing.actions}>
      {tools && createPortal(<PinnedMessages room={room} />, tools)}
      <DropZone isOn={canWrite && files.areOn} onDrop={files.add}>
        {timeline && snapshot ? (
          <MessageList
            timeline={timeline}
            snapshot={snapshot}
            view={view}
            leftOffSeq={leftOffSeq}
            scroller={messages}
            editingId={editing.editingId}
            jump={jump}
            anchor={place.anchor}
            onLeave={() => composer.current?.focus()}
          />
        ) : (
          <div className="flex min-h-0 flex-1 flex-col justify-end overflow-hidden">
            <MessagesSkeleton rows={8} />
          </div>
        )}
        {room.archivedAt !== null ? (
          <ArchivedNote />
        ) : (
          (insteadOfComposer ?? (
            <>
              <TypingLine typing={typing} />
              <Composer
                roomId={room.id}
                roomName={room.name}
                room={room}
                field={composer}
                slowMode={slowMode}
                replyToId={replyToId}
                onCancelReply={cancel}
                files={files}
                onSend={send}
                onType={() => typing?.say()}
                onLeave={() => focusNewestRow(messages.current)}
                onEditNewest={() => editing.editNewest(snapshot?.messages ?? NO_ENTRIES)}
              />
            </>
          ))
        )}
      </DropZone>
      <ReactorsDialog reacted={editing.reacted} onClose={editing.closeReactors} />
      <ReportMessageDialog message={editing.toReport} onClose={editing.closeReport} />
      <DeleteMessageDialog
        message={editing.toDelete}
        onClose={editing.closeDeletion}
        onReturnFocus={editing.restFocus}
      />
      <p role="status" aria-label={t("newMessages")} className="sr-only">
        {announcement}
      </p>
    </MessageActionsContext>
  );
}
