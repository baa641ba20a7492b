"use client";

import type { Message } from "@banter/protocol";
import { Ban, Copy, Ellipsis, Flag, Pencil, Pin, PinOff, Reply, SmilePlus, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "../../lib/class-names.ts";
import { useCopyText } from "../../lib/use-copy-text.ts";
import { useBlocking } from "../people/blocking-context.tsx";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "../ui/menu.tsx";
import { useMessageActions } from "./message-actions.tsx";
import { ReactButton } from "./message-reactions.tsx";

/** What can be done with a message; in sight when one points at it or comes to it by keyboard, and always on a touch screen. */
export function MessageMenu({ message }: { message: Message }) {
  const t = useTranslations("room");
  const { abilitiesOf, edit, askToDelete, askToReport, reply, pin, showReactors } = useMessageActions();
  const copyText = useCopyText();
  const { askToBlock } = useBlocking();
  const { canReply, canReact, canPin, canCopy, canEdit, canReport, canBlock, canDelete } = abilitiesOf(message);
  return (
    <div className={placeStyles}>
      {canReact && <ReactButton message={message} className={triggerStyles} />}
      <Menu>
        <MenuTrigger aria-label={t("menu.label", { name: message.author.username })} className={triggerStyles}>
          <Ellipsis aria-hidden className="size-4" />
        </MenuTrigger>
        <MenuContent align="end" className="min-w-44" onCloseAutoFocus={keepTakenFocus}>
          {canReply && (
            <MenuItem onSelect={() => reply(message)}>
              <Reply aria-hidden />
              {t("menu.reply")}
            </MenuItem>
          )}
          {canEdit && (
            <MenuItem onSelect={() => edit(message)}>
              <Pencil aria-hidden />
              {t("menu.edit")}
            </MenuItem>
          )}
          {canCopy && (
            <MenuItem onSelect={() => void copyText(message.body ?? "")}>
              <Copy aria-hidden />
              {t("menu.copy")}
            </MenuItem>
          )}
          {message.reactions[0] && (
            <MenuItem onSelect={() => showReactors(message, message.reactions[0]?.emoji ?? "")}>
              <SmilePlus aria-hidden />
              {t("menu.reactors")}
            </MenuItem>
          )}
          {canPin && (
            <MenuItem onSelect={() => pin(message, message.pinnedAt === null)}>
              {message.pinnedAt === null ? <Pin aria-hidden /> : <PinOff aria-hidden />}
              {message.pinnedAt === null ? t("menu.pin") : t("menu.unpin")}
            </MenuItem>
          )}
          {canReport && (
            <MenuItem onSelect={() => askToReport(message)}>
              <Flag aria-hidden />
              {t("menu.report")}
            </MenuItem>
          )}
          {canBlock && (
            <MenuItem onSelect={() => askToBlock(message.author)}>
              <Ban aria-hidden />
              <span className="max-w-56 truncate">{t("menu.block", { name: message.author.username })}</span>
            </MenuItem>
          )}
          {canDelete && (
            <MenuItem className="text-danger-text [&_svg]:text-danger-text" onSelect={() => askToDelete(message)}>
              <Trash2 aria-hidden />
              {t("menu.delete")}
            </MenuItem>
          )}
        </MenuContent>
      </Menu>
    </div>
  );
}

/** Beside the message; on a touch screen in its corner, below the line "New messages" if there is one. */
const placeStyles = cn(
  "flex shrink-0 gap-3 [@media(hover:none)]:absolute [@media(hover:none)]:end-4 [@media(hover:none)]:gap-1",
  "[@media(hover:none)]:-top-1 [@media(hover:none)]:group-data-new:top-8",
);

const triggerStyles = cn(
  "-me-2 -mb-1 flex size-6 shrink-0 items-center justify-center rounded-sm text-ink-soft opacity-0",
  "hover:bg-sunken hover:text-ink focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100",
  "data-[state=open]:bg-sunken data-[state=open]:text-ink data-[state=open]:opacity-100",
  "[@media(hover:none)]:size-8 [@media(hover:none)]:text-ink-faint [@media(hover:none)]:opacity-100",
);

/** The field or the dialog that an item has opened keeps the focus; otherwise it goes back to the button. */
function keepTakenFocus(event: Event): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLTextAreaElement || activeElement?.closest("[role=alertdialog], [role=dialog]")) {
    event.preventDefault();
  }
}
