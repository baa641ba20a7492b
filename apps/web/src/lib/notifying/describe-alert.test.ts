import type { Message, Room } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { textsAsWritten } from "../../texts/texts-as-written.ts";
import { describeAlert, hrefOf } from "./describe-alert.ts";

const t = textsAsWritten("live");
const garden = { id: "g", name: "garden", kind: "PUBLIC" } as Room;
const withBen = { id: "b", name: "ben", kind: "DIRECT", person: { id: "ben-id", username: "ben" } } as Room;
const message = { author: { id: "ben-id", username: "ben" } } as Message;

describe("a notification", () => {
  it("says who writes where, and what", () => {
    const alert = { roomId: "g", message, count: 2 };
    expect(describeAlert(alert, garden, "hello", t)).toEqual({ title: "ben in garden", body: "hello" });
    expect(describeAlert({ ...alert, roomId: "b" }, withBen, "hello", t)).toEqual({ title: "ben", body: "hello" });
    expect(describeAlert(alert, garden, "🌱".repeat(300), t).body).toBe(`${"🌱".repeat(200)}…`);
  });

  it("says how much waits where that is all that is known", () => {
    expect(describeAlert({ roomId: "g", message: null, count: 3 }, garden, null, t)).toEqual({
      title: "garden",
      body: "3 messages wait for you.",
    });
    expect(describeAlert({ roomId: "g", message, count: 1 }, null, null, t)).toEqual({
      title: "ben",
      body: "A message waits for you.",
    });
  });

  it("leads to the room, or to the person", () => {
    expect([hrefOf("g", garden), hrefOf("b", withBen), hrefOf("x", null)]).toEqual([
      "/rooms/g",
      "/messages/ben-id",
      "/rooms/x",
    ]);
  });
});
