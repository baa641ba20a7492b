"use client";

import type { Room } from "@banter/protocol";
import { useEffect } from "react";
import { useTranslations } from "use-intl";

import { useJoinRoom } from "../directory/use-join-room.ts";
import { useBanter } from "../live/banter-context.tsx";
import { Button } from "../ui/button.tsx";
import { RoomGlyph } from "../ui/room-glyph.tsx";

/** In place of the conversation of a public room that one is not in. */
export function JoinPanel({ room }: { room: Room }) {
  const tc = useTranslations("common");
  const t = useTranslations("room");
  const join = useJoinRoom();
  const client = useBanter();

  // the page may know it before the connection does; what was written earlier is not to go out by joining
  useEffect(() => client?.noteLeft(room.id), [client, room.id]);

  return (
    <section
      aria-label={t("join.label")}
      className="grid h-full place-content-center justify-items-center gap-4 px-6 text-center"
    >
      <span className="grid size-14 place-items-center rounded-speech bg-accent-soft">
        <RoomGlyph kind={room.kind} className="size-7 text-accent-text" />
      </span>
      <div className="max-w-md">
        <h2 className="break-words font-bold text-2xl tracking-tight">
          <bdi>{room.name}</bdi>
        </h2>
        {room.topic !== "" && (
          <p dir="auto" className="mt-1.5 break-words text-ink-soft">
            {room.topic}
          </p>
        )}
        <p className="mt-1.5 text-ink-faint text-sm">{tc("members", { count: room.memberCount })}</p>
      </div>
      <Button
        size="lg"
        aria-disabled={join.isPending}
        onClick={() => !join.isPending && join.mutate({ roomId: room.id })}
      >
        {join.isPending ? t("join.busy") : t("join.submit")}
      </Button>
      <p className="text-ink-faint text-sm">{t("join.text")}</p>
    </section>
  );
}
