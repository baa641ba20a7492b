import { randomUUID } from "node:crypto";
import { createDatabase } from "@banter/database";
import { issueToken } from "@banter/session";
import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { createTestDatabase } from "./test-database.ts";

/** The session secret of everything that a test starts. */
export const TEST_SESSION_SECRET = "a secret of forty characters for testing";

/** What the database takes for a hash; no password matches it. */
const UNMATCHABLE_HASH = "$argon2id$unused";

const DAY_MS = 24 * 60 * 60 * 1000;

export interface TestPerson {
  userId: string;
  username: string;
  sessionId: string;
  /** Bearer token or cookie value of the session. */
  token: string;
}

export type TestWorld = Awaited<ReturnType<typeof openTestWorld>>;

/** A migrated database of one's own, and quick ways to fill it. */
export async function openTestWorld() {
  const { url, drop } = await createTestDatabase();
  const database = createDatabase({ url, poolSize: 10, onConnectionError: () => {}, onUnconfirmed: () => {} });
  const sql = new pg.Pool({ connectionString: url, max: 1 });
  // The pool says that it has ended a moment before its connection has: dropping the database then cuts that one off.
  sql.on("connect", (client) => client.on("error", () => {}));

  function newSession(userId: string) {
    const expiresAt = new Date(Date.now() + DAY_MS);
    return { id: uuidv7(), userId, address: "127.0.0.1", userAgent: "test", expiresAt };
  }

  return {
    url,
    database,
    sql,

    async addPerson(username = `p${randomUUID().replaceAll("-", "").slice(0, 20)}`): Promise<TestPerson> {
      const id = uuidv7();
      const session = newSession(id);
      const account = await database.accounts.createUser({ id, username, passwordHash: UNMATCHABLE_HASH }, session);
      if (!account) throw new Error(`the username ${username} is taken`);
      return { userId: id, username, sessionId: session.id, token: await issueToken(session, TEST_SESSION_SECRET) };
    },

    /** A person with the role ADMIN. */
    async addAdmin(): Promise<TestPerson> {
      const person = await this.addPerson();
      await sql.query("UPDATE users SET role = 'ADMIN' WHERE id = $1", [person.userId]);
      return person;
    },

    /** Another session of a person. */
    async addSession(person: TestPerson, { expired = false } = {}): Promise<TestPerson> {
      const session = newSession(person.userId);
      await database.accounts.createSession(session, UNMATCHABLE_HASH);
      if (expired) {
        await sql.query(
          "UPDATE sessions SET created_at = now() - interval '2 days', expires_at = now() - interval '1 day' WHERE id = $1",
          [session.id],
        );
      }
      return { ...person, sessionId: session.id, token: await issueToken(session, TEST_SESSION_SECRET) };
    },

    async addRoom(owner: TestPerson, kind: "PUBLIC" | "PRIVATE" = "PUBLIC", name = "Room"): Promise<string> {
      const room = await database.rooms.createRoom({ id: uuidv7(), name, topic: "", kind }, owner.userId);
      return room.id;
    },

    /** The newest messages of a room, oldest first. */
    async history(person: TestPerson, roomId: string, limit = 50) {
      return (await database.messages.readHistory(person.userId, { roomId, limit })).page.messages;
    },

    async close(): Promise<void> {
      await sql.end();
      await database.close();
      await drop();
    },
  };
}
