import { LIMITS, type Message } from "@banter/protocol";
import { describe, expect, it } from "vitest";
import { createRoomLog } from "./room-log.ts";

const message = (seq: number, rev = seq, body = `${seq}`): Message => ({
  id: `id-${seq}`,
  roomId: "room",
  author: { id: "author", username: "ada" },
  clientId: `client-${seq}`,
  seq,
  rev,
  body,
  createdAt: "2026-01-01T00:00:00.000Z",
  editedAt: null,
  deletedAt: null,
  replyToId: null,
  reactions: [],
  mentions: [],
  attachments: [],
  pinnedAt: null,
});
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => message(from + index));
const seqs = (messages: readonly Message[]) => messages.map(({ seq }) => seq);

function startedLog(newestSeq = 3, oldestSeq = 1) {
  const log = createRoomLog();
  const nextBeforeSeq = oldestSeq > 1 ? oldestSeq : null;
  log.start({ messages: range(oldestSeq, newestSeq), nextBeforeSeq, headRev: newestSeq });
  return log;
}

describe("room log", () => {
  it("moves its cursor along with messages that follow on", () => {
    const log = startedLog();
    expect(seqs(log.receive([message(4), message(5)]))).toEqual([4, 5]);
    expect(log.cursor).toBe(5);
    expect(seqs(log.messages)).toEqual([1, 2, 3, 4, 5]);
  });

  it("drops what it has", () => {
    const log = startedLog();
    log.receive([message(4)]);
    expect(log.receive([message(4), message(2)])).toEqual([]);
    expect(seqs(log.messages)).toEqual([1, 2, 3, 4]);
  });

  it("hides messages past a gap until it is filled, then shows all in order", () => {
    const log = startedLog();
    expect(log.receive([message(6), message(5)])).toEqual([]);
    expect(seqs(log.messages)).toEqual([1, 2, 3]);
    expect(log.knownHead).toBe(6);
    expect(seqs(log.receive([message(4)]))).toEqual([4, 5, 6]);
  });

  it("fills a gap from a sync and goes on with what waited past it", () => {
    const log = startedLog();
    log.receive([message(7)]);
    const changes = { roomId: "room", status: "complete", headRev: 6, messages: range(4, 6) } as const;
    expect(seqs(log.apply(changes))).toEqual([4, 5, 6, 7]);
    expect(log.cursor).toBe(7);
    expect(log.ahead()).toEqual([]);
  });

  it("is not set back by a sync's answer that is older than what has come meanwhile", () => {
    const log = startedLog();
    log.receive(range(4, 6));
    expect(log.apply({ roomId: "room", status: "complete", headRev: 5, messages: range(4, 5) })).toEqual([]);
    expect(log.cursor).toBe(6);
  });

  it("begins anew with a reset, keeping what is newer than it", () => {
    const log = startedLog();
    log.receive([message(901)]);
    const fresh = log.apply({
      roomId: "room",
      status: "reset",
      headRev: 900,
      messages: range(851, 900),
      nextBeforeSeq: 851,
    });
    expect(seqs(log.messages)).toEqual(seqs(range(851, 901)));
    expect(seqs(fresh)).toEqual(seqs(range(851, 901)));
    expect(log.nextBeforeSeq).toBe(851);
    expect(log.cursor).toBe(901);
  });

  it("keeps what it has shown if a reset turns out older", () => {
    const log = startedLog();
    log.receive([message(4), message(5), message(6)]);
    log.apply({ roomId: "room", status: "reset", headRev: 5, messages: [message(4), message(5)], nextBeforeSeq: 4 });
    expect(seqs(log.messages)).toEqual([4, 5, 6]);
    expect(log.cursor).toBe(6);
  });

  it("takes a page that it started with for history, not for news", () => {
    const log = createRoomLog();
    log.receive([message(5)]);
    expect(seqs(log.start({ messages: range(1, 4), nextBeforeSeq: null, headRev: 4 }))).toEqual([5]);
  });

  it("replaces a message by its newer state, and never by an older one", () => {
    const log = startedLog();
    log.receive([message(2, 4, "edited")]);
    log.apply({ roomId: "room", status: "complete", headRev: 4, messages: [message(2, 2, "old")] });
    expect(log.messages.map(({ body }) => body)).toEqual(["1", "edited", "3"]);
    expect(log.cursor).toBe(4);
  });

  it("reports new messages of a sync in the order of their places even if one was edited since", () => {
    const log = startedLog();
    const messages = [message(5), message(4, 6)];
    expect(seqs(log.apply({ roomId: "room", status: "complete", headRev: 6, messages }))).toEqual([4, 5]);
  });

  it("reports a message once that was edited right after it was written", () => {
    const log = startedLog();
    log.receive([message(4, 5, "edited")]);
    const fresh = log.apply({ roomId: "room", status: "complete", headRev: 4, messages: [message(4)] });
    expect(fresh.map(({ body }) => body)).toEqual(["edited"]);
  });

  it("puts older pages in front", () => {
    const log = startedLog(20, 11);
    log.expectOlder();
    log.prepend({ messages: range(1, 10), nextBeforeSeq: null });
    expect(seqs(log.messages)).toEqual(seqs(range(1, 20)));
    expect(log.nextBeforeSeq).toBeNull();
  });

  it("does not lose an edit of an older message that overtook the page with it", () => {
    const log = startedLog(20, 11);
    log.expectOlder();
    log.receive([message(5, 21, "edited")]);
    log.prepend({ messages: range(1, 10), nextBeforeSeq: null });
    expect(log.messages[4]?.body).toBe("edited");
    expect(log.cursor).toBe(21);
  });

  it("holds no more beyond a gap than a sync would bring", () => {
    const log = startedLog();
    log.receive(range(5, 5 + 2 * LIMITS.syncMaxChanges));
    expect(log.ahead()).toHaveLength(LIMITS.syncMaxChanges);
    expect(log.knownHead).toBe(5 + 2 * LIMITS.syncMaxChanges);
  });

  it("leaves no hole behind when all that it held is hidden and something older changes", () => {
    const log = startedLog(20, 11);
    log.hide(new Set(["author"]));
    log.hide(new Set());
    log.expectOlder();
    log.receive([message(5, 21, "edited")]);
    expect(log.messages).toEqual([]);
    log.prepend({ messages: range(1, 10), nextBeforeSeq: null });
    expect(seqs(log.messages)).toEqual(seqs(range(1, 10)));
    expect(log.messages[4]?.body).toBe("edited");
  });
});
