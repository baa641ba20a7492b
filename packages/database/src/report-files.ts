import { LIMITS } from "@banter/protocol";
import { ATTACHMENT_JSON } from "./message-row.ts";

/** Whether a report, of `reports AS p`, keeps its files. */
const KEEPS = `(p.resolved_at IS NULL OR p.resolved_at > now() - make_interval(days => ${LIMITS.reportedFilesKeptDays}))`;

/** Whether some report keeps an attachment, of `attachments AS a`, whatever has become of its message. */
export const IS_KEPT = `EXISTS (
  SELECT FROM report_files AS f JOIN reports AS p ON p.id = f.report_id WHERE f.attachment_id = a.id AND ${KEEPS}
)`;

/** A report ($1) keeps the files of a message ($2), whose row is locked, so that nobody deletes it meanwhile. */
export const KEEP_FILES = `
  INSERT INTO report_files (report_id, attachment_id) SELECT $1, id FROM attachments WHERE message_id = $2
  ON CONFLICT DO NOTHING`;

/** The files of a report, of `reports AS p`; null when it keeps none. */
export const KEPT_FILES = `(
  SELECT jsonb_agg(
    jsonb_build_object('name', a.name, 'description', a.description, 'kept', ${ATTACHMENT_JSON}) ORDER BY a.position
  )
  FROM report_files AS f JOIN attachments AS a ON a.id = f.attachment_id WHERE f.report_id = p.id
)`;

/** What a report ($2) keeps ($3), to somebody ($1) who is an admin. */
export const FIND_KEPT = `
  SELECT ${ATTACHMENT_JSON} AS attachment
  FROM report_files AS f JOIN reports AS p ON p.id = f.report_id JOIN attachments AS a ON a.id = f.attachment_id
  WHERE f.report_id = $2 AND f.attachment_id = $3 AND ${KEEPS}
    AND EXISTS (SELECT FROM users WHERE id = $1 AND role = 'ADMIN')`;
