import type { RoomSettingsPorts } from "@banter/domain";
import type { Role, RoomKind, RoomRole } from "@banter/protocol";
import type { Pool } from "pg";
import { auditInsert } from "./audit-log.ts";
import { requireMayAct } from "./bans.ts";
import { nameKey } from "./room-store.ts";
import { inTransaction, rowsOf } from "./transaction.ts";

interface LockedRow {
  kind: RoomKind;
  name: string;
  topic: string;
  slow_mode_seconds: number;
  role: Role;
  room_role: RoomRole | null;
}

const LOCK_ROOM = "SELECT kind FROM rooms WHERE id = $1 FOR NO KEY UPDATE";

/** A statement of its own, so that it sees what was committed while the lock was waited for. */
const READ = `
  SELECT r.kind, r.name, r.topic, r.slow_mode_seconds, u.role, mine.role AS room_role
  FROM rooms AS r JOIN users AS u ON u.id = $2
  LEFT JOIN room_members AS mine ON mine.user_id = u.id AND mine.room_id = r.id
  WHERE r.id = $1`;

const SET = "UPDATE rooms SET name = $2, name_key = $3, topic = $4, slow_mode_seconds = $5 WHERE id = $1";

export function createRoomSettingsStore(pool: Pool) {
  return {
    async changeSettings(actor, by, roomId, decide) {
      return inTransaction(pool, async (client) => {
        const locked = await client.query<{ kind: RoomKind }>(LOCK_ROOM, [roomId]);
        // two who part hold each other's rows and wait for their room; nothing is changed in it here
        if (locked.rows[0]?.kind !== "DIRECT") await requireMayAct(rowsOf(client), actor);
        const { rows } = await client.query<LockedRow>(READ, [roomId, actor.userId]);
        const [row] = rows;
        if (!row) return null;
        const before = { roomId, name: row.name, topic: row.topic, slowModeSeconds: row.slow_mode_seconds };
        const decision = decide({
          settings: before,
          roomKind: row.kind,
          actor: { role: row.role, roomRole: row.room_role },
        });
        if (!decision) return { settings: before, isChanged: false };
        const { name, topic, slowModeSeconds } = decision.settings;
        await client.query(SET, [roomId, name, nameKey(name), topic, slowModeSeconds]);
        await client.query(auditInsert(by, decision.note));
        return { settings: decision.settings, isChanged: true };
      });
    },
  } satisfies Pick<RoomSettingsPorts, "changeSettings">;
}
