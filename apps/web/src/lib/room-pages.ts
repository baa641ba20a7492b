import type { Member, MemberPage, Room, RoomPage } from "@banter/protocol";
import type { InfiniteData } from "@tanstack/react-query";

export type RoomPages = InfiniteData<RoomPage, string | null>;
export type MemberPages = InfiniteData<MemberPage, string | null>;

/** Puts a room into a loaded list, in place of what was known of it. */
export function withRoom(data: RoomPages, room: Room): RoomPages {
  if (roomsIn(data).some(({ id }) => id === room.id))
    return mapRooms(data, (known) => (known.id === room.id ? room : known));
  const [first, ...rest] = data.pages;
  if (!first) return data;
  return { ...data, pages: [{ ...first, rooms: [room, ...first.rooms] }, ...rest] };
}

export function withoutRoom(data: RoomPages, roomId: string): RoomPages {
  return mapRooms(data, (room) => (room.id === roomId ? null : room));
}

/** Changes what is shown of one room; null takes it out. The same object when nothing changes. */
export function mapRoom(data: RoomPages, roomId: string, change: (room: Room) => Room | null): RoomPages {
  return mapRooms(data, (room) => (room.id === roomId ? change(room) : room));
}

/** Each once: one whose place in the order has changed between two pages may be on both. */
export function roomsIn(data: RoomPages): Room[] {
  const byId = new Map(data.pages.flatMap(({ rooms }) => rooms.map((room) => [room.id, room] as const)));
  return [...byId.values()];
}

/** Newcomers stand at the end, so one shows only when the last page is loaded. */
export function withMember(data: MemberPages, member: Member): MemberPages {
  const last = data.pages.at(-1);
  if (!last || last.nextCursor !== null || membersIn(data).some(({ id }) => id === member.id)) return data;
  return { ...data, pages: [...data.pages.slice(0, -1), { ...last, members: [...last.members, member] }] };
}

export function withoutMember(data: MemberPages, userId: string): MemberPages {
  if (!membersIn(data).some(({ id }) => id === userId)) return data;
  const pages = data.pages.map((page) => ({ ...page, members: page.members.filter(({ id }) => id !== userId) }));
  return { ...data, pages };
}

export function membersIn(data: MemberPages): Member[] {
  return data.pages.flatMap(({ members }) => members);
}

function mapRooms(data: RoomPages, change: (room: Room) => Room | null): RoomPages {
  let isChanged = false;
  const pages = data.pages.map((page) => {
    const rooms = page.rooms.flatMap((room) => {
      const next = change(room);
      if (next !== room) isChanged = true;
      return next ?? [];
    });
    return { ...page, rooms };
  });
  return isChanged ? { ...data, pages } : data;
}
