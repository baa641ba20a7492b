import type {
  ChangedMessages,
  Friend,
  MemberChanged,
  MemberJoined,
  MemberLeft,
  NewMessages,
  Room,
  RoomArchived,
  RoomLeftReason,
  RoomSettings,
  Typing,
  UnreadRooms,
} from "@banter/protocol";

/**
 * Tells the people who are connected, on every node, what has just been committed. An announcement may be lost (its
 * receivers find out by rev), never fails its caller, and never comes before its commit.
 */
export interface Announcer {
  newMessages(event: NewMessages): void;
  newDirectMessages(event: NewMessages): void;
  messagesChanged(event: ChangedMessages): void;
  memberJoined(event: MemberJoined): void;
  memberLeft(event: MemberLeft): void;
  memberChanged(event: MemberChanged): void;
  roomArchived(event: RoomArchived): void;
  roomChanged(event: RoomSettings): void;
  /** From now on the person's sockets hear the room. */
  roomJoined(userId: string, room: Room): void;
  roomLeft(userId: string, roomId: string, reason?: RoomLeftReason): void;
  /** How these rooms stand for the person, who has read on. */
  roomsRead(userId: string, event: UnreadRooms): void;
  /** Each of these tells one person how it is between them and another. */
  friendRequested(userId: string, friend: Friend): void;
  friendAccepted(userId: string, friend: Friend): void;
  friendRemoved(userId: string, otherId: string): void;
  /** Told to those who are there and can take it just now, but for the person's own connections and who blocks them. */
  typing(event: Typing): void;
}
