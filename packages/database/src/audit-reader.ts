import type { AdminPorts } from "@banter/domain";
import type { AuditAction, AuditEntry, AuditTargetKind } from "@banter/protocol";
import type { Pool } from "pg";
import { z } from "zod";
import { escapeLike } from "./escape-like.ts";
import { decodeCursor, encodeCursor } from "./page-cursor.ts";

interface AuditRow {
  id: string;
  created_at: Date;
  action: AuditAction;
  actor_id: string | null;
  actor_name: string;
  target_kind: AuditTargetKind;
  target_id: string | null;
  target_name: string;
  reason: string;
  address: string | null;
  details: AuditEntry["details"];
}

/** The room that something was done to, or in; as the index has it. */
const ROOM_NAME = "lower(CASE WHEN target_kind = 'room' THEN target_name ELSE details ->> 'roomName' END)";

const Place = z.tuple([z.iso.datetime(), z.uuid()]);

export function createAuditReader(pool: Pool): Pick<AdminPorts, "listAudit"> {
  return {
    async listAudit({ action, actor, target, room, address, from, to, cursor, limit }) {
      const values: unknown[] = [limit + 1];
      const put = (value: unknown) => `$${values.push(value)}`;
      // Only what is asked for is in the statement, so that it is planned for that.
      const conditions = ["true"];
      if (action !== undefined) conditions.push(`action = ${put(action)}`);
      const putPrefix = (text: string) => put(`${escapeLike(text.toLowerCase())}%`);
      if (actor !== "") conditions.push(`lower(actor_name) LIKE ${putPrefix(actor)}`);
      if (target !== "") conditions.push(`lower(target_name) LIKE ${putPrefix(target)}`);
      if (room !== "") conditions.push(`${ROOM_NAME} LIKE ${putPrefix(room)}`);
      if (address !== "") conditions.push(`address::inet <<= ${put(address)}::inet`);
      if (from !== undefined) conditions.push(`created_at >= (${put(from)}::date AT TIME ZONE 'UTC')`);
      if (to !== undefined) conditions.push(`created_at < ((${put(to)}::date + 1) AT TIME ZONE 'UTC')`);
      if (cursor !== undefined) {
        const [createdAt, id] = decodeCursor(Place, cursor);
        conditions.push(`(created_at, id) < (${put(createdAt)}::timestamptz, ${put(id)}::uuid)`);
      }
      const { rows } = await pool.query<AuditRow>({
        text: `SELECT id, created_at, action, actor_id, actor_name, target_kind, target_id, target_name, reason, address, details
          FROM audit_entries WHERE ${conditions.join(" AND ")} ORDER BY created_at DESC, id DESC LIMIT $1`,
        values,
      });
      const entries = rows.slice(0, limit).map(toAuditEntry);
      const last = rows.length > limit ? entries.at(-1) : undefined;
      return { entries, nextCursor: last ? encodeCursor([last.createdAt, last.id]) : null };
    },
  };
}

function toAuditEntry(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    createdAt: row.created_at.toISOString(),
    action: row.action,
    actor: { id: row.actor_id, name: row.actor_name },
    target: { kind: row.target_kind, id: row.target_id, name: row.target_name },
    reason: row.reason,
    address: row.address,
    details: row.details,
  };
}
