"use client";

import type { TimelineEntry } from "@banter/client";
import type { Person } from "@banter/protocol";
import { Pin } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "use-intl";
import { cn } from "../../lib/class-names.ts";
import { formatClock, formatMoment } from "../../lib/format-time.ts";
import { browserTimeStyle } from "../../lib/time-style.ts";
import { DraftFiles } from "../attachments/draft-files.tsx";
import { MessageFiles } from "../attachments/message-files.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { DraftState } from "./draft-state.tsx";
import { EditMessageForm } from "./edit-message-form.tsx";
import { EditedMark } from "./edited-mark.tsx";
import { MessageMenu } from "./message-menu.tsx";
import { MessageQuote } from "./message-quote.tsx";
import { MessageReactions } from "./message-reactions.tsx";
import { MessageText } from "./message-text.tsx";
import { NewMessagesLine } from "./new-messages-line.tsx";

interface MessageRowProps {
  entry: TimelineEntry;
  author: Person;
  atMs: number;
  isFirst: boolean;
  /** The line "New messages" stands above it. */
  beginsNew: boolean;
  isEditing: boolean;
  onRetry(clientId: string): void;
  onDiscard(clientId: string): void;
}

/** One message. The first of an author's bears face and name, the others the time beside them, when pointed at. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { entry, author, atMs, isFirst, beginsNew, isEditing, onRetry, onDiscard } = props;
  const isStored = entry.state === "stored";
  const { replyToId } = isStored ? entry.message : entry.draft;
  const hasMenu = isStored && entry.message.body !== null && !isEditing;
  return (
    <li
      data-key={entry.key}
      data-new={beginsNew || undefined}
      tabIndex={-1}
      className={cn(
        "group relative flex scroll-mt-14 scroll-mb-2 gap-3 overflow-clip focus-visible:bg-sunken/50 focus-visible:-outline-offset-2 px-4 py-0.5 hover:bg-sunken/50 sm:px-6 [@media(hover:none)]:min-h-9",
        isEditing && "bg-sunken/50",
        isFirst && "mt-4 first:mt-0",
        beginsNew && "flex-wrap",
      )}
    >
      {beginsNew && <NewMessagesLine />}
      <div className="w-9 shrink-0">
        {isFirst ? <Avatar username={author.username} /> : <Time atMs={atMs} isQuiet />}
      </div>
      <div className={cn("min-w-0 max-w-3xl flex-1", !isFirst && hasMenu && placeForMenu)}>
        {isFirst ? (
          <p className="flex items-baseline gap-2 leading-5">
            <span className="truncate font-semibold">{author.username}</span>
            <Time atMs={atMs} />
          </p>
        ) : (
          <span className="sr-only">{author.username}: </span>
        )}
        {replyToId && <MessageQuote messageId={replyToId} />}
        <div className={cn(!isStored && "text-ink-faint")}>
          <MessageBody entry={entry} isEditing={isEditing} />
        </div>
        {isStored ? <MessageFiles attachments={entry.message.attachments} /> : <DraftFiles files={entry.draft.files} />}
        {isStored && <MessageReactions message={entry.message} />}
        {!isStored && <DraftState entry={entry} onRetry={onRetry} onDiscard={onDiscard} />}
      </div>
      {hasMenu && <MessageMenu message={entry.message} />}
    </li>
  );
});

/** Of a message without a name above it: what is touched stands in the corner, and the text flows around it. */
const placeForMenu =
  "[@media(hover:none)]:before:float-end [@media(hover:none)]:before:h-6 [@media(hover:none)]:before:w-16";

function MessageBody({ entry, isEditing }: { entry: TimelineEntry; isEditing: boolean }) {
  const t = useTranslations("room");
  if (entry.state !== "stored") return entry.draft.body === "" ? null : <MessageText body={entry.draft.body} />;
  const { body, createdAt, editedAt, pinnedAt } = entry.message;
  if (body === null) return <p className="text-ink-faint italic">{t("message.deleted")}</p>;
  if (isEditing) return <EditMessageForm message={{ ...entry.message, body }} />;
  return (
    <>
      {body !== "" && <MessageText body={body} mentions={entry.message.mentions} />}
      {pinnedAt && (
        <span className="me-2 inline-flex items-center gap-1 text-ink-faint text-xs">
          <Pin aria-hidden className="size-3" /> {t("message.pinned")}
        </span>
      )}
      {editedAt && <EditedMark writtenAtMs={Date.parse(createdAt)} editedAtMs={Date.parse(editedAt)} />}
    </>
  );
}

function Time({ atMs, isQuiet = false }: { atMs: number; isQuiet?: boolean }) {
  const style = browserTimeStyle();
  return (
    <time
      dateTime={new Date(atMs).toISOString()}
      title={formatMoment(atMs, style)}
      className={cn(
        "shrink-0 whitespace-nowrap text-ink-faint text-xs tabular-nums",
        isQuiet && "block pt-1 text-end text-[0.6875rem] leading-4 opacity-0 group-hover:opacity-100",
      )}
    >
      {formatClock(atMs, style)}
    </time>
  );
}
