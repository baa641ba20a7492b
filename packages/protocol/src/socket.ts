import type { BanNotice, WireError } from "./errors.ts";
import type { FriendChanged } from "./friends.ts";
import type {
  ChangedMessages,
  JoinedRoom,
  MemberJoined,
  MemberLeft,
  Message,
  NewMessages,
  RoomHead,
  SyncedRooms,
} from "./messages.ts";
import type { PresenceList, SetPresence, Typing } from "./presence.ts";
import type { RoomUnread, UnreadRooms } from "./reading.ts";
import type { RoomArchived } from "./room-keeping.ts";
import type { MemberChanged, RoomLeftReason } from "./room-roles.ts";
import type { RoomSettings } from "./room-settings.ts";
import type { Room } from "./rooms.ts";

/** The answer to every client event. */
export type Ack<Data> = { ok: true; data: Data } | { ok: false; error: WireError };

type Request<Answer> = (input: unknown, ack: (answer: Ack<Answer>) => void) => void;

/** What each client event answers; its input is the zod schema named beside it. */
export interface Answers {
  /** RoomRef. Makes the person a member of a public room if they are not yet one. */
  join_room: JoinedRoom;
  /** RoomRef. */
  leave_room: { roomId: string };
  /** NewChatMessage. Acknowledged after the message has been committed. */
  new_chat_message: { message: Message };
  /** NewDirectMessage. To friends only; acknowledged in the same way. */
  new_direct_message: { message: Message };
  /** EditMessage. One's own only. */
  edit_message: { message: Message };
  /** DeleteMessage. One's own, or anybody's as the room's owner or moderator or as an admin. */
  delete_message: { message: Message };
  /** React. Idempotent; the message as it is then. */
  react: { message: Message };
  /** PinMessage. As the room's owner or moderator or as an admin. Idempotent. */
  pin_message: { message: Message };
  /** SyncRooms. */
  sync_rooms: SyncedRooms;
  /** WatchPresence. Answers how these people are; from then on `presence` tells changes. */
  watch_presence: PresenceList;
  /** WatchPresence. */
  unwatch_presence: { userIds: string[] };
  /** SetPresence. A connection begins as online. */
  set_presence: SetPresence;
  /** RoomRef. Tells the others in the room that one writes; to be repeated while one does. */
  typing: { roomId: string };
  /** ListUnread. */
  list_unread: UnreadRooms;
  /** MarkRead. */
  mark_read: RoomUnread;
  /** MarkAllRead, an empty object. All of one's rooms, up to their heads. */
  mark_all_read: UnreadRooms;
}

export type ClientEvent = keyof Answers;

export type ClientToServerEvents = { [Event in ClientEvent]: Request<Answers[Event]> };

export type SessionEnded =
  | { reason: "logged_out" | "expired" }
  | { reason: "banned" | "address_banned"; ban: BanNotice };

export interface Welcome {
  /** The realtime node that holds this connection. */
  nodeId: string;
  userId: string;
  /** The head of every room one is a member of. */
  heads: RoomHead[];
  /** Whom one blocks: nothing of theirs comes, and what is held of theirs is to be forgotten. */
  hiddenUserIds: string[];
}

export interface ServerToClientEvents {
  /** First event on every connection. */
  welcome: (welcome: Welcome) => void;
  /** New messages of one room, in seq order; a receiver drops those it has. */
  new_chat_message: (event: NewMessages) => void;
  /** The same for the room of oneself and a friend; with the first of them that room is new. */
  new_direct_message: (event: NewMessages) => void;
  /** Messages of one room that were edited, deleted, reacted to or pinned, each in its new state. */
  message_changed: (event: ChangedMessages) => void;
  /** About every ten seconds: the heads of one's rooms that moved. */
  room_heads: (event: { heads: RoomHead[] }) => void;
  member_joined: (event: MemberJoined) => void;
  member_left: (event: MemberLeft) => void;
  /** The person joined (or created) a room, in another tab or over the API, or there is one for them and a friend. */
  room_joined: (event: { room: Room }) => void;
  room_left: (event: { roomId: string; reason?: RoomLeftReason }) => void;
  /** The room can only be read from now on, or is in use again. */
  room_archived: (event: RoomArchived) => void;
  /** The room has another name or topic, or is slower or faster. */
  room_changed: (event: RoomSettings) => void;
  /** Somebody has another role in the room. */
  member_changed: (event: MemberChanged) => void;
  /** The person has read on, or is called for other things, on any device: how these rooms stand now. */
  room_read: (event: UnreadRooms) => void;
  /** One blocked or unblocked somebody, in another tab or over the API: all whom one blocks now. */
  hidden_people: (event: { userIds: string[] }) => void;
  /** Somebody asked to be friends: the person themselves, from any device (`requested`), or another (`asked`). */
  friend_requested: (event: FriendChanged) => void;
  /** Two are friends from now on. */
  friend_accepted: (event: FriendChanged) => void;
  /** Two are no friends any more, or a request was declined or taken back. */
  friend_removed: (event: { userId: string }) => void;
  /** People whom one watches are in another state than before. */
  presence: (event: PresenceList) => void;
  /** The node lost sight: nothing is known of anybody, until `presence` says it again. */
  presence_unknown: (event: Record<string, never>) => void;
  /** Somebody writes in one of one's rooms. */
  typing: (event: Typing) => void;
  /** The connection ends after this one; log in again, or when banned, later. */
  session_ended: (event: SessionEnded) => void;
  /** Reconnect (to another node) at a moment of your choice within this time. */
  server_draining: (event: { reconnectWithinMs: number }) => void;
}

/** What one process tells all realtime nodes: sessions were revoked, people or addresses banned, look now. No client can say it. */
export const SESSIONS_ENDED = "sessions_ended";

/** What one process tells all realtime nodes: somebody blocked or unblocked, or is out of a room, look now. No client can say it. */
export const ACCESS_CHANGED = "access_changed";

/** What a node tells the others: people came, went or are away, look now. No client can say it. */
export const PRESENCE_CHANGED = "presence_changed";

/** Events that carry messages: whoever blocks the author of one gets its rev instead. */
export const MESSAGE_EVENTS = [
  "new_chat_message",
  "new_direct_message",
  "message_changed",
] as const satisfies (keyof ServerToClientEvents)[];

/** Names of Socket.IO rooms; a broadcast is addressed to one of these. */
export const channels = {
  room: (roomId: string) => `room:${roomId}`,
  user: (userId: string) => `user:${userId}`,
  session: (sessionId: string) => `session:${sessionId}`,
  /** Everybody who blocks this author; broadcasts of the author's messages leave it out. */
  hidden: (authorId: string) => `hidden:${authorId}`,
} as const;
