"use client";

import type { DraftFile } from "@banter/client";
import type { Room } from "@banter/protocol";
import { ArrowUp, Smile } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { checkMessage } from "../../lib/check-message.ts";
import { cn } from "../../lib/class-names.ts";
import { unsentText } from "../../lib/unsent-text.ts";
import { AttachButton } from "../attachments/attach-button.tsx";
import { ComposerFiles } from "../attachments/composer-files.tsx";
import type { ComposerFiles as Files } from "../attachments/use-composer-files.ts";
import { EmojiPopover } from "../emoji/emoji-popover.tsx";
import { Button } from "../ui/button.tsx";
import { ComposerNote } from "./composer-note.tsx";
import { ComposerReply } from "./composer-reply.tsx";
import { FormattingHelp } from "./formatting-help.tsx";
import { MentionList } from "./mention-list.tsx";
import { ShortcodeList } from "./shortcode-list.tsx";
import { useCompletion } from "./use-completion.ts";
import type { SlowMode } from "./use-slow-mode.ts";

interface ComposerProps {
  roomId: string;
  roomName: string;
  slowMode: SlowMode;
  /** Whose members can be mentioned; null where there is no room yet. */
  room: Room | null;
  field: RefObject<HTMLTextAreaElement | null>;
  /** The message that the next one answers. */
  replyToId: string | null;
  onCancelReply(): void;
  /** What goes along. */
  files: Files;
  onSend(body: string, files: readonly DraftFile[]): void;
  /** With every change that leaves something to be sent. */
  onType(): void;
  /** Escape, with nothing left that it could end here; false if there is nowhere to go. */
  onLeave(): boolean;
  /** The up arrow in an empty field, by which one gets to one's newest message; false if there is none. */
  onEditNewest(): boolean;
}

/** About as much as stands in one line on a phone, beside the buttons; what is longer has the lines for itself. */
const LINE_CHARS = 20;

/** Where one writes. Enter sends, Shift+Enter begins a new line, and an input method keeps its own Enter. */
export function Composer({
  roomId,
  roomName,
  slowMode,
  room,
  field,
  replyToId,
  onCancelReply,
  files,
  onSend,
  onType,
  onLeave,
  onEditNewest,
}: ComposerProps) {
  const t = useTranslations("room");
  const [text, setText] = useState("");
  const noteId = useId();
  const check = checkMessage(text, files.files.length > 0);
  const canSend = check.canSend && files.canSend && slowMode.waitMs === 0;
  const isLong = text.length > LINE_CHARS || text.includes("\n");
  const completion = useCompletion({ room, field, text, onChange: change });

  useEffect(() => {
    setText(unsentText.of(roomId));
    // what another tab sends is not to be sent, nor kept, once more by this one
    return unsentText.subscribe(() => setText(unsentText.of(roomId)));
  }, [roomId]);

  useEffect(() => {
    if (window.matchMedia("(pointer: fine)").matches) field.current?.focus({ preventScroll: true });
  }, [field]);

  function change(next: string): void {
    setText(next);
    unsentText.keep(roomId, next);
    if (next.trim() !== "") onType();
  }

  function send(): void {
    if (!canSend) return;
    onSend(text.trim() === "" ? "" : text, files.take());
    change("");
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (completion.onKeyDown(event)) return;
    if (event.key === "Escape" && !event.shiftKey && !event.nativeEvent.isComposing) {
      if (replyToId) onCancelReply();
      else if (!onLeave()) return;
      event.preventDefault();
    }
    if (event.key === "ArrowUp" && text === "" && onEditNewest()) event.preventDefault();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      className="safe-bottom relative px-3 sm:px-5"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ShortcodeList shortcodes={completion.shortcodes} />
      <MentionList mentions={completion.mentions} />
      {replyToId && <ComposerReply messageId={replyToId} onCancel={onCancelReply} />}
      <ComposerFiles files={files} onEmptied={() => field.current?.focus()} />
      <div
        className={cn(
          "flex items-end gap-1 rounded-lg border border-line-strong bg-raised p-1.5 shadow-card has-[textarea:focus]:border-focus has-[textarea:focus]:ring-3 has-[textarea:focus]:ring-accent-soft",
          isLong && "max-sm:flex-wrap max-sm:justify-end",
        )}
      >
        <textarea
          ref={field}
          dir="auto"
          rows={1}
          value={text}
          aria-label={t("composer.label", { room: roomName })}
          aria-describedby={noteId}
          placeholder={t("composer.label", { room: roomName })}
          enterKeyHint="send"
          {...completion.props}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const pasted = [...event.clipboardData.files];
            if (pasted.length === 0 || !files.areOn || event.clipboardData.types.includes("text/plain")) return;
            event.preventDefault();
            files.add(pasted);
          }}
          className={cn(
            "field-sizing-content scrollbar-slim max-h-[40dvh] min-h-9 min-w-0 flex-1 resize-none bg-transparent px-2.5 py-1.5 text-[1rem] leading-6 text-ellipsis outline-none placeholder:block placeholder:truncate placeholder-shown:overflow-hidden placeholder:text-ink-faint sm:text-base",
            isLong && "max-sm:basis-full",
          )}
        />
        {files.areOn && (
          <AttachButton
            onChoose={(chosen) => {
              files.add(chosen);
              field.current?.focus();
            }}
          />
        )}
        <FormattingHelp />
        <EmojiPopover onPick={completion.insertAtCaret} onPicked={() => field.current?.focus()}>
          <Button look="quiet" size="icon" aria-label={t("composer.emoji")}>
            <Smile aria-hidden />
          </Button>
        </EmojiPopover>
        <Button
          type="submit"
          size="icon"
          look={canSend ? "primary" : "quiet"}
          aria-label={t("composer.send")}
          aria-disabled={!canSend}
        >
          <ArrowUp aria-hidden />
        </Button>
      </div>
      <ComposerNote id={noteId} check={check} slowMode={slowMode} />
    </form>
  );
}
