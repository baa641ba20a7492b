import { AppError, type AuditAction, type AuditTargetKind } from "@banter/protocol";
import type { Actor, Origin } from "./actor.ts";

/** Who moderates, and from where. */
export interface Moderator {
  /** Null for the command line, whose user owns the machine. */
  userId: string | null;
  username: string;
  /** The session that has to be live when the act commits; null for the command line. */
  sessionId: string | null;
  /** Null for the command line. */
  address: string | null;
}

export const COMMAND_LINE: Moderator = { userId: null, username: "command line", sessionId: null, address: null };

/** The actor as a moderator. @throws AppError FORBIDDEN admins_only. */
export function requireAdmin(actor: Actor, origin: Origin): Moderator {
  if (actor.role !== "ADMIN") throw adminsOnly();
  return asModerator(actor, origin);
}

/** The actor as one who moderates a room. */
export function asModerator({ userId, username, sessionId }: Actor, { address }: Origin): Moderator {
  return { userId, username, sessionId, address };
}

export function adminsOnly(): AppError {
  return new AppError("FORBIDDEN", "Only admins can do this", { reason: "admins_only" });
}

/** What the audit is to say of an act; who did it, from where and when is added where it is stored. */
export interface AuditNote {
  action: AuditAction;
  target: { kind: AuditTargetKind; id: string | null; name: string };
  reason: string;
  details?: Record<string, string | number | boolean | null>;
}

/** An entry of the audit that is written along with an act, by whoever stores it. */
export interface AuditRecord {
  by: Moderator;
  note: AuditNote;
}
