import {
  type Ack,
  type Answers,
  AppError,
  type ClientEvent,
  LIMITS,
  type MESSAGE_EVENTS,
  type Message,
  type PresenceState,
  type RoomNotify,
  type RoomUnread,
  type SyncedRooms,
  toWireError,
} from "@banter/protocol";
import type { ServerEvents } from "../src/protocol-events.ts";
import type { Transport, TransportHandlers } from "../src/transport.ts";

export const ME = { id: "00000000-0000-4000-8000-00000000000a", username: "ada" };
const OTHER = { id: "00000000-0000-4000-8000-00000000000b", username: "bob" };

/** One client's connection as its node sees it. */
interface FakeSocket {
  readonly url: string;
  readonly token: string | undefined;
  readonly isOpen: boolean;
  deliver<Name extends keyof ServerEvents>(name: Name, payload: ServerEvents[Name]): void;
  /** Breaks off. */
  drop(): void;
}

/** The fields of all events; each has those that it needs. */
interface RequestInput {
  roomId: string;
  toUserId: string;
  clientId: string;
  messageId: string;
  body: string;
  replyToId?: string;
  emoji: string;
  on: boolean;
  cursors: { roomId: string; afterRev: number }[];
  userIds: string[];
  state: "online" | "away";
  roomIds?: string[];
  seq: number;
}

export interface FakeRequest {
  socket: FakeSocket;
  event: ClientEvent;
  input: RequestInput;
  /** Does what the event asks for, and answers. */
  run(): void;
  refuse(error: AppError): void;
}

interface Hooks {
  onRequest(request: FakeRequest): void;
  /** Between the reading of an older page and its arrival. */
  beforeHistory(): Promise<void>;
}

/** A silent node takes the connection and no more; a slow one shakes hands, too. */
type NodeMode = "up" | "down" | "silent" | "slow" | AppError;

/** Nodes that share their rooms, in memory and with no delays: what a test wants late or lost it holds back itself. */
export function createFakeCluster(limits: { syncMaxChanges?: number; pageSize?: number } = {}) {
  const { syncMaxChanges = LIMITS.syncMaxChanges, pageSize = LIMITS.recentMessages } = limits;
  const logs = new Map<string, Message[]>();
  const modes = new Map<string, NodeMode>();
  const sockets: FakeSocket[] = [];
  const requests: FakeRequest[] = [];
  const attempts: string[] = [];
  const hooks: Hooks = { onRequest: (request) => request.run(), beforeHistory: async () => {} };
  const memberOf = new Set<string>();
  const readSeqs = new Map<string, number>();
  const notifies = new Map<string, RoomNotify>();
  /** Whom the client's person blocks. */
  const hidden = new Set<string>();
  /** How people are; those who are not in it are offline. */
  const presence = new Map<string, PresenceState>();
  const strangers = new Set<string>();

  const logOf = (roomId: string) => {
    const log = logs.get(roomId) ?? [];
    logs.set(roomId, log);
    return log;
  };
  const headOf = (roomId: string) => Math.max(0, ...logOf(roomId).map(({ rev }) => rev));
  const pageBefore = (roomId: string, beforeSeq = Number.POSITIVE_INFINITY) => {
    const older = logOf(roomId).filter(({ seq, author }) => seq < beforeSeq && !hidden.has(author.id));
    const messages = older.slice(-pageSize);
    return { messages, nextBeforeSeq: older.length > pageSize ? (messages[0]?.seq ?? null) : null };
  };

  /** Commits a message, telling nobody. */
  function write(
    roomId: string,
    body: string,
    author = OTHER,
    clientId: string = crypto.randomUUID(),
    replyToId: string | null = null,
  ): Message {
    const log = logOf(roomId);
    const stored = log.find((message) => message.author.id === author.id && message.clientId === clientId);
    if (stored) return stored;
    const rev = headOf(roomId) + 1;
    const message: Message = {
      id: crypto.randomUUID(),
      roomId,
      author,
      clientId,
      seq: rev,
      rev,
      body,
      ...mentionsOf(body),
      createdAt: new Date(rev).toISOString(),
      editedAt: null,
      deletedAt: null,
      replyToId,
      reactions: [],
      attachments: [],
      pinnedAt: null,
    };
    log.push(message);
    return message;
  }

  /** Commits a new body for an old message, or null to delete it, telling nobody. */
  function edit(roomId: string, seq: number, body: string | null): Message {
    const log = logOf(roomId);
    const index = log.findIndex((message) => message.seq === seq);
    const at = new Date().toISOString();
    const changed = body === null ? { deletedAt: at } : { editedAt: at };
    const edited = { ...(log[index] as Message), rev: headOf(roomId) + 1, body, ...changed, ...mentionsOf(body) };
    log[index] = edited;
    return edited;
  }

  function broadcast(message: Message, event: (typeof MESSAGE_EVENTS)[number] = "new_chat_message"): void {
    const { roomId } = message;
    for (const socket of sockets) if (socket.isOpen) socket.deliver(event, { roomId, messages: [message] });
  }

  /** Commits a change of a message found by its id, and tells everybody. */
  function change(messageId: string, body: string | null): Message {
    const found = [...logs.values()].flat().find(({ id }) => id === messageId);
    if (!found) throw new AppError("NOT_FOUND", "No such message");
    const changed = edit(found.roomId, found.seq, body);
    broadcast(changed, "message_changed");
    return changed;
  }

  function unreadOf(roomId: string): RoomUnread {
    const lastReadSeq = readSeqs.get(roomId) ?? 0;
    const isCounted = ({ seq, author, deletedAt }: Message) =>
      seq > lastReadSeq && author.id !== ME.id && !hidden.has(author.id) && deletedAt === null;
    const unread = Math.min(LIMITS.unreadMaxCount, logOf(roomId).filter(isCounted).length);
    const mentions = logOf(roomId).filter((message) => isCounted(message) && message.mentions.length > 0).length;
    const notify = notifies.get(roomId) ?? "MENTIONS";
    return { roomId, kind: "PUBLIC", headRev: headOf(roomId), lastReadSeq, unread, mentions, notify };
  }

  /** Somebody's reading, from whatever device. */
  function read(roomId: string, seq: number): RoomUnread {
    readSeqs.set(roomId, Math.max(readSeqs.get(roomId) ?? 0, Math.min(seq, headOf(roomId))));
    const rooms = [unreadOf(roomId)];
    for (const socket of sockets) if (socket.isOpen) socket.deliver("room_read", { rooms });
    return unreadOf(roomId);
  }

  /** What the person wants to be called for, said on whatever device. */
  function setNotify(roomId: string, notify: RoomNotify): RoomUnread {
    notifies.set(roomId, notify);
    return read(roomId, 0);
  }

  /** Commits whatever else becomes of a message, telling nobody. */
  function alter(messageId: string, change: (message: Message) => Partial<Message>): Message {
    for (const [roomId, log] of logs) {
      const index = log.findIndex(({ id }) => id === messageId);
      const message = log[index];
      if (!message) continue;
      const altered = { ...message, ...change(message), rev: headOf(roomId) + 1 };
      log[index] = altered;
      return altered;
    }
    throw new AppError("NOT_FOUND", "No such message");
  }

  /** Commits that these people, and `others` more, chose the emoji, and tells everybody. */
  function react(messageId: string, emoji: string, people: Message["author"][], others = 0): Message {
    const count = people.length + others;
    const message = alter(messageId, ({ reactions }) => ({
      reactions: [
        ...reactions.filter((reaction) => reaction.emoji !== emoji),
        ...(count > 0 ? [{ emoji, count, people }] : []),
      ],
    }));
    broadcast(message, "message_changed");
    return message;
  }

  /** Commits a direct message, and tells the client's person of it, and of the room if it is new. */
  function writeDirect(withUserId: string, body: string, author = { ...OTHER, id: withUserId }, clientId?: string) {
    const roomId = directRoomOf(withUserId);
    const message = write(roomId, body, author, clientId);
    if (!memberOf.has(roomId)) {
      memberOf.add(roomId);
      const room = roomOf(roomId, headOf(roomId));
      for (const socket of sockets) if (socket.isOpen) socket.deliver("room_joined", { room });
    }
    broadcast(message, "new_direct_message");
    return message;
  }

  const answers = {
    join_room({ roomId }: Pick<RequestInput, "roomId">) {
      memberOf.add(roomId);
      const headRev = headOf(roomId);
      return { room: roomOf(roomId, headRev), ...pageBefore(roomId), headRev };
    },
    leave_room({ roomId }: Pick<RequestInput, "roomId">) {
      memberOf.delete(roomId);
      return { roomId };
    },
    new_chat_message({
      roomId,
      body,
      clientId,
      replyToId,
    }: Pick<RequestInput, "roomId" | "clientId" | "body" | "replyToId">) {
      if (!memberOf.has(roomId)) throw new AppError("FORBIDDEN", "Not a member", { reason: "not_a_member" });
      const isNew = !logOf(roomId).some((message) => message.clientId === clientId);
      const message = write(roomId, body, ME, clientId, replyToId ?? null);
      if (isNew) broadcast(message);
      return { message };
    },
    new_direct_message({ toUserId, body, clientId }: Pick<RequestInput, "toUserId" | "clientId" | "body">) {
      const roomId = directRoomOf(toUserId);
      const stored = logOf(roomId).find((message) => message.clientId === clientId);
      if (stored) return { message: stored };
      if (strangers.has(toUserId)) throw new AppError("FORBIDDEN", "Not friends", { reason: "not_friends" });
      return { message: writeDirect(toUserId, body, ME, clientId) };
    },
    edit_message: ({ messageId, body }: RequestInput) => ({ message: change(messageId, body) }),
    delete_message: ({ messageId }: RequestInput) => ({ message: change(messageId, null) }),
    list_unread: ({ roomIds = [...memberOf] }: Pick<RequestInput, "roomIds">) => ({
      rooms: roomIds.filter((roomId) => memberOf.has(roomId)).map(unreadOf),
    }),
    mark_read: ({ roomId, seq }: Pick<RequestInput, "roomId" | "seq">) => read(roomId, seq),
    mark_all_read: () => ({ rooms: [...memberOf].map((roomId) => read(roomId, headOf(roomId))) }),
    react: ({ messageId, emoji, on }: RequestInput) => ({ message: react(messageId, emoji, on ? [ME] : []) }),
    pin_message: ({ messageId, on }: RequestInput) => {
      const message = alter(messageId, () => ({ pinnedAt: on ? new Date().toISOString() : null }));
      broadcast(message, "message_changed");
      return { message };
    },
    sync_rooms: ({ cursors }: Pick<RequestInput, "cursors">): SyncedRooms => ({
      rooms: cursors.map(({ roomId, afterRev }) => {
        if (!memberOf.has(roomId)) return { roomId, status: "gone" };
        const headRev = headOf(roomId);
        const messages = logOf(roomId).filter(({ rev, author }) => rev > afterRev && !hidden.has(author.id));
        messages.sort((a, b) => a.rev - b.rev);
        if (messages.length <= syncMaxChanges) return { roomId, status: "complete", headRev, messages };
        return { roomId, status: "reset", headRev, ...pageBefore(roomId) };
      }),
    }),
    watch_presence: ({ userIds }: Pick<RequestInput, "userIds">) => ({
      people: userIds.map((userId) => ({ userId, state: presence.get(userId) ?? ("offline" as const) })),
    }),
    unwatch_presence: ({ userIds }: Pick<RequestInput, "userIds">) => ({ userIds }),
    set_presence: ({ state }: Pick<RequestInput, "state">) => ({ state }),
    typing: ({ roomId }: Pick<RequestInput, "roomId">) => ({ roomId }),
  };

  const transport: Transport = (url, token, handlers) => {
    attempts.push(url);
    const socket = openSocket(url, token, handlers);
    const mode = modes.get(url) ?? "up";
    queueMicrotask(() => {
      if (mode === "up" && socket.isOpen) {
        sockets.push(socket);
        handlers.onHandshake(25_000);
        const heads = [...memberOf].map((roomId) => ({ roomId, headRev: headOf(roomId) }));
        socket.deliver("welcome", { nodeId: url, userId: ME.id, heads, hiddenUserIds: [...hidden] });
      } else if (mode === "slow") {
        handlers.onHandshake(25_000);
      } else if (mode !== "silent" && mode !== "up") {
        handlers.onEnd(mode === "down" ? new AppError("UNAVAILABLE", "Nobody listens there") : mode);
      }
    });
    return {
      emit(event, input, onAnswer) {
        const answer = (ack: Ack<unknown>) => {
          if (socket.isOpen) onAnswer(structuredClone(ack));
        };
        const request: FakeRequest = {
          socket,
          event,
          input: input as RequestInput,
          run() {
            try {
              answer({ ok: true, data: answers[event](request.input) });
            } catch (error) {
              answer({ ok: false, error: toWireError(error) });
            }
          },
          refuse: (error) => answer({ ok: false, error: toWireError(error) }),
        };
        requests.push(request);
        queueMicrotask(() => hooks.onRequest(request));
      },
      close: () => socket.close(),
    };
  };

  return {
    transport,
    hooks,
    answers,
    /** Every URL that a connection was attempted to, in order. */
    attempts,
    requests,
    requestsOf: (event: ClientEvent) => requests.filter((request) => request.event === event),
    openSockets: () => sockets.filter(({ isOpen }) => isOpen),
    setMode: (url: string, mode: NodeMode) => modes.set(url, mode),
    addMember: (roomId: string) => memberOf.add(roomId),
    hide: (userId: string) => hidden.add(userId),
    unhide: (userId: string) => hidden.delete(userId),
    presence,
    removeMember: (roomId: string) => memberOf.delete(roomId),
    write,
    read,
    setNotify,
    writeDirect,
    endFriendship: (userId: string) => strangers.add(userId),
    makeFriends: (userId: string) => strangers.delete(userId),
    edit,
    react,
    broadcast,
    /** As the API answers. */
    find(messageId: string): Message {
      const found = [...logs.values()].flat().find(({ id }) => id === messageId);
      if (!found || hidden.has(found.author.id)) throw new AppError("NOT_FOUND", "No such message");
      return found;
    },
    log: (roomId: string): readonly Message[] => logOf(roomId),
    headOf,
    pageBefore,
  };
}

/** A message that says "@ada" mentions the client's person, and no other does. */
function mentionsOf(body: string | null): Pick<Message, "mentions"> {
  return { mentions: body?.includes(`@${ME.username}`) ? [{ name: ME.username, userId: ME.id }] : [] };
}

export type FakeCluster = ReturnType<typeof createFakeCluster>;

function openSocket(url: string, token: string | undefined, handlers: TransportHandlers) {
  let isOpen = true;
  return {
    url,
    token,
    get isOpen() {
      return isOpen;
    },
    deliver<Name extends keyof ServerEvents>(name: Name, payload: ServerEvents[Name]) {
      if (!isOpen) return;
      handlers.onActivity();
      handlers.onEvent(name, structuredClone(payload));
    },
    drop() {
      if (!isOpen) return;
      isOpen = false;
      handlers.onEnd(new AppError("UNAVAILABLE", "The connection was lost"));
    },
    close() {
      isOpen = false;
    },
  };
}

const DIRECT_PREFIX = "direct-";
/** The room of the client's person and another. */
const directRoomOf = (userId: string) => DIRECT_PREFIX + userId;

function roomOf(roomId: string, headRev: number): Answers["join_room"]["room"] {
  const isDirect = roomId.startsWith(DIRECT_PREFIX);
  const person = { ...OTHER, id: roomId.slice(DIRECT_PREFIX.length) };
  return {
    id: roomId,
    name: "Lobby",
    topic: "",
    kind: isDirect ? "DIRECT" : "PUBLIC",
    memberCount: 2,
    headRev,
    createdAt: new Date(0).toISOString(),
    lastMessageAt: null,
    slowModeSeconds: 0,
    archivedAt: null,
    myRole: "MEMBER",
    ...(isDirect && { person }),
  };
}
