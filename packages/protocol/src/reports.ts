import { z } from "zod";
import { Person } from "./accounts.ts";
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
  /** What its files were called and described as then; the files themselves go when it is deleted. */
  files: z.array(z.object({ name: z.string(), description: z.string() })),
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
