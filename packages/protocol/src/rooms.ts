import { z } from "zod";
import { Person } from "./accounts.ts";
import { RoomId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { PageCursor, pageSize } from "./pages.ts";
import { boundedText, lineOfText } from "./text-schemas.ts";

export const RoomKind = z.enum(["PUBLIC", "PRIVATE", "DIRECT"]);
export type RoomKind = z.infer<typeof RoomKind>;

export const RoomRole = z.enum(["OWNER", "MODERATOR", "MEMBER"]);
export type RoomRole = z.infer<typeof RoomRole>;

export const CreateRoom = z.object({
  name: lineOfText("Room name", 1, LIMITS.roomNameMaxChars),
  topic: lineOfText("Topic", 0, LIMITS.roomTopicMaxChars).default(""),
  kind: z.enum(["PUBLIC", "PRIVATE"], { error: 'kind must be "PUBLIC" or "PRIVATE"' }).default("PUBLIC"),
});
export type CreateRoom = z.infer<typeof CreateRoom>;

export const RoomSort = z.enum(["NAME", "MEMBERS", "NEWEST", "ACTIVE"], {
  error: 'sort must be "NAME", "MEMBERS", "NEWEST" or "ACTIVE"',
});
export type RoomSort = z.infer<typeof RoomSort>;

export const ListRooms = z.object({
  /** Part of a name or a topic, without regard to case. */
  search: boundedText("search", 0, LIMITS.searchMaxChars).default(""),
  /** ALL: every public room and one's own; JOINED: those one is a member of. */
  scope: z.enum(["ALL", "JOINED"], { error: 'scope must be "ALL" or "JOINED"' }).default("ALL"),
  /** NAME; or the most MEMBERS, the NEWEST or the most lately ACTIVE first. With scope JOINED it is always NAME. */
  sort: RoomSort.default("NAME"),
  /** Good for the same `sort` only. */
  cursor: PageCursor.optional(),
  limit: pageSize(30),
});
export type ListRooms = z.infer<typeof ListRooms>;

export const RoomRef = z.object({ roomId: RoomId });
export type RoomRef = z.infer<typeof RoomRef>;

export const ListMembers = z.object({
  roomId: RoomId,
  /** How the names begin, without regard to case. */
  search: boundedText("search", 0, LIMITS.searchMaxChars).default(""),
  cursor: PageCursor.optional(),
  limit: pageSize(50),
});
export type ListMembers = z.infer<typeof ListMembers>;

/** A room as it is shown to one person. */
export const Room = z.object({
  id: z.uuid(),
  /** Of a DIRECT room: the other person's. */
  name: z.string(),
  topic: z.string(),
  kind: RoomKind,
  memberCount: z.number().int(),
  /** The number of the room's latest change. */
  headRev: z.number().int(),
  createdAt: z.iso.datetime(),
  /** When the latest message was written, as of this answer; null for a room without any. */
  lastMessageAt: z.iso.datetime().nullable(),
  /** How long a member waits between two messages; 0 for not at all. Owner and moderators never wait. */
  slowModeSeconds: z.number().int(),
  /** Since when it can only be read; null for a room that is in use. */
  archivedAt: z.iso.datetime().nullable(),
  /** The asking person's role in the room; null for one who is no member. */
  myRole: RoomRole.nullable(),
  /** With kind DIRECT: the other person. */
  person: Person.exactOptional(),
});
export type Room = z.infer<typeof Room>;

export const RoomPage = z.object({ rooms: z.array(Room), nextCursor: z.string().nullable() });
export type RoomPage = z.infer<typeof RoomPage>;

export const Member = Person.extend({ role: RoomRole, joinedAt: z.iso.datetime() });
export type Member = z.infer<typeof Member>;

export const MemberPage = z.object({ members: z.array(Member), nextCursor: z.string().nullable() });
export type MemberPage = z.infer<typeof MemberPage>;
