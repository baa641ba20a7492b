import { AppError, type NewMessages } from "@banter/protocol";
import { describe, expect, it, vi } from "vitest";
import { createGroupCommit, type MessageDraft, type WriteOutcome } from "./index.ts";

const draft = (clientId: string, roomId = "room", body = clientId) => ({
  roomId,
  clientId,
  body,
  authorId: "author",
  sessionId: "session",
});

function written(draft: MessageDraft, seq: number): WriteOutcome {
  const { id, clientId, body } = draft;
  const roomId = "roomId" in draft ? draft.roomId : `room with ${draft.toUserId}`;
  const author = { id: draft.authorId, username: "Ann" };
  return {
    kind: "written",
    message: {
      id,
      roomId,
      clientId,
      body,
      author,
      seq,
      rev: seq,
      createdAt: "",
      editedAt: null,
      deletedAt: null,
      replyToId: null,
      reactions: [],
      mentions: [],
      attachments: [],
      pinnedAt: null,
    },
  };
}

/** A database whose commits end when the test says so. */
function heldDatabase() {
  const commits: { drafts: MessageDraft[]; end(outcomes?: WriteOutcome[]): void; fail(error: Error): void }[] = [];
  const announced: NewMessages[] = [];
  let seq = 0;
  return {
    commits,
    announced,
    onCommitted: (event: NewMessages) => announced.push(event),
    writeBatch: (drafts: MessageDraft[]) =>
      new Promise<WriteOutcome[]>((resolve, reject) => {
        commits.push({
          drafts,
          end: (outcomes) => resolve(outcomes ?? drafts.map((one) => written(one, ++seq))),
          fail: reject,
        });
      }),
  };
}

/** Lets everything run that waits for nothing but promises. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

function commitAt<Commit>(commits: Commit[], index: number): Commit {
  const commit = commits[index];
  if (!commit) throw new Error(`there are only ${commits.length} commits`);
  return commit;
}

describe("group commit", () => {
  it("writes at once when idle, and in one batch what came meanwhile", async () => {
    const database = heldDatabase();
    const queue = createGroupCommit(database);
    const first = queue.write(draft("a"));
    const others = [queue.write(draft("b")), queue.write(draft("c"))];
    expect(commitAt(database.commits, 0).drafts.map((one) => one.clientId)).toEqual(["a"]);

    commitAt(database.commits, 0).end();
    await first;
    expect(commitAt(database.commits, 1).drafts.map((one) => one.clientId)).toEqual(["b", "c"]);

    commitAt(database.commits, 1).end();
    await Promise.all(others);
    await queue.drained();
    expect(database.commits).toHaveLength(2);
  });

  it("announces what one commit gave a room as one event, before it acknowledges", async () => {
    const database = heldDatabase();
    const queue = createGroupCommit(database);
    queue.write(draft("a", "x"));
    const acked: string[] = [];
    for (const [clientId, roomId] of [
      ["b", "x"],
      ["c", "y"],
      ["d", "x"],
    ] as const) {
      queue.write(draft(clientId, roomId)).then(() => acked.push(`${clientId} after ${database.announced.length}`));
    }
    commitAt(database.commits, 0).end();
    await settle();
    commitAt(database.commits, 1).end();
    await queue.drained();
    await settle();
    const events = database.announced.map((event) => [event.roomId, event.messages.map((message) => message.clientId)]);
    expect(events).toEqual([
      ["x", ["a"]],
      ["x", ["b", "d"]],
      ["y", ["c"]],
    ]);
    expect(acked).toEqual(["b after 3", "c after 3", "d after 3"]);
  });

  it("keeps a second message under the same client id for the commit after the first one's", async () => {
    const database = heldDatabase();
    const queue = createGroupCommit(database);
    queue.write(draft("first"));
    queue.write(draft("same"));
    queue.write(draft("same"));
    queue.write(draft("other"));
    commitAt(database.commits, 0).end();
    await settle();
    expect(commitAt(database.commits, 1).drafts.map((one) => one.clientId)).toEqual(["same", "other"]);
    commitAt(database.commits, 1).end();
    await settle();
    expect(commitAt(database.commits, 2).drafts.map((one) => one.clientId)).toEqual(["same"]);
    commitAt(database.commits, 2).end();
    await queue.drained();
  });

  it("does not announce a duplicate or a refusal, nor let it fail its neighbours", async () => {
    const database = heldDatabase();
    const queue = createGroupCommit(database);
    queue.write(draft("a"));
    const b = queue.write(draft("b"));
    const c = queue.write(draft("c"));
    const d = queue.write(draft("d"));
    commitAt(database.commits, 0).end();
    await settle();
    const [draftB, draftC, draftD] = commitAt(database.commits, 1).drafts;
    if (!draftB || !draftC || !draftD) throw new Error("the second commit should hold three drafts");
    const stored = { ...written(draftB, 1), kind: "duplicate" } as WriteOutcome;
    commitAt(database.commits, 1).end([stored, { kind: "not_found" }, written(draftD, 2)]);
    expect((await b).kind).toBe("duplicate");
    expect((await c).kind).toBe("not_found");
    expect((await d).kind).toBe("written");
    expect(database.announced.flatMap((event) => event.messages).map((message) => message.clientId)).toEqual([
      "a",
      "d",
    ]);
  });

  it("fails what was in a commit that failed, and goes on with the next", async () => {
    const database = heldDatabase();
    const queue = createGroupCommit(database);
    const lost = queue.write(draft("a"));
    const next = queue.write(draft("b"));
    commitAt(database.commits, 0).fail(new AppError("UNAVAILABLE", "gone"));
    await expect(lost).rejects.toThrow("gone");
    commitAt(database.commits, 1).end();
    expect((await next).kind).toBe("written");
  });

  it("refuses what its queue does not hold, with a time to come back", async () => {
    const database = heldDatabase();
    const queue = createGroupCommit({ ...database, queueMax: 2 });
    queue.write(draft("in flight"));
    queue.write(draft("a"));
    queue.write(draft("b"));
    await expect(queue.write(draft("c"))).rejects.toMatchObject({
      code: "UNAVAILABLE",
      reason: "overloaded",
      retryAfterMs: expect.any(Number),
    });
    commitAt(database.commits, 0).end();
    await settle();
    commitAt(database.commits, 1).end();
    await queue.drained();
  });

  it("begins anew when the next draft comes in the very moment in which the last one is answered", async () => {
    const written: string[] = [];
    const queue = createGroupCommit({
      onCommitted() {},
      async writeBatch(drafts) {
        written.push(...drafts.map(({ clientId }) => clientId));
        return drafts.map(() => ({ kind: "not_found" }));
      },
    });
    for (const clientId of ["a", "b", "c"]) await queue.write(draft(clientId));
    let answered: Promise<unknown> = Promise.resolve();
    await new Promise<void>((resolve) => {
      queue.write(draft("d")).finally(() => {
        answered = queue.write(draft("e")).finally(resolve);
      });
    });
    await answered;
    expect(written).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("answers within its time although the database does not, and does not write what it gave up", async () => {
    const database = heldDatabase();
    const queue = createGroupCommit({ ...database, answerWithinMs: 5 });
    const outcomes = await Promise.allSettled([queue.write(draft("in flight")), queue.write(draft("waiting"))]);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ reason: { code: "UNAVAILABLE", retryAfterMs: expect.any(Number) } });
    }
    commitAt(database.commits, 0).end();
    await queue.drained();
    expect(database.commits).toHaveLength(1);
    expect(database.announced.flatMap(({ messages }) => messages.map(({ clientId }) => clientId))).toEqual([
      "in flight",
    ]);
  });

  it("gives up each draft at its own time, and has one timer for all of them", async () => {
    vi.useFakeTimers();
    try {
      const database = heldDatabase();
      const queue = createGroupCommit({ ...database, answerWithinMs: 1_000 });
      const given: string[] = [];
      const send = (clientId: string) => queue.write(draft(clientId)).catch(() => given.push(clientId));
      void send("first");
      await vi.advanceTimersByTimeAsync(400);
      for (const clientId of ["second", "third"]) void send(clientId);
      expect(vi.getTimerCount()).toBe(1);
      await vi.advanceTimersByTimeAsync(599);
      expect(given).toEqual([]);
      await vi.advanceTimersByTimeAsync(1);
      expect(given).toEqual(["first"]);
      expect(queue.waiting).toBe(2);
      await vi.advanceTimersByTimeAsync(400);
      expect(given).toEqual(["first", "second", "third"]);
      expect(queue.waiting).toBe(0);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it("gives nobody up who has been answered", async () => {
    vi.useFakeTimers();
    try {
      const database = heldDatabase();
      const queue = createGroupCommit({ ...database, answerWithinMs: 1_000 });
      const first = queue.write(draft("first"));
      await vi.advanceTimersByTimeAsync(900);
      commitAt(database.commits, 0).end();
      await first;
      const second = queue.write(draft("second"));
      await vi.advanceTimersByTimeAsync(999);
      commitAt(database.commits, 1).end();
      expect((await second).kind).toBe("written");
    } finally {
      vi.useRealTimers();
    }
  });

  it("lets a draft that brings a defect to light fail by itself", async () => {
    const queue = createGroupCommit({
      onCommitted() {},
      async writeBatch(drafts) {
        if (drafts.some(({ clientId }) => clientId === "bad")) throw new Error("a defect");
        return drafts.map((one, index) => written(one, index));
      },
    });
    const all = ["first", "a", "b", "bad", "c", "d"].map((clientId) => queue.write(draft(clientId)));
    const outcomes = await Promise.allSettled(all);
    expect(outcomes.map(({ status }) => status === "fulfilled")).toEqual([true, true, true, false, true, true]);
  });

  it("never commits more at once than it may", async () => {
    const database = heldDatabase();
    const queue = createGroupCommit({ ...database, batchMax: 2 });
    for (const clientId of ["a", "b", "c", "d"]) queue.write(draft(clientId));
    commitAt(database.commits, 0).end();
    await settle();
    expect(commitAt(database.commits, 1).drafts.map((one) => one.clientId)).toEqual(["b", "c"]);
    commitAt(database.commits, 1).end();
    await settle();
    commitAt(database.commits, 2).end();
    await queue.drained();
  });
});
