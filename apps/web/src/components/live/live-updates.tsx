"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { CONVERSATIONS, conversationsIn, withNewest } from "../../lib/conversation-pages.ts";
import { JOINED_ROOMS } from "../../lib/joined-rooms-query.ts";
import { type MemberPages, roomsIn, withMember, withoutMember } from "../../lib/room-pages.ts";
import { toast } from "../../lib/toast.ts";
import { useApi } from "../../lib/use-api.ts";
import { useBanter, useMe } from "./banter-context.tsx";
import { useRoomLists } from "./use-room-lists.ts";

/** Brings what the server says into the lists of rooms, members and friends. */
export function LiveUpdates() {
  const t = useTranslations("live");
  const client = useBanter();
  const me = useMe();
  const api = useApi();
  const queries = useQueryClient();
  const lists = useRoomLists();

  useEffect(() => {
    if (!client) return;
    const refreshDirect = () => void queries.invalidateQueries({ queryKey: api.direct.pathKey() });
    const refreshFriends = () => {
      void queries.invalidateQueries({ queryKey: api.friends.pathKey() });
      refreshDirect();
    };
    const conversations = api.direct.list.infiniteQueryKey(CONVERSATIONS);
    const joined = api.rooms.list.infiniteQueryKey(JOINED_ROOMS);
    const holdsRoom = (roomId: string) => {
      const [direct, rooms] = [queries.getQueryData(conversations), queries.getQueryData(joined)];
      const ids = [
        ...(direct ? conversationsIn(direct).map((one) => one.roomId) : []),
        ...(rooms ? roomsIn(rooms).map(({ id }) => id) : []),
      ];
      return ids.includes(roomId);
    };
    const refreshAll = () => {
      lists.refresh();
      refreshFriends();
    };
    const stops = [
      // the first one, too: what changed while the page was on its way was told to nobody here
      client.on("welcome", refreshAll),
      client.on("hidden_people", () => {
        void queries.invalidateQueries({ queryKey: api.blocks.pathKey() });
        refreshFriends();
        // what the server sent with a page may hold what is not to be seen any more
        queries.removeQueries({ queryKey: api.messages.pathKey(), type: "inactive" });
      }),
      client.on("friend_requested", ({ friend }) => {
        if (friend.relation === "asked") toast(t("friendRequest", { name: friend.username }));
        refreshFriends();
      }),
      client.on("friend_accepted", refreshFriends),
      client.on("friend_removed", refreshFriends),
      client.on("room_joined", ({ room }) => (room.kind === "DIRECT" ? refreshDirect() : lists.entered(room))),
      client.on("new_direct_message", ({ roomId, messages }) => {
        const newest = messages.at(-1);
        const data = queries.getQueryData(conversations);
        const moved = data && newest && withNewest(data, roomId, newest.createdAt);
        if (moved) queries.setQueryData(conversations, moved);
        else refreshDirect();
      }),
      // the word of a new conversation may have been lost
      client.on("room_heads", ({ heads }) => {
        if (heads.some(({ roomId }) => !holdsRoom(roomId))) refreshDirect();
      }),
      client.on("room_left", ({ roomId, reason }) => {
        const room = queries.getQueryData(api.rooms.get.queryKey({ roomId }));
        if (reason && room?.myRole) toast(t(`out.${reason}`, { room: room.name }));
        lists.left(roomId);
      }),
      client.on("room_archived", ({ roomId, archivedAt }) => lists.setArchived(roomId, archivedAt)),
      client.on("room_changed", lists.setSettings),
      client.on("member_changed", ({ roomId, member }) => {
        if (member.id === me.id) lists.setMyRole(roomId, member.role);
        void queries.invalidateQueries(api.rooms.members.infiniteQueryFilter({ roomId }));
      }),
      client.on("member_joined", ({ roomId, member, memberCount }) => {
        lists.setMemberCount(roomId, memberCount);
        const members = api.rooms.members.infiniteQueryFilter({ roomId });
        queries.setQueriesData<MemberPages>(members, (data) => data && withMember(data, member));
      }),
      client.on("member_left", ({ roomId, userId, memberCount, isDeleted }) => {
        lists.setMemberCount(roomId, memberCount);
        const members = api.rooms.members.infiniteQueryFilter({ roomId });
        queries.setQueriesData<MemberPages>(members, (data) => data && withoutMember(data, userId));
        if (!isDeleted) return;
        // what was loaded of them bears the old name
        refreshFriends();
        void queries.invalidateQueries({ queryKey: api.messages.pathKey() });
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, me, api, queries, lists, t]);

  return null;
}
