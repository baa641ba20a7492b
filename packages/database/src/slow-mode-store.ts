import type { MessagePorts } from "@banter/domain";
import type { Pool } from "pg";

const READ_WAIT = `
  SELECT greatest(0, ceil(
    extract(epoch FROM p.wrote_at + make_interval(secs => r.slow_mode_seconds) - now()) * 1000
  ))::float8 AS wait_ms
  FROM rooms AS r JOIN room_paces AS p ON p.room_id = r.id AND p.user_id = $1 WHERE r.id = $2`;

export function createSlowModeStore(pool: Pool) {
  return {
    async slowModeWaitMs(userId, roomId) {
      const { rows } = await pool.query<{ wait_ms: number }>(READ_WAIT, [userId, roomId]);
      return rows[0]?.wait_ms ?? 0;
    },
  } satisfies Pick<MessagePorts, "slowModeWaitMs">;
}
