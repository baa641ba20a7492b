import type { Message, Person } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { announceCommitted } from "./announce-committed.ts";

const ANN = { id: "ann", username: "Ann" };
const BEN = { id: "ben", username: "Ben" };

function message(author: Person, seq: number): Message {
  const times = {
    createdAt: "",
    editedAt: null,
    deletedAt: null,
    replyToId: null,
    reactions: [],
    mentions: [],
    attachments: [],
    pinnedAt: null,
  };
  return { id: `m${seq}`, roomId: "room", author, clientId: `c${seq}`, seq, rev: seq, body: "hello", ...times };
}

function listen() {
  const told: unknown[] = [];
  const announce = announceCommitted({
    newMessages: ({ messages }) => told.push(["chat", messages.length]),
    newDirectMessages: (event) => told.push(["direct", event]),
    roomJoined: (userId, room) => told.push(["joined", userId, room]),
  });
  return { told, announce };
}

describe("what a commit gave a room", () => {
  it("is told as chat messages in a room of many", () => {
    const { told, announce } = listen();
    announce({ roomId: "room", messages: [message(ANN, 1)] });
    expect(told).toEqual([["chat", 1]]);
  });

  it("is told as direct messages in a room of two, and nothing but the messages", () => {
    const { told, announce } = listen();
    const messages = [message(ANN, 7)];
    announce({ roomId: "room", messages, direct: { people: [ANN, BEN], createdAt: "then", isNew: false } });
    expect(told).toEqual([["direct", { roomId: "room", messages }]]);
  });

  it("comes after both were told that the room is there, under each other's name", () => {
    const { told, announce } = listen();
    const messages = [message(ANN, 1), message(BEN, 2)];
    announce({ roomId: "room", messages, direct: { people: [ANN, BEN], createdAt: "then", isNew: true } });
    const room = { id: "room", kind: "DIRECT", memberCount: 2, headRev: 2, createdAt: "then", myRole: "MEMBER" };
    expect(told).toMatchObject([
      ["joined", "ann", { ...room, name: "Ben", person: BEN }],
      ["joined", "ben", { ...room, name: "Ann", person: ANN }],
      ["direct", { roomId: "room" }],
    ]);
  });
});
