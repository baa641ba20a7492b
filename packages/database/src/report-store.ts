import { type AuditNote, adminsOnly, type ReportPorts } from "@banter/domain";
import {
  LIMITS,
  type Message,
  type Report,
  type ReportedFile,
  type ReportReason,
  type ResolveReport,
} from "@banter/protocol";
import type { Pool, PoolClient } from "pg";
import { z } from "zod";
import { auditInsert } from "./audit-log.ts";
import { requireMayAct, requireMayModerate } from "./bans.ts";
import { applyChange } from "./message-changer.ts";
import { toMessage } from "./message-row.ts";
import { decodeCursor, encodeCursor } from "./page-cursor.ts";
import { KEEP_FILES, KEPT_FILES } from "./report-files.ts";
import { inTransaction, rowsOf } from "./transaction.ts";

interface ReportRow {
  id: string;
  message_id: string;
  room_name: string;
  author_id: string;
  author_name: string;
  reporter_id: string;
  reporter_name: string;
  reason: ReportReason;
  note: string;
  body: string;
  /** As they were noted; `kept_files` is null of a report that keeps none. */
  files: Omit<ReportedFile, "kept">[];
  kept_files: ReportedFile[] | null;
  current_body: string | null;
  created_at: Date;
}

const ReportPlace = z.tuple([z.iso.datetime(), z.uuid()]);

const LOCK_REPORTER = "SELECT FROM users WHERE id = $1 FOR NO KEY UPDATE";

const COUNT_TODAY =
  "SELECT count(*)::int AS count FROM reports WHERE reporter_id = $1 AND created_at > now() - interval '1 day'";

/** Whoever deletes the message waits until its files are kept; a message that is gone by then is not found. */
const ADD = `
  INSERT INTO reports (id, message_id, reporter_id, reason, note, body, files)
  SELECT $3, m.id, mine.user_id, $4::"ReportReason", $5, m.body, coalesce((
    SELECT jsonb_agg(jsonb_build_object('name', a.name, 'description', a.description) ORDER BY a.position)
    FROM attachments AS a WHERE a.message_id = m.id
  ), '[]')
  FROM messages AS m JOIN room_members AS mine ON mine.room_id = m.room_id AND mine.user_id = $1
  WHERE m.id = $2 AND m.author_id <> $1 AND m.body IS NOT NULL
  FOR SHARE OF m
  ON CONFLICT (message_id, reporter_id) DO UPDATE SET message_id = excluded.message_id
  RETURNING id`;

const LIST = `
  SELECT p.id, p.message_id, r.name AS room_name, m.author_id, author.username AS author_name, p.reporter_id,
    reporter.username AS reporter_name, p.reason, p.note, p.body, p.files, ${KEPT_FILES} AS kept_files,
    m.body AS current_body, p.created_at
  FROM reports AS p
  JOIN messages AS m ON m.id = p.message_id
  JOIN rooms AS r ON r.id = m.room_id
  JOIN users AS author ON author.id = m.author_id
  JOIN users AS reporter ON reporter.id = p.reporter_id
  WHERE p.resolved_at IS NULL AND ($1::timestamptz IS NULL OR (p.created_at, p.id) > ($1, $2::uuid))
  ORDER BY p.created_at, p.id LIMIT $3`;

const IS_ADMIN = "SELECT FROM users WHERE id = $1 AND role = 'ADMIN' FOR SHARE";

/**
 * The room before the report, as whatever changes a message takes it; and after the admin, who may be parting from the
 * other one in the room this very moment.
 */
const LOCK_ROOM = `
  SELECT r.id FROM rooms AS r
  WHERE r.id = (SELECT m.room_id FROM messages AS m JOIN reports AS p ON p.message_id = m.id WHERE p.id = $1)
  FOR NO KEY UPDATE`;

const LOCK_REPORT = `
  SELECT p.message_id, m.room_id, r.name AS room_name, m.author_id, u.username AS author_name, m.body
  FROM reports AS p JOIN messages AS m ON m.id = p.message_id JOIN users AS u ON u.id = m.author_id
  JOIN rooms AS r ON r.id = m.room_id
  WHERE p.id = $1 AND p.resolved_at IS NULL FOR UPDATE OF p`;

/** A deletion settles whatever else was reported of the message. */
const SETTLE = `
  UPDATE reports SET resolution = $2::"ReportResolution", resolved_at = now(), resolved_by_id = $3
  WHERE resolved_at IS NULL AND CASE WHEN $2 = 'DELETED' THEN message_id = $4 ELSE id = $1 END`;

export function createReportStore(pool: Pool) {
  return {
    async addReport(reporter, { id, messageId, reason, note }) {
      return inTransaction(pool, async (client) => {
        const { userId: reporterId } = reporter;
        await client.query(LOCK_REPORTER, [reporterId]);
        await requireMayAct(rowsOf(client), reporter);
        const { rows } = await client.query<{ count: number }>(COUNT_TODAY, [reporterId]);
        if ((rows[0]?.count ?? 0) >= LIMITS.reportsPerDay) return "too_many";
        const { rows: added } = await client.query<{ id: string }>(ADD, [reporterId, messageId, id, reason, note]);
        const [report] = added;
        if (!report) return "not_found";
        await client.query(KEEP_FILES, [report.id, messageId]);
        return "reported";
      });
    },

    async listReports({ cursor, limit }) {
      const place = cursor === undefined ? [null, null] : decodeCursor(ReportPlace, cursor);
      const { rows } = await pool.query<ReportRow>(LIST, [...place, limit + 1]);
      const reports = rows.slice(0, limit).map(toReport);
      const last = rows.length > limit ? reports.at(-1) : undefined;
      return { reports, nextCursor: last ? encodeCursor([last.createdAt, last.id]) : null };
    },

    async resolveReport(by, input) {
      return inTransaction(pool, async (client) => {
        await requireMayModerate(rowsOf(client), by);
        const admin = await client.query(IS_ADMIN, [by.userId]);
        if (admin.rowCount === 0) throw adminsOnly();
        await client.query(LOCK_ROOM, [input.reportId]);
        const { rows } = await client.query<LockedRow>(LOCK_REPORT, [input.reportId]);
        const [report] = rows;
        if (!report) return "not_found";
        await client.query(SETTLE, [input.reportId, input.resolution, by.userId, report.message_id]);
        await client.query(auditInsert(by, noteOf(input, report)));
        return input.resolution === "DELETED" && report.body !== null ? deleteMessage(client, report, by.userId) : null;
      });
    },
  } satisfies Partial<ReportPorts>;
}

interface LockedRow {
  message_id: string;
  room_id: string;
  room_name: string;
  author_id: string;
  author_name: string;
  body: string | null;
}

function noteOf({ resolution, reason }: ResolveReport, report: LockedRow): AuditNote {
  return {
    action: resolution === "DELETED" ? "delete_reported_message" : "dismiss_report",
    target: { kind: "user", id: report.author_id, name: report.author_name },
    reason,
    details: { messageId: report.message_id, roomId: report.room_id, roomName: report.room_name },
  };
}

async function deleteMessage(client: PoolClient, report: LockedRow, adminId: string | null): Promise<Message> {
  const place = { id: report.message_id, room_id: report.room_id };
  const deleted = await applyChange(client, { kind: "delete" }, place, adminId);
  return toMessage({ ...deleted, author_name: report.author_name });
}

function toReport(row: ReportRow): Report {
  return {
    id: row.id,
    messageId: row.message_id,
    roomName: row.room_name,
    author: { id: row.author_id, username: row.author_name },
    reporter: { id: row.reporter_id, username: row.reporter_name },
    reason: row.reason,
    note: row.note,
    body: row.body,
    files: row.kept_files ?? row.files.map((file) => ({ ...file, kept: null })),
    messageState: row.current_body === null ? "DELETED" : row.current_body === row.body ? "AS_REPORTED" : "EDITED",
    createdAt: row.created_at.toISOString(),
  };
}
