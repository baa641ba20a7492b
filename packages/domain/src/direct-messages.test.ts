import type { Message } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import {
  type Announcer,
  createGroupCommit,
  createMessageService,
  createRoomService,
  type MessageFacts,
  type MessagePorts,
  type RoomPorts,
  type UnwrittenMessage,
  type WriteOutcome,
} from "./index.ts";

const ANN = { userId: "ann", username: "Ann", role: "USER", sessionId: "session" } as const;
const MESSAGE: Message = {
  id: "m1",
  roomId: "room",
  author: { id: "ann", username: "Ann" },
  clientId: "c1",
  seq: 1,
  rev: 1,
  body: "before",
  createdAt: "",
  editedAt: null,
  deletedAt: null,
  replyToId: null,
  reactions: [],
  mentions: [],
  attachments: [],
  pinnedAt: null,
};
const FACTS: MessageFacts = {
  message: MESSAGE,
  isHidden: false,
  roomKind: "DIRECT",
  roomName: "",
  isArchived: false,
  pinCount: 0,
  mayWrite: true,
  roomRole: "MEMBER",
  actorRole: "USER",
  sessionIsLive: true,
};

function serviceWith({ outcome, facts = FACTS }: { outcome?: WriteOutcome; facts?: MessageFacts }) {
  const written: UnwrittenMessage[] = [];
  const service = createMessageService({
    async write(draft: UnwrittenMessage) {
      written.push(draft);
      return outcome ?? { kind: "written", message: MESSAGE };
    },
    async changeMessage(_actor, _id, decide) {
      const change = decide(facts);
      return { message: MESSAGE, announced: change.kind === "none" ? null : MESSAGE };
    },
    findBan: async () => null,
    announcer: { messagesChanged() {} },
  } satisfies Partial<MessagePorts> as unknown as MessagePorts);
  return { service, written };
}

const input = { toUserId: "ben", clientId: "c1", body: "hello" };

describe("a direct message", () => {
  it("goes to the person, under the writer's session", async () => {
    const { service, written } = serviceWith({});
    expect(await service.sendDirect(ANN, input)).toEqual({ message: MESSAGE });
    expect(written).toEqual([{ ...input, authorId: "ann", mentions: [], sessionId: "session" }]);
  });

  it("is not for oneself", async () => {
    const { service, written } = serviceWith({});
    const toSelf = service.sendDirect(ANN, { ...input, toUserId: "ann" });
    await expect(toSelf).rejects.toMatchObject({ code: "FORBIDDEN", reason: "own_account" });
    expect(written).toEqual([]);
  });

  it("is refused with a reason to one who is no friend, and to nobody at all", async () => {
    const refused = serviceWith({ outcome: { kind: "not_friends" } }).service.sendDirect(ANN, input);
    await expect(refused).rejects.toMatchObject({ code: "FORBIDDEN", reason: "not_friends" });
    const toNobody = serviceWith({ outcome: { kind: "not_found" } }).service.sendDirect(ANN, input);
    await expect(toNobody).rejects.toMatchObject({ code: "NOT_FOUND", message: "No such person" });
  });

  it("can be edited as long as the two are friends, and deleted ever after", async () => {
    const closed = { ...FACTS, mayWrite: false };
    await serviceWith({}).service.edit(ANN, { messageId: "m1", body: "after" });
    const { service } = serviceWith({ facts: closed });
    const edit = service.edit(ANN, { messageId: "m1", body: "after" });
    await expect(edit).rejects.toMatchObject({ code: "FORBIDDEN", reason: "not_friends" });
    expect(await service.edit(ANN, { messageId: "m1", body: "before" })).toEqual({ message: MESSAGE });
    expect(await service.delete(ANN, { messageId: "m1" }, { address: "192.0.2.1", userAgent: "" })).toEqual({
      message: MESSAGE,
    });
  });

  it("is announced with the people of its room, once for all messages of a commit", async () => {
    const ben = { id: "ben", username: "Ben" };
    const announced: unknown[] = [];
    const commits = createGroupCommit({
      writeBatch: async (drafts) =>
        drafts.map(({ clientId, authorId }, index) => {
          const [author, other] = authorId === "ann" ? [MESSAGE.author, ben] : [ben, MESSAGE.author];
          const direct = { other, createdAt: "then", isNew: true };
          return { kind: "written", message: { ...MESSAGE, clientId, author, seq: 2 - index }, direct };
        }),
      onCommitted: (event) => announced.push({ ...event, messages: event.messages.map(({ seq }) => seq) }),
      batchMax: 2,
    });
    const draft = { clientId: "a", body: "hello", authorId: "ann", sessionId: "session", toUserId: "ben" };
    await Promise.all([commits.write(draft), commits.write({ ...draft, authorId: "ben", toUserId: "ann" })]);
    const direct = { people: [MESSAGE.author, ben], createdAt: "then", isNew: true };
    expect(announced[0]).toEqual({ roomId: "room", messages: [2], direct });
  });
});

describe("a conversation of two", () => {
  it("is left by nobody", async () => {
    const told: string[] = [];
    const rooms = createRoomService({
      removeMember: async () => "direct",
      announcer: { roomLeft: () => told.push("left"), memberLeft: () => told.push("left") } as unknown as Announcer,
    } satisfies Partial<RoomPorts> as unknown as RoomPorts);
    await expect(rooms.leave(ANN, { roomId: "room" })).rejects.toMatchObject({
      code: "FORBIDDEN",
      reason: "direct_room",
    });
    expect(told).toEqual([]);
  });
});
