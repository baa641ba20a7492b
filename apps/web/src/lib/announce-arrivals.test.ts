import type { Message } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { textsAsWritten } from "../texts/texts-as-written.ts";
import { announceArrivals } from "./announce-arrivals.ts";

const saying = (body: string | null) =>
  ({ body, author: { id: "ann", username: "ann" }, attachments: [] }) as unknown as Message;
const announced = (messages: Message[], language: "en" | "de" = "en") =>
  announceArrivals(messages, { t: textsAsWritten("room", language), tc: textsAsWritten("common", language), language });

describe("what a screen reader says of new messages", () => {
  it("is what one says, without marks and with spoilers covered", async () => {
    const words = await announced([saying("**The end:** ||the butler did it||")]);
    expect(words).toMatch(/^ann: The end: /);
    expect(words).not.toMatch(/butler|\*/);
  });

  it("is that one was deleted", async () => {
    expect(await announced([saying(null)])).toBe("ann deleted a message");
  });

  it("is how many several are, in the reader's numbers", async () => {
    const many = Array.from({ length: 1_200 }, () => saying("hello"));
    expect(await announced(many)).toBe("1,200 new messages");
    expect(await announced(many, "de")).toMatch(/1\.200/);
  });
});
