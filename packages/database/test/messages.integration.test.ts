import type { MessageDraft } from "@banter/domain";
import { LIMITS } from "@banter/protocol";
import { openTestWorld, type TestWorld } from "@banter/testing";
import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMessageWriter } from "../src/message-writer.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

function draft(
  person: { userId: string; sessionId: string },
  roomId: string,
  body: string,
  clientId = uuidv7(),
): MessageDraft {
  return { id: uuidv7(), roomId, authorId: person.userId, sessionId: person.sessionId, clientId, body };
}

const write = (...drafts: MessageDraft[]) => world.database.messages.writeMessages(drafts);
const kinds = async (...drafts: MessageDraft[]) => (await write(...drafts)).map((outcome) => outcome.kind);

describe("writing messages", () => {
  it("numbers several rooms in one batch, each without holes and in the order given", async () => {
    const ann = await world.addPerson();
    const [x, y] = [await world.addRoom(ann), await world.addRoom(ann)];
    const outcomes = await write(draft(ann, x, "x1"), draft(ann, y, "y1"), draft(ann, x, "x2"), draft(ann, x, "x3"));
    const written = outcomes.map((outcome) => "message" in outcome && [outcome.message.body, outcome.message.seq]);
    expect(written).toEqual([
      ["x1", 1],
      ["y1", 1],
      ["x2", 2],
      ["x3", 3],
    ]);
  });

  it("answers a retry with the stored message and does not write it again", async () => {
    const ann = await world.addPerson();
    const room = await world.addRoom(ann);
    const first = draft(ann, room, "once");
    const [stored] = await write(first);
    const [again] = await write({ ...first, id: uuidv7() });
    expect(again).toEqual({ ...stored, kind: "duplicate" });
    expect((await world.history(ann, room)).map((message) => message.body)).toEqual(["once"]);
  });

  it("tells a retry apart whose stored message cannot be read, says why, and fails none of its neighbours", async () => {
    const ann = await world.addPerson();
    const room = await world.addRoom(ann);
    const first = draft(ann, room, "once");
    await write(first);
    const pool = new pg.Pool({ connectionString: world.url, max: 2 });
    const query = pool.query.bind(pool);
    const unreadable = Object.assign(pool, {
      query: (config: pg.QueryConfig) =>
        config.name === "read_stored" ? Promise.reject(new Error("Connection terminated unexpectedly")) : query(config),
    });
    const problems: unknown[] = [];
    const writeMessages = createMessageWriter(unreadable, (error) => problems.push(error));
    const outcomes = await writeMessages([{ ...first, id: uuidv7() }, draft(ann, room, "new")]);
    await pool.end();
    expect(outcomes.map(({ kind }) => kind)).toEqual(["unconfirmed", "written"]);
    expect(problems).toEqual([expect.objectContaining({ message: "Connection terminated unexpectedly" })]);
    expect((await world.history(ann, room)).map((message) => message.body)).toEqual(["once", "new"]);
  });

  it("refuses the same client id with another body or in another room, and only that message", async () => {
    const ann = await world.addPerson();
    const [room, other] = [await world.addRoom(ann), await world.addRoom(ann)];
    const first = draft(ann, room, "one");
    await write(first);
    const reused = draft(ann, room, "another", first.clientId);
    const moved = draft(ann, other, "one", first.clientId);
    expect(await kinds(draft(ann, room, "two"), reused, moved, draft(ann, other, "three"))).toEqual([
      "written",
      "conflict",
      "conflict",
      "written",
    ]);
    expect((await world.history(ann, room)).map((message) => [message.seq, message.body])).toEqual([
      [1, "one"],
      [2, "two"],
    ]);
  });

  it("lets two people use the same client id", async () => {
    const [ann, bob] = [await world.addPerson(), await world.addPerson()];
    const room = await world.addRoom(ann);
    await world.database.rooms.addMember(bob.userId, room);
    const clientId = uuidv7();
    expect(await kinds(draft(ann, room, "a", clientId), draft(bob, room, "b", clientId))).toEqual([
      "written",
      "written",
    ]);
  });

  it("tells a room one is not in from one that is not there, and a private one is not there", async () => {
    const [ann, bob] = [await world.addPerson(), await world.addPerson()];
    const open = await world.addRoom(ann);
    const hidden = await world.addRoom(ann, "PRIVATE");
    expect(await kinds(draft(bob, open, "?"), draft(bob, hidden, "?"), draft(bob, uuidv7(), "?"))).toEqual([
      "not_a_member",
      "not_found",
      "not_found",
    ]);
  });

  it("accepts nothing under a session that was revoked, has expired or is somebody else's", async () => {
    const [ann, bob] = [await world.addPerson(), await world.addPerson()];
    const room = await world.addRoom(ann);
    const expired = await world.addSession(ann, { expired: true });
    await world.database.accounts.revokeSession(ann.sessionId);
    const other = await world.addSession(ann);
    expect(
      await kinds(
        draft(ann, room, "revoked"),
        draft(expired, room, "expired"),
        draft({ ...ann, sessionId: bob.sessionId }, room, "not mine"),
        draft(other, room, "fine"),
      ),
    ).toEqual(["session_ended", "session_ended", "session_ended", "written"]);
  });

  it("gives every message of a room its own number when many nodes write at once", async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => world.addPerson()));
    const [first, ...others] = people;
    if (!first) throw new Error("no people");
    const rooms = await Promise.all([world.addRoom(first), world.addRoom(first), world.addRoom(first)]);
    for (const person of others) for (const room of rooms) await world.database.rooms.addMember(person.userId, room);
    const batches = people.flatMap((person) =>
      Array.from({ length: 5 }, (_, round) =>
        [...rooms].reverse().flatMap((room) => [draft(person, room, `${round}a`), draft(person, room, `${round}b`)]),
      ),
    );
    await Promise.all(batches.map((batch) => write(...batch)));
    for (const room of rooms) {
      const seqs = (await world.history(first, room, LIMITS.pageMaxItems)).map((message) => message.seq);
      expect(seqs).toEqual(Array.from({ length: people.length * 5 * 2 }, (_, index) => index + 1));
    }
  });

  it("stores one of many retries that race on several connections, without a hole in the revs", async () => {
    const ann = await world.addPerson();
    const room = await world.addRoom(ann);
    const one = draft(ann, room, "raced");
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => kinds({ ...one, id: uuidv7() })));
    expect(outcomes.flat().sort()).toEqual([...Array(9).fill("duplicate"), "written"]);
    await write(draft(ann, room, "next"));
    expect((await world.history(ann, room)).map((message) => message.seq)).toEqual([1, 2]);
  });
});

describe("reading history", () => {
  it("pages back from the newest to the first message", async () => {
    const ann = await world.addPerson();
    const room = await world.addRoom(ann);
    await write(...Array.from({ length: 25 }, (_, index) => draft(ann, room, `m${index + 1}`)));
    const seen: (string | null)[] = [];
    let beforeSeq: number | null | undefined;
    do {
      const query = { roomId: room, limit: 10, ...(beforeSeq && { beforeSeq }) };
      const { page } = await world.database.messages.readHistory(ann.userId, query);
      seen.unshift(...page.messages.map((message) => message.body));
      beforeSeq = page.nextBeforeSeq;
    } while (beforeSeq !== null);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => `m${index + 1}`));
  });

  it("pages from a place in the middle both ways, to the first and to the newest message", async () => {
    const ann = await world.addPerson();
    const room = await world.addRoom(ann);
    await write(...Array.from({ length: 25 }, (_, index) => draft(ann, room, `m${index + 1}`)));
    const read = async (place: { beforeSeq?: number; afterSeq?: number; aroundSeq?: number }) => {
      const query = { roomId: room, limit: 6, ...place };
      const { messages, ...next } = (await world.database.messages.readHistory(ann.userId, query)).page;
      return { seqs: messages.map(({ seq }) => seq), ...next };
    };
    expect(await read({ aroundSeq: 10 })).toEqual({ seqs: [8, 9, 10, 11, 12, 13], nextBeforeSeq: 8, nextAfterSeq: 13 });
    expect(await read({ afterSeq: 13 })).toEqual({
      seqs: [14, 15, 16, 17, 18, 19],
      nextBeforeSeq: 14,
      nextAfterSeq: 19,
    });
    expect(await read({ afterSeq: 19 })).toEqual({
      seqs: [20, 21, 22, 23, 24, 25],
      nextBeforeSeq: 20,
      nextAfterSeq: null,
    });
    expect(await read({ afterSeq: 25 })).toEqual({ seqs: [], nextBeforeSeq: 26, nextAfterSeq: null });
    expect(await read({ afterSeq: 0 })).toMatchObject({ seqs: [1, 2, 3, 4, 5, 6], nextBeforeSeq: null });
    expect(await read({ beforeSeq: 8 })).toEqual({ seqs: [2, 3, 4, 5, 6, 7], nextBeforeSeq: 2, nextAfterSeq: 7 });
    expect(await read({ beforeSeq: 1 })).toEqual({ seqs: [], nextBeforeSeq: null, nextAfterSeq: 0 });
    expect(await read({ aroundSeq: 1 })).toEqual({ seqs: [1, 2, 3, 4], nextBeforeSeq: null, nextAfterSeq: 4 });
    expect(await read({ aroundSeq: 25 })).toEqual({ seqs: [23, 24, 25], nextBeforeSeq: 23, nextAfterSeq: null });
    expect(await read({})).toEqual({ seqs: [20, 21, 22, 23, 24, 25], nextBeforeSeq: 20, nextAfterSeq: null });
  });

  it("reads nothing for one who is not in the room", async () => {
    const [ann, bob] = [await world.addPerson(), await world.addPerson()];
    const room = await world.addRoom(ann);
    await write(draft(ann, room, "secret"));
    const { access, page } = await world.database.messages.readHistory(bob.userId, { roomId: room, limit: 10 });
    expect(access).toMatchObject({ isMember: false });
    expect(page.messages).toEqual([]);
  });
});

describe("reading changes", () => {
  it("answers each cursor in its place: complete, up to date, reset, gone", async () => {
    const [ann, bob] = [await world.addPerson(), await world.addPerson()];
    const [few, none, many, foreign] = await Promise.all([
      world.addRoom(ann),
      world.addRoom(ann),
      world.addRoom(ann),
      world.addRoom(bob),
    ]);
    await write(draft(ann, few, "1"), draft(ann, few, "2"), draft(ann, few, "3"), draft(ann, none, "old"));
    await write(...Array.from({ length: LIMITS.syncMaxChanges + 1 }, (_, index) => draft(ann, many, `${index}`)));
    const answers = await world.database.messages.readChanges(ann.userId, [
      { roomId: many, afterRev: 0 },
      { roomId: few, afterRev: 1 },
      { roomId: foreign, afterRev: 0 },
      { roomId: none, afterRev: 1 },
      { roomId: many, afterRev: 1 },
      { roomId: few, afterRev: 99 },
    ]);
    expect(answers.map((answer) => [answer.roomId, answer.status])).toEqual([
      [many, "reset"],
      [few, "complete"],
      [foreign, "gone"],
      [none, "complete"],
      [many, "complete"],
      [few, "reset"],
    ]);
    const [reset, complete, , upToDate, whole, ahead] = answers;
    if (reset?.status !== "reset" || ahead?.status !== "reset") throw new Error("expected two resets");
    expect(reset.messages).toHaveLength(LIMITS.recentMessages);
    expect(reset.messages.at(-1)?.seq).toBe(LIMITS.syncMaxChanges + 1);
    expect(reset.nextBeforeSeq).toBe(reset.messages[0]?.seq);
    expect(complete).toMatchObject({ headRev: 3, messages: [{ body: "2" }, { body: "3" }] });
    expect(upToDate).toMatchObject({ headRev: 1, messages: [] });
    expect(whole).toMatchObject({ messages: { length: LIMITS.syncMaxChanges } });
    expect(ahead.messages.map((message) => message.body)).toEqual(["1", "2", "3"]);
  });

  it("gives up no more at once than the limit for all rooms, and says which rooms to ask for again", async () => {
    const ann = await world.addPerson();
    const rooms = await Promise.all(Array.from({ length: 4 }, () => world.addRoom(ann)));
    for (const room of rooms) {
      await write(...Array.from({ length: LIMITS.syncMaxChanges }, (_, index) => draft(ann, room, `${index}`)));
    }
    let cursors = rooms.map((roomId) => ({ roomId, afterRev: 0 }));
    const statuses: string[][] = [];
    while (cursors.length > 0) {
      const answers = await world.database.messages.readChanges(ann.userId, cursors);
      statuses.push(answers.map((answer) => answer.status));
      cursors = cursors.filter((_, index) => answers[index]?.status === "later");
    }
    expect(statuses).toEqual([["complete", "complete", "complete", "later"], ["complete"]]);
  });
});
