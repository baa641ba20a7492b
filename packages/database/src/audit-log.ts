import type { AuditNote, Moderator } from "@banter/domain";
import { v7 as uuidv7 } from "uuid";

const INSERT = `
  INSERT INTO audit_entries (id, actor_id, actor_name, address, action, target_kind, target_id, target_name, reason, details)
  VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)`;

/** The statement that records an act of moderation; run it in the transaction of the act itself. */
export function auditInsert(by: Moderator, { action, target, reason, details = {} }: AuditNote) {
  return {
    text: INSERT,
    values: [
      uuidv7(),
      by.userId,
      by.username,
      by.address,
      action,
      target.kind,
      target.id,
      target.name,
      reason,
      JSON.stringify(details),
    ],
  };
}
