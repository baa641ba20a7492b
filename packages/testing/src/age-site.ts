import pg from "pg";

/** Gives messages the times at which they are to have been written, and makes accounts and rooms older than those. */
export async function ageSite(databaseUrl: string, writtenAt: ReadonlyMap<string, Date>): Promise<void> {
  const sql = new pg.Client({ connectionString: databaseUrl });
  await sql.connect();
  try {
    await sql.query(DATE_MESSAGES, [[...writtenAt.keys()], [...writtenAt.values()]]);
    for (const statement of [AGE_ROOMS, AGE_PEOPLE]) await sql.query(statement);
  } finally {
    await sql.end();
  }
}

const DATE_MESSAGES = `
  UPDATE messages SET created_at = dated.at
  FROM unnest($1::uuid[], $2::timestamptz[]) AS dated(id, at) WHERE messages.id = dated.id`;

const AGE_ROOMS = `
  UPDATE rooms SET
    created_at = rooms.created_at - (130 + aged.nth * 17) * interval '1 day',
    last_message_at = (SELECT max(created_at) FROM messages WHERE room_id = rooms.id)
  FROM (SELECT id, row_number() OVER (ORDER BY created_at DESC) AS nth FROM rooms) AS aged WHERE aged.id = rooms.id`;

const AGE_PEOPLE = `
  UPDATE users SET created_at = users.created_at - (aged.nth * aged.nth * 3) * interval '37 hours'
  FROM (SELECT id, row_number() OVER (ORDER BY created_at DESC) AS nth FROM users) AS aged WHERE aged.id = users.id`;
