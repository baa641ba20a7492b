import type {
  Answers,
  ClientEvent,
  DeleteMessage,
  EditMessage,
  ListUnread,
  MarkAllRead,
  MarkRead,
  NewChatMessage,
  NewDirectMessage,
  PinMessage,
  React,
  RoomRef,
  ServerToClientEvents,
  SetPresence,
  SyncRooms,
  WatchPresence,
} from "@banter/protocol";

/** What each server event carries. */
export type ServerEvents = { [Name in keyof ServerToClientEvents]: Parameters<ServerToClientEvents[Name]>[0] };

/** A server event with its payload. */
export type ServerEvent = {
  [Name in keyof ServerEvents]: { name: Name; payload: ServerEvents[Name] };
}[keyof ServerEvents];

/** What each client event takes. */
export interface Inputs extends Record<ClientEvent, object> {
  join_room: RoomRef;
  leave_room: RoomRef;
  new_chat_message: NewChatMessage;
  new_direct_message: NewDirectMessage;
  edit_message: EditMessage;
  delete_message: DeleteMessage;
  react: React;
  pin_message: PinMessage;
  sync_rooms: SyncRooms;
  watch_presence: WatchPresence;
  unwatch_presence: WatchPresence;
  set_presence: SetPresence;
  typing: RoomRef;
  list_unread: ListUnread;
  mark_read: MarkRead;
  mark_all_read: MarkAllRead;
}

/**
 * Asks the server over the live connection.
 * Rejects with AppError: what the server said, or UNAVAILABLE when no answer came; then the outcome is unknown.
 */
export type SendRequest = <Event extends ClientEvent>(event: Event, input: Inputs[Event]) => Promise<Answers[Event]>;
