import { AppError, DELETED_USERNAME, LIMITS, type Message } from "@banter/protocol";
import { v7 as createUuid } from "uuid";
import { type ApiClient, createApiClient } from "./api-client.ts";
import { toAppError } from "./app-error.ts";
import type { BanterClient, BanterClientOptions, ClientEvents } from "./banter-client-interface.ts";
import { systemClock } from "./clock.ts";
import { createConnection } from "./connection.ts";
import { createContinuity } from "./continuity.ts";
import { deliverEvent } from "./deliver-event.ts";
import { deliverToPeople } from "./deliver-to-people.ts";
import { createDirectDrafts } from "./direct-drafts.ts";
import { createEmitter } from "./emitter.ts";
import { laterTransport } from "./later-transport.ts";
import { createListeners } from "./listeners.ts";
import { onNetworkReturn } from "./network-return.ts";
import { createOutbox } from "./outbox.ts";
import { memoryOutboxStorage } from "./outbox-storage.ts";
import { createPresence } from "./presence.ts";
import type { Inputs, ServerEvent, ServerEvents } from "./protocol-events.ts";
import { createUrlRotation, resolveRealtimeUrl } from "./realtime-urls.ts";
import { createRoomSyncer } from "./room-syncer.ts";
import { createSendFile } from "./send-file.ts";
import { createTimeline, type FedTimeline } from "./timeline.ts";
import { createTyping } from "./typing.ts";
import { createUnread } from "./unread.ts";
import { createUploads } from "./uploads.ts";
import { whenConnected } from "./when-connected.ts";

/** What an answer in the server's last moment may need on its way. */
const LATE_ANSWER_MS = 2_000;
/** A request without an answer for this long is given up; its outcome is unknown then. */
const REQUEST_TIMEOUT_MS = LIMITS.answerWithinMs + LATE_ANSWER_MS;

const openSocketIo = laterTransport(async () => (await import("./socket-io-transport.ts")).openSocketIo);

export function createBanterClient(options: BanterClientOptions): BanterClient {
  const { baseUrl, token, realtimeUrls, clock = systemClock, random = Math.random } = options;
  const events = createEmitter<ClientEvents>();
  const timelines = new Map<string, FedTimeline>();
  const openTimelines = () => [...timelines.values()];
  let api = options.api;
  let userId: string | undefined;
  let hiddenUserIds: ReadonlySet<string> = new Set();

  const continuity = createContinuity({
    connection: () => connection.state,
    isCatchingUp: () => openTimelines().some(({ status }) => status === "catching_up"),
    behindCount: () => openTimelines().reduce((sum, { behindCount }) => sum + behindCount, 0),
    waitingToSendCount: () => outbox.waitingCount,
  });

  const connection = createConnection({
    urls: createUrlRotation(
      async () => (realtimeUrls ?? (await askForUrls())).map((entry) => resolveRealtimeUrl(entry, baseUrl)),
      clock,
    ),
    token,
    transport: options.transport ?? openSocketIo,
    clock,
    random,
    requestTimeoutMs: options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
    onState(state) {
      if (state.phase !== "live") {
        for (const timeline of timelines.values()) timeline.disconnected();
        presence.disconnected();
        typing.clear();
      }
      continuity.touch();
    },
    onWelcome(welcome) {
      userId = welcome.userId;
      hide(welcome.hiddenUserIds);
      const heads = new Map(welcome.heads.map(({ roomId, headRev }) => [roomId, headRev]));
      for (const timeline of timelines.values()) timeline.connected(heads.get(timeline.roomId));
      for (const roomId of outbox.waitingRooms()) {
        // one that is being opened may be about to be joined
        if (!heads.has(roomId) && timelines.get(roomId)?.status !== "loading") outbox.refuse(roomId, leftRoom());
      }
      unread.connected();
      uploads.resume();
      outbox.resume();
      presence.connected();
      events.emit("welcome", welcome);
    },
    onEvent: receive,
  });
  const isLive = () => connection.state.phase === "live";
  const presence = createPresence({ clock, isLive, request: connection.request });
  const typing = createTyping({ clock, isLive, say: (roomId) => connection.request("typing", { roomId }) });
  const unread = createUnread({
    clock,
    random,
    userId: () => userId,
    isLive,
    request: connection.request,
    setNotify: (input) => getApi().reading.setNotify.mutate(input),
  });

  const draftsChanged = createListeners<void>();
  const outbox = createOutbox({
    storage: options.outboxStorage ?? memoryOutboxStorage,
    clock,
    random,
    createId: options.createId ?? createUuid,
    isLive,
    isReady: (roomId) => timelines.get(roomId)?.status !== "loading",
    async send({ roomId, toUserId, clientId, body, replyToId, files }) {
      const attachmentIds = files.flatMap(({ attachment }) => attachment?.id ?? []);
      const what = {
        clientId,
        body,
        ...(replyToId && { replyToId }),
        ...(attachmentIds.length > 0 && { attachmentIds }),
      };
      const { message } =
        toUserId === undefined
          ? await connection.request("new_chat_message", { roomId, ...what })
          : await connection.request("new_direct_message", { toUserId, ...what });
      timelines.get(message.roomId)?.receive([message]);
      return message;
    },
    onChange(roomId) {
      timelines.get(roomId)?.touch();
      draftsChanged.call();
      continuity.touch();
    },
    onSent({ clientId, files }, message) {
      for (const { key } of files) uploads.forget(key);
      events.emit("message_sent", { clientId, message });
    },
    onRefused: ({ clientId, roomId }, error) => events.emit("message_refused", { clientId, roomId, error }),
  });
  const uploads = createUploads({
    send: options.sendFile ?? createSendFile(baseUrl, token),
    describe: (attachmentId, description) => getApi().attachments.describe.mutate({ attachmentId, description }),
    discard: (attachmentId) => getApi().attachments.discard.mutate({ attachmentId }),
    clock,
    random,
    createId: options.createId ?? createUuid,
    onSettled(key) {
      const attachment = uploads.get(key)?.attachment;
      if (attachment && uploads.get(key)?.state === "done") outbox.uploaded(key, attachment);
    },
  });
  const settle = (messages: readonly Message[]) => {
    const settled = userId !== undefined && outbox.settle(userId, messages);
    if (settled) draftsChanged.call();
    if (settled) continuity.touch();
    return settled;
  };

  const syncer = createRoomSyncer({
    clock,
    random,
    isLive,
    sync: (input) => connection.request("sync_rooms", input),
    cursorOf: (roomId) => timelines.get(roomId)?.cursor,
    onChanges: (changes) => timelines.get(changes.roomId)?.apply(changes),
  });

  function receive(event: ServerEvent): void {
    const isNew = event.name === "new_chat_message" || event.name === "new_direct_message";
    if (isNew && !timelines.has(event.payload.roomId)) settle(event.payload.messages);
    if (event.name === "hidden_people") hide(event.payload.userIds);
    if (event.name === "room_left") outbox.refuse(event.payload.roomId, leftRoom());
    unread.receive(event);
    if (event.name === "member_left" && event.payload.isDeleted) {
      for (const timeline of timelines.values()) timeline.rename(event.payload.userId, DELETED_USERNAME);
    }
    deliverEvent(event, (roomId) => timelines.get(roomId));
    deliverToPeople(event, presence, typing);
    emitServerEvent(event);
  }

  /** Nothing of these people is shown from now on; what others wrote who are no longer among them comes back. */
  function hide(userIds: readonly string[]): void {
    const before = hiddenUserIds;
    hiddenUserIds = new Set(userIds);
    typing.hide(hiddenUserIds);
    const isAnyBack = [...before].some((id) => !hiddenUserIds.has(id));
    for (const timeline of timelines.values()) {
      timeline.hide(hiddenUserIds);
      if (isAnyBack) timeline.reload();
    }
  }

  function emitServerEvent<Name extends keyof ServerEvents>(event: { name: Name; payload: ClientEvents[Name] }): void {
    events.emit(event.name, event.payload);
  }

  function openTimeline(roomId: string): FedTimeline {
    const timeline = createTimeline({
      roomId,
      clock,
      random,
      userId: () => userId,
      isLive,
      join: () => connection.request("join_room", { roomId }),
      listOlder: (beforeSeq) => getApi().messages.list.query({ roomId, beforeSeq }),
      fetchMessage: (messageId) => getApi().messages.get.query({ messageId }),
      askForSync: () => syncer.ask(roomId),
      outbox: {
        drafts: () => outbox.draftsOf(roomId),
        add: (content) => outbox.add(roomId, content),
        retry: outbox.retry,
        discard: outbox.discard,
        settle,
      },
      onStatus: () => {
        outbox.wake(roomId);
        continuity.touch();
      },
      onClose: () => {
        if (timelines.get(roomId) === timeline) timelines.delete(roomId);
        outbox.wake(roomId);
        continuity.touch();
      },
    });
    timelines.set(roomId, timeline);
    timeline.hide(hiddenUserIds);
    if (isLive()) timeline.connected(undefined);
    return timeline;
  }

  function getApi(): ApiClient {
    api ??= createApiClient(baseUrl, token);
    return api;
  }

  async function askForUrls(): Promise<string[]> {
    try {
      return (await getApi().realtime.endpoints.query({})).urls;
    } catch (error) {
      throw toAppError(error);
    }
  }

  async function change<Event extends "edit_message" | "delete_message" | "pin_message">(
    event: Event,
    input: Inputs[Event],
  ): Promise<Message> {
    const { message } = await connection.request(event, input);
    timelines.get(message.roomId)?.receive([message]);
    return message;
  }

  const stopWaiting = onNetworkReturn(connection.retryNow);

  return {
    get api() {
      return getApi();
    },
    continuity,
    presence,
    unread,
    uploads,
    removeFile(key) {
      uploads.cancel(key);
      outbox.removeFile(key);
    },
    fileUrl: (attachmentId, part = "file") => new URL(`/api/attachments/${attachmentId}/${part}`, baseUrl).href,
    get userId() {
      return userId;
    },
    connect: connection.start,
    retryNow: connection.retryNow,
    whenConnected: () => whenConnected(continuity),
    room: (roomId) => timelines.get(roomId) ?? openTimeline(roomId),
    direct: (toUserId) => createDirectDrafts(toUserId, { ...outbox, onChange: draftsChanged.add }),
    typing: typing.room,
    editMessage: (messageId, body) => change("edit_message", { messageId, body }),
    deleteMessage: (messageId, options = {}) => change("delete_message", { messageId, ...options }),
    async react(messageId, emoji, on) {
      const { message } = await connection.request("react", { messageId, emoji, on });
      const timeline = timelines.get(message.roomId);
      if (!on) timeline?.unreacted(messageId, emoji);
      timeline?.receive([message]);
      return message;
    },
    pinMessage: (messageId, on) => change("pin_message", { messageId, on }),
    async leave(roomId) {
      await connection.request("leave_room", { roomId });
      outbox.refuse(roomId, leftRoom());
      timelines.get(roomId)?.leave();
    },
    noteLeft: (roomId) => outbox.refuse(roomId, leftRoom()),
    on: events.on,
    close() {
      stopWaiting();
      outbox.close();
      uploads.close();
      syncer.close();
      presence.close();
      for (const timeline of openTimelines()) timeline.close();
      connection.stop();
    },
  };
}

function leftRoom(): AppError {
  return new AppError("FORBIDDEN", "You are not in this room", { reason: "not_a_member" });
}
