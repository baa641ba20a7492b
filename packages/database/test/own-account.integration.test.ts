import { randomUUID } from "node:crypto";
import { openTestWorld, type TestPerson, type TestWorld } from "@banter/testing";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const [OLD, NEW] = ["$argon2id$unused", "$argon2id$new"];

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

const isLive = async ({ sessionId }: { sessionId: string }) =>
  (await world.database.sessions.findSession(sessionId, "127.0.0.1"))?.revokedAt === null;

function newSession({ userId }: TestPerson) {
  const expiresAt = new Date(Date.now() + 60_000);
  return { id: uuidv7(), userId, address: "192.0.2.1", userAgent: "test", expiresAt };
}

const change = (person: TestPerson, passwordHash = NEW) =>
  world.database.accounts.changePassword(person, { verifiedHash: OLD, passwordHash });

describe("changing the password", () => {
  it("ends all other sessions and every link to choose one, in the same transaction", async () => {
    const ann = await world.addPerson();
    const others = [await world.addSession(ann), await world.addSession(ann)];
    const stranger = await world.addPerson();
    await world.sql.query(
      "INSERT INTO password_resets (token_sha256, user_id, expires_at) VALUES (sha256('x'), $1, now() + interval '1 day')",
      [ann.userId],
    );
    expect(await change(ann)).toBe(true);
    expect(await Promise.all([ann, ...others, stranger].map(isLive))).toEqual([true, false, false, true]);
    expect(await world.database.accounts.findPasswordHash(ann.userId)).toBe(NEW);
    const resets = await world.sql.query("SELECT FROM password_resets WHERE user_id = $1", [ann.userId]);
    expect(resets.rowCount).toBe(0);
  });

  it("of two at once that verified the same password, one succeeds", async () => {
    const ann = await world.addPerson();
    const two = await world.addSession(ann);
    const answers = await Promise.allSettled([change(ann, "$argon2id$a"), change(two, "$argon2id$b")]);
    expect(answers.filter((answer) => answer.status === "fulfilled" && answer.value)).toHaveLength(1);
    expect((await Promise.all([ann, two].map(isLive))).filter(Boolean)).toHaveLength(1);
  });

  it("is refused to a session that has ended and to a banned person, and changes nothing then", async () => {
    const ann = await world.addPerson();
    const ended = await world.addSession(ann);
    await world.database.accounts.revokeSession(ended.sessionId);
    await expect(change(ended)).rejects.toMatchObject({ code: "UNAUTHENTICATED", reason: "session_ended" });
    await world.sql.query("INSERT INTO user_bans (id, user_id, reason) VALUES ($1, $2, 'spam')", [
      randomUUID(),
      ann.userId,
    ]);
    await expect(change(ann)).rejects.toMatchObject({ code: "FORBIDDEN", reason: "banned" });
    expect(await world.database.accounts.findPasswordHash(ann.userId)).toBe(OLD);
    expect(await isLive(ann)).toBe(true);
  });

  it("leaves no session behind that was let in with the old password at the same moment", async () => {
    for (let round = 0; round < 20; round += 1) {
      const ann = await world.addPerson();
      const attempts = Array.from({ length: 5 }, () => newSession(ann));
      await Promise.all([
        ...attempts.slice(0, 3).map((session) => world.database.accounts.createSession(session, OLD)),
        change(ann),
        ...attempts.slice(3).map((session) => world.database.accounts.createSession(session, OLD)),
      ]);
      const live = await Promise.all(attempts.map(({ id }) => isLive({ sessionId: id })));
      expect(live).toEqual(attempts.map(() => false));
      expect(await isLive(ann)).toBe(true);
    }
  });

  it("lets nobody in who verified the old password before it and comes after", async () => {
    const ann = await world.addPerson();
    await change(ann);
    expect(await world.database.accounts.createSession(newSession(ann), OLD)).toBe(false);
    expect(await world.database.accounts.createSession(newSession(ann), NEW)).toBe(true);
  });
});

describe("open sessions", () => {
  it("are one's own live ones, the asking first, then the latest used", async () => {
    const ann = await world.addPerson();
    const [old, ended, recent] = [
      await world.addSession(ann),
      await world.addSession(ann),
      await world.addSession(ann),
    ];
    await world.addSession(ann, { expired: true });
    await world.database.accounts.revokeSession(ended.sessionId);
    await world.sql.query("UPDATE sessions SET last_used_at = now() + interval '1 minute' WHERE id = $1", [
      recent.sessionId,
    ]);
    const { sessions } = await world.database.accounts.listSessions(old, 10);
    expect(sessions.map(({ id }) => id)).toEqual([old, recent, ann].map(({ sessionId }) => sessionId));
    expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false]);
    expect(sessions[0]).toMatchObject({ address: "127.0.0.1", userAgent: "test" });
  });

  it("can be ended one by one, but nobody else's, nor one that has ended", async () => {
    const [ann, ben] = [await world.addPerson(), await world.addPerson()];
    const { endSession } = world.database.accounts;
    expect(await endSession(ben.userId, ann.sessionId)).toBe(false);
    expect(await isLive(ann)).toBe(true);
    expect(await endSession(ann.userId, ann.sessionId)).toBe(true);
    expect(await endSession(ann.userId, ann.sessionId)).toBe(false);
    expect(await isLive(ann)).toBe(false);
  });

  it("can be ended all but one", async () => {
    const ann = await world.addPerson();
    const other = await world.addSession(ann);
    await world.database.accounts.endOtherSessions(other);
    expect(await Promise.all([ann, other].map(isLive))).toEqual([false, true]);
  });
});

describe("the last use of a session", () => {
  const lastUse = async ({ sessionId }: TestPerson) => {
    const { rows } = await world.sql.query<{ last_used_at: Date | null }>(
      "SELECT last_used_at FROM sessions WHERE id = $1",
      [sessionId],
    );
    return rows[0]?.last_used_at ?? null;
  };
  const age = (person: TestPerson, column: string, minutes: number) =>
    world.sql.query(`UPDATE sessions SET ${column} = now() - make_interval(mins => $2) WHERE id = $1`, [
      person.sessionId,
      minutes,
    ]);

  it("is noted once in five minutes", async () => {
    const ann = await world.addPerson();
    await world.database.sessions.findSession(ann.sessionId, "127.0.0.1");
    expect(await lastUse(ann)).toBeNull();
    await age(ann, "created_at", 6);
    await world.database.sessions.findSession(ann.sessionId, "127.0.0.1");
    const noted = await lastUse(ann);
    expect(noted).not.toBeNull();
    await world.database.sessions.findSession(ann.sessionId, "127.0.0.1");
    expect(await lastUse(ann)).toEqual(noted);
  });

  it("is not noted of one that has ended, and keeps nobody waiting", async () => {
    const ann = await world.addPerson();
    await age(ann, "created_at", 10);
    const client = await world.sql.connect();
    try {
      await client.query("BEGIN");
      await client.query("UPDATE sessions SET revoked_at = now() WHERE id = $1", [ann.sessionId]);
      expect(await world.database.sessions.findSession(ann.sessionId, "127.0.0.1")).toMatchObject({ revokedAt: null });
      await client.query("COMMIT");
    } finally {
      client.release();
    }
    expect(await world.database.sessions.findSession(ann.sessionId, "127.0.0.1")).toMatchObject({
      revokedAt: expect.any(Date),
    });
    expect(await lastUse(ann)).toBeNull();
  });
});
