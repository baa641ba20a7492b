import { z } from "zod";
import { Person } from "./accounts.ts";
import { Attachment, AttachmentId } from "./attachments.ts";
import { MessageId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { ModerationReason } from "./moderation.ts";
import { PageCursor, pageSize } from "./pages.ts";
import { boundedText } from "./text-schemas.ts";

export const ReportReason = z.enum(["SPAM", "HARASSMENT", "HATE", "ILLEGAL", "OTHER"], {
  error: "reason must be SPAM, HARASSMENT, HATE, ILLEGAL or OTHER",
});
export type ReportReason = z.infer<typeof ReportReason>;

export const ReportMessage = z.object({
  messageId: MessageId,
  reason: ReportReason,
  note: boundedText("note", 0, LIMITS.moderationReasonMaxChars)
    .transform((text) => text.trim())
    .default(""),
});
export type ReportMessage = z.infer<typeof ReportMessage>;

export const ReportRef = z.object({ reportId: z.uuid({ error: "reportId must be a UUID" }) });
export type ReportRef = z.infer<typeof ReportRef>;

export const ListReports = z.object({ cursor: PageCursor.optional(), limit: pageSize(30) });
export type ListReports = z.infer<typeof ListReports>;

/** A file of a reported message. */
export const ReportedFile = z.object({
  name: z.string(),
  description: z.string(),
  /**
   * What the report keeps of it, also when the message is deleted: its bytes are at
   * `/api/reports/{reportId}/files/{id}`, a small picture of it at `…/thumbnail`. Null where only the name is known.
   */
  kept: Attachment.nullable(),
});
export type ReportedFile = z.infer<typeof ReportedFile>;

export const ReportedFileRef = ReportRef.extend({ attachmentId: AttachmentId });
export type ReportedFileRef = z.infer<typeof ReportedFileRef>;

export const Report = z.object({
  id: z.uuid(),
  messageId: z.uuid(),
  roomName: z.string(),
  author: Person,
  reporter: Person,
  reason: ReportReason,
  note: z.string(),
  /** What the message said when it was reported. */
  body: z.string(),
  /** Its files as they were then. */
  files: z.array(ReportedFile),
  /** Whether it still says that. */
  messageState: z.enum(["AS_REPORTED", "EDITED", "DELETED"]),
  createdAt: z.iso.datetime(),
});
export type Report = z.infer<typeof Report>;

/** What nobody has decided on yet, the oldest first. */
export const ReportPage = z.object({ reports: z.array(Report), nextCursor: z.string().nullable() });
export type ReportPage = z.infer<typeof ReportPage>;

export const ResolveReport = ReportRef.extend({
  /** DELETED deletes the message, and settles all reports of it. */
  resolution: z.enum(["DISMISSED", "DELETED"], { error: "resolution must be DISMISSED or DELETED" }),
  reason: ModerationReason,
});
export type ResolveReport = z.infer<typeof ResolveReport>;
