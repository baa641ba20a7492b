"use client";

import { ArrowUp } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from "react";
import { checkMessage } from "../../lib/check-message.ts";
import { unsentText } from "../../lib/unsent-text.ts";
import { Button } from "../ui/button.tsx";
import { ComposerNote } from "./composer-note.tsx";

interface ComposerProps {
  roomId: string;
  roomName: string;
  field: RefObject<HTMLTextAreaElement | null>;
  onSend(body: string): void;
  /** With every change that leaves something to be sent. */
  onType(): void;
  /** The up arrow in an empty field, by which one gets to one's newest message; false if there is none. */
  onEditNewest(): boolean;
}

/** Where one writes. Enter sends, Shift+Enter begins a new line, and an input method keeps its own Enter. */
export function Composer({ roomId, roomName, field, onSend, onType, onEditNewest }: ComposerProps) {
  const [text, setText] = useState("");
  const noteId = useId();
  const check = checkMessage(text);

  useEffect(() => {
    setText(unsentText.of(roomId));
    if (window.matchMedia("(pointer: fine)").matches) field.current?.focus({ preventScroll: true });
  }, [roomId, field]);

  function change(next: string): void {
    setText(next);
    unsentText.keep(roomId, next);
    if (next.trim() !== "") onType();
  }

  function send(): void {
    if (!check.canSend) return;
    onSend(text);
    change("");
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "ArrowUp" && text === "" && onEditNewest()) event.preventDefault();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      className="safe-bottom px-3 sm:px-5"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="flex items-end gap-2 rounded-lg border border-line-strong bg-raised p-1.5 shadow-card focus-within:border-focus focus-within:outline-1 focus-within:outline-focus">
        <textarea
          ref={field}
          dir="auto"
          rows={1}
          value={text}
          aria-label={`Message ${roomName}`}
          aria-describedby={noteId}
          placeholder={`Message ${roomName}`}
          enterKeyHint="send"
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content scrollbar-slim max-h-[40dvh] min-h-9 flex-1 resize-none bg-transparent px-2.5 py-1.5 text-[1rem] leading-6 outline-none placeholder:truncate placeholder:text-ink-faint sm:text-base"
        />
        <Button
          type="submit"
          size="icon"
          look={check.canSend ? "primary" : "quiet"}
          aria-label="Send message"
          aria-disabled={!check.canSend}
        >
          <ArrowUp aria-hidden />
        </Button>
      </div>
      <ComposerNote id={noteId} check={check} />
    </form>
  );
}
