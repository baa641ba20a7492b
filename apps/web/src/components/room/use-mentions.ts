"use client";

import type { Person, Room } from "@banter/protocol";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { findTypedMention, ROOM_NAME } from "../../lib/complete-mention.ts";
import { useApi } from "../../lib/use-api.ts";
import { useMe } from "../live/banter-context.tsx";
import { useSuggestions } from "./use-suggestions.ts";

const MAX_PEOPLE = 6;
/** Who is in a room changes seldom while one types a name. */
const FRESH_MS = 30_000;

/** Somebody who can be mentioned, or with "room" all of them. */
export type Mentionable = Person | typeof ROOM_NAME;

interface MentionOptions {
  /** Null where there is nobody to choose from. */
  room: Pick<Room, "id" | "kind" | "myRole"> | null;
  text: string;
  caret: number;
  /** Puts `name` in the place of what stands from `start` to `end`. */
  onComplete(name: string, start: number, end: number): void;
}

/** Completes `@names` of the room's members while they are typed; and `@room` for those who may call everybody. */
export function useMentions({ room, text, caret, onComplete }: MentionOptions) {
  const api = useApi();
  const me = useMe();
  const typed = room && room.kind !== "DIRECT" ? findTypedMention(text, caret) : null;
  const name = typed?.name ?? "";
  const { data } = useQuery(
    api.rooms.members.queryOptions(
      // one more, as one is among them oneself
      { roomId: room?.id ?? "", search: name, limit: MAX_PEOPLE + 1 },
      { enabled: typed !== null, staleTime: FRESH_MS, placeholderData: keepPreviousData },
    ),
  );
  const mayCallAll = room?.myRole === "OWNER" || room?.myRole === "MODERATOR";
  const people = (data?.members ?? [])
    // while the next letters are asked for, of the last ones those that still fit
    .filter(({ id, username }) => id !== me.id && username.toLowerCase().startsWith(name))
    .slice(0, MAX_PEOPLE);
  const items: Mentionable[] = mayCallAll && ROOM_NAME.startsWith(name) ? [...people, ROOM_NAME] : people;

  return useSuggestions({
    typed,
    items,
    onChoose: (chosen) =>
      typed && onComplete(`@${chosen === ROOM_NAME ? chosen : chosen.username} `, typed.start, typed.end),
  });
}
