import {
  type ChangedMessages,
  type ClientToServerEvents,
  channels,
  type Friend,
  type MemberChanged,
  type MemberJoined,
  type MemberLeft,
  type NewMessages,
  peopleOf,
  type Room,
  type RoomArchived,
  type RoomLeftReason,
  type RoomSettings,
  type ServerToClientEvents,
  type Typing,
  type UnreadRooms,
} from "@banter/protocol";
import type { Server } from "socket.io";
import { type BrokerLogger, SILENT_LOGGER } from "./broker.ts";
import type { Audience, Publisher } from "./create-publisher.ts";
import { describeError } from "./problem-log.ts";

type SocketServer = Pick<Server<ClientToServerEvents, ServerToClientEvents>, "to" | "in">;

/** What the domain announces after a commit, told to the sockets it concerns. May be lost; never throws. */
export interface Announcer {
  newMessages(event: NewMessages): void;
  newDirectMessages(event: NewMessages): void;
  messagesChanged(event: ChangedMessages): void;
  memberJoined(event: MemberJoined): void;
  memberLeft(event: MemberLeft): void;
  memberChanged(event: MemberChanged): void;
  roomArchived(event: RoomArchived): void;
  roomChanged(event: RoomSettings): void;
  roomJoined(userId: string, room: Room): void;
  roomLeft(userId: string, roomId: string, reason?: RoomLeftReason): void;
  roomsRead(userId: string, event: UnreadRooms): void;
  friendRequested(userId: string, friend: Friend): void;
  friendAccepted(userId: string, friend: Friend): void;
  friendRemoved(userId: string, otherId: string): void;
  typing(event: Typing): void;
}

/** `target` is a realtime node's Socket.IO server, or in a process without one its publisher. */
export function createAnnouncer(target: SocketServer | Publisher, logger: BrokerLogger = SILENT_LOGGER): Announcer {
  const publisher = "joinSockets" in target ? target : publishThrough(target);

  function attempt(announce: () => void): void {
    try {
      announce();
    } catch (error) {
      logger.warn(`Cannot announce: ${describeError(error)}`);
    }
  }

  return {
    newMessages: (event) => attempt(() => publisher.emit(audienceOf(event), "new_chat_message", event)),
    newDirectMessages: (event) => attempt(() => publisher.emit(audienceOf(event), "new_direct_message", event)),
    messagesChanged: (event) => attempt(() => publisher.emit(audienceOf(event), "message_changed", event)),
    memberJoined: (event) => attempt(() => publisher.emit(channels.room(event.roomId), "member_joined", event)),
    memberLeft: (event) => attempt(() => publisher.emit(channels.room(event.roomId), "member_left", event)),
    memberChanged: (event) => attempt(() => publisher.emit(channels.room(event.roomId), "member_changed", event)),
    roomArchived: (event) => attempt(() => publisher.emit(channels.room(event.roomId), "room_archived", event)),
    roomChanged: (event) => attempt(() => publisher.emit(channels.room(event.roomId), "room_changed", event)),
    roomJoined: (userId, room) =>
      attempt(() => {
        publisher.joinSockets(channels.user(userId), channels.room(room.id));
        publisher.emit(channels.user(userId), "room_joined", { room });
      }),
    roomLeft: (userId, roomId, reason) =>
      attempt(() => {
        publisher.leaveSockets(channels.user(userId), channels.room(roomId));
        publisher.emit(channels.user(userId), "room_left", { roomId, ...(reason && { reason }) });
      }),
    roomsRead: (userId, event) => attempt(() => publisher.emit(channels.user(userId), "room_read", event)),
    friendRequested: (userId, friend) =>
      attempt(() => publisher.emit(channels.user(userId), "friend_requested", { friend })),
    friendAccepted: (userId, friend) =>
      attempt(() => publisher.emit(channels.user(userId), "friend_accepted", { friend })),
    friendRemoved: (userId, otherId) =>
      attempt(() => publisher.emit(channels.user(userId), "friend_removed", { userId: otherId })),
    typing: (event) =>
      attempt(() =>
        publisher.emit(
          {
            channel: channels.room(event.roomId),
            except: [channels.user(event.userId), channels.hidden(event.userId)],
            isVolatile: true,
          },
          "typing",
          event,
        ),
      ),
  };
}

/** The room but for those who block one of the authors, or of those who reacted: their node tells them what is left for them. */
function audienceOf({ roomId, messages }: NewMessages | ChangedMessages): Audience {
  return { channel: channels.room(roomId), except: [...peopleOf(messages)].map(channels.hidden) };
}

function publishThrough(io: SocketServer): Pick<Publisher, "emit" | "joinSockets" | "leaveSockets"> {
  return {
    emit(to, event, ...payload) {
      if (typeof to === "string") return void io.to(to).emit(event, ...payload);
      const audience = io.to(to.channel).except(to.except);
      (to.isVolatile ? audience.volatile : audience).emit(event, ...payload);
    },
    joinSockets: (channel, joined) => io.in(channel).socketsJoin(joined),
    leaveSockets: (channel, left) => io.in(channel).socketsLeave(left),
  };
}
