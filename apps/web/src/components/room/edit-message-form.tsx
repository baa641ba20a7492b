"use client";

import { LIMITS, type Message, normalizeLineEnds } from "@banter/protocol";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { checkMessage } from "../../lib/check-message.ts";
import { unsentText } from "../../lib/unsent-text.ts";
import { useErrorText, useIssueText } from "../../texts/use-error-text.ts";
import { Button } from "../ui/button.tsx";
import { MentionList } from "./mention-list.tsx";
import { useMessageActions } from "./message-actions.tsx";
import { ShortcodeList } from "./shortcode-list.tsx";
import { useCompletion } from "./use-completion.ts";

interface EditMessageFormProps {
  message: Message & { body: string };
}

/** A message as its author changes it, in its place. Enter saves, Escape leaves it as it was; without a word left it asks to delete. */
export function EditMessageForm({ message }: EditMessageFormProps) {
  const errorText = useErrorText();
  const t = useTranslations("room");
  const { room, save, stopEditing, askToDelete } = useMessageActions();
  const draftKey = `edit.${message.id}`;
  const [text, setText] = useState(() => unsentText.of(draftKey) || message.body);
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  const completion = useCompletion({ room, field, text, onChange: change });
  const issueText = useIssueText();
  const { canSend, charsLeft, problem } = checkMessage(text, message.attachments.length > 0);
  const trouble = failure ?? (problem === null ? null : issueText(problem));

  useEffect(() => {
    const element = field.current;
    if (!element) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
    element.scrollIntoView({ block: "nearest" });
  }, []);

  function change(next: string): void {
    setText(next);
    setFailure(null);
    unsentText.keep(draftKey, next);
  }

  function finish(): void {
    unsentText.keep(draftKey, "");
    stopEditing();
  }

  async function submit(): Promise<void> {
    if (isBusy) return;
    if (text.trim() === "" && message.attachments.length === 0) return askToDelete(message);
    if (!canSend) return;
    if (normalizeLineEnds(text) === message.body) return finish();
    setBusy(true);
    try {
      await save(message.id, text);
      finish();
    } catch (error) {
      setFailure(errorText(error));
      setBusy(false);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (completion.onKeyDown(event) || event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") {
      event.preventDefault();
      finish();
    }
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void submit();
    }
  }

  const left =
    charsLeft === null
      ? null
      : charsLeft < 0
        ? t("edit.over", { count: -charsLeft, max: LIMITS.messageMaxChars })
        : t("composer.left", { count: charsLeft });
  return (
    <form
      className="my-1 grid gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <textarea
        ref={field}
        dir="auto"
        rows={1}
        value={text}
        aria-label={t("edit.label")}
        aria-describedby={noteId}
        aria-invalid={failure !== null || problem !== null}
        enterKeyHint="done"
        {...completion.props}
        onKeyDown={onKeyDown}
        className="field-sizing-content scrollbar-slim max-h-[40dvh] min-h-10 w-full resize-none rounded-md border border-line-strong bg-raised px-2.5 py-1.5 text-[1rem] text-ink leading-6 focus-visible:border-focus focus-visible:outline-offset-0 sm:text-base"
      />
      <ShortcodeList shortcodes={completion.shortcodes} isInline />
      <MentionList mentions={completion.mentions} isInline />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" size="sm" aria-disabled={isBusy || (!canSend && text.trim() !== "")}>
          {t("edit.save")}
        </Button>
        <Button size="sm" look="quiet" onClick={finish}>
          {t("edit.cancel")}
        </Button>
        <p id={noteId} aria-live="polite" className="min-w-0 text-ink-faint text-xs">
          {trouble ? (
            <span className="text-danger-text">{trouble}</span>
          ) : (
            (left ?? <span className="max-sm:hidden">{t("edit.hint")}</span>)
          )}
        </p>
      </div>
    </form>
  );
}
