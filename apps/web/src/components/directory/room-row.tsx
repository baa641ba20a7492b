"use client";

import type { Room } from "@banter/protocol";
import { Check } from "lucide-react";
import { useTranslations } from "use-intl";

import { useHydrated } from "../../lib/use-hydrated.ts";
import { PageLink } from "../shell/page-link.tsx";
import { useGo } from "../shell/use-go.ts";
import { Button } from "../ui/button.tsx";
import { RoomGlyph } from "../ui/room-glyph.tsx";
import { When } from "../ui/when.tsx";
import { useJoinRoom } from "./use-join-room.ts";

/** One room of the directory. The whole row leads to the room; joining is a button of its own. */
export function RoomRow({ room }: { room: Room }) {
  const tc = useTranslations("common");
  const t = useTranslations("directory");
  const go = useGo();
  const isHydrated = useHydrated(); // a server does not know at what hours the person lives
  const join = useJoinRoom((roomId) => go(`/rooms/${roomId}`));
  return (
    <li className="group relative flex items-start gap-3 px-4 py-3.5 hover:bg-sunken/60 sm:gap-4 sm:px-5">
      <span className="grid size-9 shrink-0 place-items-center rounded-speech bg-sunken group-hover:bg-raised">
        <RoomGlyph kind={room.kind} className="text-ink-soft" />
      </span>
      <div className="min-w-0 flex-1">
        <h2 className="break-words font-semibold">
          <PageLink href={`/rooms/${room.id}`} className="rounded-sm after:absolute after:inset-0">
            <bdi>{room.name}</bdi>
          </PageLink>
        </h2>
        {room.topic !== "" && (
          <p dir="auto" className="line-clamp-2 break-words text-ink-soft">
            {room.topic}
          </p>
        )}
        <p className="mt-0.5 text-ink-faint text-sm">
          {tc("members", { count: room.memberCount })}
          {isHydrated && room.lastMessageAt !== null && (
            <>
              {" · "} {t.rich("lastMessage", { when: () => <When at={room.lastMessageAt ?? ""} isBrief /> })}
            </>
          )}
        </p>
      </div>
      {room.myRole ? (
        <span className="flex h-8 items-center gap-1.5 text-accent-text text-sm">
          <Check aria-hidden className="size-4" />
          {t("joined")}
        </span>
      ) : (
        <Button
          look="outline"
          size="sm"
          className="relative z-10"
          aria-label={t("joinNamed", { room: room.name })}
          aria-disabled={join.isPending}
          onClick={() => !join.isPending && join.mutate({ roomId: room.id })}
        >
          {t("join")}
        </Button>
      )}
    </li>
  );
}
