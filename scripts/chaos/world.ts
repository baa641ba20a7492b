import { randomUUID } from "node:crypto";
import type { Heads, Person, StoredMessage, StoredRoom } from "@banter/bots/chaos";
import { issueToken } from "@banter/session";
import pg from "pg";
import { eventually } from "./eventually.ts";

/** The checker's own view of the database: it makes people and rooms, and reads what is stored, with plain SQL. */
export interface World {
  addPeople(names: readonly string[]): Promise<Person[]>;
  /** Private rooms with these members, the first of whom owns it. Returns their ids. */
  addRooms(memberIdsOfRooms: readonly (readonly string[])[]): Promise<string[]>;
  readHeads(roomIds: readonly string[]): Promise<Heads>;
  readRooms(roomIds: readonly string[]): Promise<{ rooms: StoredRoom[]; stored: StoredMessage[] }>;
  removeRooms(roomIds: readonly string[]): Promise<void>;
  /** Ends every connection to the database but this one; returns how many. */
  terminateConnections(): Promise<number>;
  close(): Promise<void>;
}

/** Long enough for a database that recovers from a crash. */
const PATIENCE_MS = 30_000;
const SESSION_LIFETIME_MS = 24 * 60 * 60 * 1_000;

export function openWorld(databaseUrl: string, sessionSecret: string): World {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, connectionTimeoutMillis: 5_000 });
  pool.on("error", () => {}); // the checker ends its own connections, too

  /** For what may be done twice: a connection may break at any time. */
  const query = <Row extends pg.QueryResultRow>(text: string, values: unknown[]) =>
    eventually("Asking the database", PATIENCE_MS, () => pool.query<Row>(text, values), isWrongStatement);

  async function addPerson(name: string): Promise<Person> {
    const userId = randomUUID();
    const session = { id: randomUUID(), userId, expiresAt: new Date(Date.now() + SESSION_LIFETIME_MS) };
    await query(
      `INSERT INTO users (id, username, username_key, password_hash) VALUES ($1, $2, lower($2), '$argon2id$none')
       ON CONFLICT DO NOTHING`,
      [userId, name],
    );
    await query(
      `INSERT INTO sessions (id, user_id, address, user_agent, expires_at) VALUES ($1, $2, '127.0.0.1', 'chaos', $3)
       ON CONFLICT DO NOTHING`,
      [session.id, userId, session.expiresAt],
    );
    return { name, userId, token: await issueToken(session, sessionSecret) };
  }

  async function addRoom(memberIds: readonly string[]): Promise<string> {
    const roomId = randomUUID();
    await query(
      `WITH room AS (
         INSERT INTO rooms (id, kind, name, name_key, member_count, created_by_id)
         VALUES ($1, 'PRIVATE', 'Chaos', 'chaos', cardinality($2::uuid[]), ($2::uuid[])[1])
         ON CONFLICT DO NOTHING RETURNING id
       )
       INSERT INTO room_members (room_id, user_id, role)
       SELECT room.id, member, (CASE WHEN place = 1 THEN 'OWNER' ELSE 'MEMBER' END)::"RoomRole"
       FROM room, unnest($2::uuid[]) WITH ORDINALITY AS members (member, place)`,
      [roomId, memberIds],
    );
    return roomId;
  }

  return {
    addPeople: (names) => Promise.all(names.map(addPerson)),
    addRooms: (memberIdsOfRooms) => Promise.all(memberIdsOfRooms.map(addRoom)),
    async readHeads(roomIds) {
      const { rows } = await query<HeadRow>("SELECT id, head_rev FROM rooms WHERE id = ANY ($1)", [roomIds]);
      return new Map(rows.map((row) => [row.id, Number(row.head_rev)]));
    },
    async readRooms(roomIds) {
      const rooms = await query<HeadRow>("SELECT id, head_rev FROM rooms WHERE id = ANY ($1)", [roomIds]);
      const messages = await query<MessageRow>(
        "SELECT id, room_id, client_id, author_id, seq, rev, body FROM messages WHERE room_id = ANY ($1)",
        [roomIds],
      );
      return {
        rooms: rooms.rows.map((row) => ({ roomId: row.id, headRev: Number(row.head_rev) })),
        stored: messages.rows.map((row) => ({
          id: row.id,
          roomId: row.room_id,
          clientId: row.client_id,
          authorId: row.author_id,
          seq: Number(row.seq),
          rev: Number(row.rev),
          body: row.body,
        })),
      };
    },
    async removeRooms(roomIds) {
      await query("DELETE FROM rooms WHERE id = ANY ($1)", [roomIds]);
    },
    async terminateConnections() {
      const { rowCount } = await query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
        [],
      );
      return rowCount ?? 0;
    },
    close: () => pool.end(),
  };
}

/** Errors in data, constraints or SQL: the same statement would fail again. */
function isWrongStatement(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^(22|23|42)/.test(error.code ?? "");
}

interface HeadRow {
  id: string;
  head_rev: string;
}

interface MessageRow {
  id: string;
  room_id: string;
  client_id: string;
  author_id: string;
  seq: string;
  rev: string;
  body: string;
}
