import { join } from "node:path";
import { findEmbeddedUrl } from "@banter/database/embedded";
import pg from "pg";

export interface RoomFilling {
  roomId: string;
  /** Who speak in turn; they must have accounts. */
  authorIds: readonly string[];
  count: number;
  /** What is said, over and over, each time behind the message's number. */
  texts: readonly string[];
  /** Every so manieth message bears a picture, of which there is only the row: its bytes are nowhere. */
  pictureEvery: number;
}

/** Between two messages: three days for 100,000 of them would be a market place, a year and a half is a lively room. */
const PACE = "8 minutes";
/** One speaks, then the next: so many in a row. */
const IN_A_ROW = 3;

/** Where the embedded Postgres of a Banter answers that `npm start` runs with these settings. */
export function embeddedDatabaseOf({ BANTER_STATE_DIR = "", POSTGRES_PORT }: Record<string, string>): string {
  const url = findEmbeddedUrl({ dataDir: join(BANTER_STATE_DIR, "postgres"), port: Number(POSTGRES_PORT) });
  if (url === null) throw new Error(`There is no database in ${BANTER_STATE_DIR}`);
  return url;
}

/** Writes messages into a room, past all rules, as nobody could who has to send them. All of them are read. */
export async function fillRoom(databaseUrl: string, filling: RoomFilling): Promise<void> {
  const { roomId, authorIds, count, texts, pictureEvery } = filling;
  const sql = new pg.Client({ connectionString: databaseUrl });
  await sql.connect();
  try {
    await sql.query("BEGIN");
    await sql.query(INSERT_MESSAGES, [roomId, authorIds, texts, count, PACE, IN_A_ROW]);
    await sql.query(INSERT_PICTURES, [roomId, pictureEvery]);
    await sql.query("UPDATE rooms SET head_rev = head_rev + $2, last_message_at = now() WHERE id = $1", [
      roomId,
      count,
    ]);
    await sql.query(
      "UPDATE room_members SET last_read_seq = head_rev FROM rooms WHERE rooms.id = room_id AND room_id = $1",
      [roomId],
    );
    await sql.query("COMMIT");
    await sql.query("ANALYZE messages, attachments");
  } finally {
    await sql.end();
  }
}

const INSERT_MESSAGES = `
  INSERT INTO messages (id, room_id, author_id, client_id, seq, rev, body, body_sha256, created_at)
  SELECT gen_random_uuid(), rooms.id, ($2::uuid[])[1 + (n / $6::int) % cardinality($2::uuid[])], gen_random_uuid(),
    head_rev + n, head_rev + n, said.body, sha256(convert_to(said.body, 'UTF8')),
    now() - ($4::int - n) * $5::interval
  FROM rooms
  CROSS JOIN generate_series(1, $4::int) AS n
  CROSS JOIN LATERAL (SELECT n || '. ' || ($3::text[])[1 + n % cardinality($3::text[])] AS body) AS said
  WHERE rooms.id = $1`;

const INSERT_PICTURES = `
  INSERT INTO attachments (id, owner_id, message_id, name, media_type, size_bytes, width, height, stored_at)
  SELECT gen_random_uuid(), author_id, id, 'picture.png', 'image/png', 100, 640, 320 + (seq % 4) * 80, created_at
  FROM messages WHERE room_id = $1 AND seq % $2::int = 0`;
