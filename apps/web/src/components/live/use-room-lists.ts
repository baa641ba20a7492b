"use client";

import type { Room, RoomRole, RoomSettings } from "@banter/protocol";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { askAgainIfAsking } from "../../lib/ask-again-if-asking.ts";
import { JOINED_ROOMS } from "../../lib/joined-rooms-query.ts";
import { mapRoom, type RoomPages, withoutRoom, withRoom } from "../../lib/room-pages.ts";
import { useApi } from "../../lib/use-api.ts";

/** Keeps every loaded list of rooms, and each room by itself, in step with what one hears. */
export function useRoomLists() {
  const api = useApi();
  const queries = useQueryClient();

  return useMemo(() => {
    const joined = api.rooms.list.infiniteQueryKey(JOINED_ROOMS);
    const everyList = api.rooms.list.infiniteQueryFilter();

    function changeEverywhere(roomId: string, change: (room: Room) => Room | null): void {
      queries.setQueriesData<RoomPages>(everyList, (data) => data && mapRoom(data, roomId, change));
      queries.setQueryData(api.rooms.get.queryKey({ roomId }), (room) => (room && change(room)) ?? room);
    }

    /** Not after what comes by the hundred, as the numbers of members: what is asked for again and again never comes. */
    function outrun(): void {
      askAgainIfAsking(queries, api.rooms.pathKey());
    }

    return {
      /** The person is a member of the room from now on. */
      entered(room: Room): void {
        changeEverywhere(room.id, () => room);
        queries.setQueryData(api.rooms.get.queryKey({ roomId: room.id }), room);
        queries.setQueryData(joined, (data) => data && withRoom(data, room));
        outrun();
      },
      /** The person is no member of the room any more. */
      left(roomId: string): void {
        changeEverywhere(roomId, (room) => (room.kind === "PUBLIC" ? { ...room, myRole: null } : null));
        queries.setQueryData(joined, (data) => data && withoutRoom(data, roomId));
        outrun();
      },
      /** The person has another role in the room. */
      setMyRole(roomId: string, myRole: RoomRole): void {
        changeEverywhere(roomId, (room) => (room.myRole === null ? room : { ...room, myRole }));
        outrun();
      },
      /** The room can only be read from now on, or is in use again. */
      setArchived(roomId: string, archivedAt: string | null): void {
        changeEverywhere(roomId, (room) => ({ ...room, archivedAt }));
        void queries.invalidateQueries(everyList);
      },
      /** The room is called otherwise, is about something else, or is slower or faster. */
      setSettings({ roomId, ...settings }: RoomSettings): void {
        changeEverywhere(roomId, (room) => ({ ...room, ...settings }));
        outrun();
      },
      setMemberCount(roomId: string, memberCount: number): void {
        changeEverywhere(roomId, (room) => (room.memberCount === memberCount ? room : { ...room, memberCount }));
      },
      /** Asks for everything that is on the screen again; news of it may have been missed. */
      refresh: () => void queries.invalidateQueries({ queryKey: api.rooms.pathKey() }),
    };
  }, [api, queries]);
}
