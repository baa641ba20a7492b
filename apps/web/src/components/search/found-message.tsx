"use client";

import type { FoundMessage as Result } from "@banter/protocol";
import { useTranslations } from "use-intl";
import { conversationPath } from "../../lib/conversation-path.ts";
import { describeFiles } from "../../lib/describe-files.ts";
import { excerptOf } from "../../lib/excerpt.ts";
import { useFormatter } from "../../lib/formatting/formatter.ts";
import { PageLink } from "../shell/page-link.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { RoomGlyph } from "../ui/room-glyph.tsx";
import { When } from "../ui/when.tsx";

/** One message that was found, with its spoilers covered; leads to where it was said. */
export function FoundMessage({ result: { message, room }, search }: { result: Result; search: string }) {
  const tc = useTranslations("common");
  const { plainTextOf } = useFormatter(message.body ?? "");
  const words = plainTextOf(message.body ?? "") || describeFiles(message.attachments, tc);
  return (
    <li>
      <PageLink
        href={conversationPath(room, message.seq)}
        className="flex gap-3 rounded-lg border bg-raised p-3 shadow-card hover:border-accent sm:p-4"
      >
        <Avatar username={message.author.username} />
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-baseline gap-x-2 text-sm">
            <span className="truncate font-semibold text-base">{message.author.username}</span>
            <span className="text-ink-faint text-xs">
              <When at={message.createdAt} />
            </span>
            <span className="ms-auto flex min-w-0 items-center gap-1 text-ink-soft">
              <RoomGlyph kind={room.kind} />
              <bdi className="truncate">{room.name}</bdi>
            </span>
          </span>
          <span dir="auto" className="mt-0.5 block break-words [overflow-wrap:anywhere]">
            {excerptOf(words, search).map((part, index) =>
              part.isMatch ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: an excerpt's parts never change places
                <mark key={index} className="rounded-xs bg-accent-soft font-medium text-ink">
                  {part.text}
                </mark>
              ) : (
                part.text
              ),
            )}
          </span>
        </span>
      </PageLink>
    </li>
  );
}
