import { z } from "zod";
import { LIMITS } from "./limits.ts";
import { isStorableText, normalizeLineEnds } from "./text.ts";
import { boundedText } from "./text-schemas.ts";

export const AttachmentId = z.uuid({ error: "attachmentId must be a UUID" }).toLowerCase();

/** What one message takes along, in this order: uploads of its author that no message has yet. */
export const AttachmentIds = z
  .array(AttachmentId)
  .max(LIMITS.attachmentsPerMessage, { error: `A message takes at most ${LIMITS.attachmentsPerMessage} files` })
  .refine((ids) => new Set(ids).size === ids.length, { error: "The same file is there twice" });

/** A file of a message. Its bytes are at `/api/attachments/{id}/file`, a small picture of it at `…/thumbnail`. */
export const Attachment = z.object({
  id: z.uuid(),
  name: z.string(),
  /** What it is by its bytes, whatever it was called. */
  mediaType: z.string(),
  sizeBytes: z.number().int(),
  /** In pixels, as it is shown; null of what is not shown as a picture, which has no thumbnail. */
  picture: z.object({ width: z.number().int(), height: z.number().int(), isAnimated: z.boolean() }).nullable(),
  /** What can be seen in it, for those who cannot see it; "" when nobody said. */
  description: z.string(),
});
export type Attachment = z.infer<typeof Attachment>;

export const AttachmentRef = z.object({ attachmentId: AttachmentId });
export type AttachmentRef = z.infer<typeof AttachmentRef>;

/** What separates folders, on whatever system; and what makes a name look like another one. */
const FOLDERS = /^.*[/\\]/su;
const NOT_SHOWN = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** A file's name without the folders it came from; shortened in the middle, so that its ending stays. */
export const AttachmentName = z
  .string({ error: "name must be text" })
  .refine(isStorableText, { error: "name holds a character that cannot be stored", abort: true })
  .transform((name) => shorten(name.replace(FOLDERS, "").replace(NOT_SHOWN, "").trim()))
  .transform((name) => (/^\.*$/.test(name) ? "file" : name));

export const AttachmentDescription = boundedText("description", 0, LIMITS.attachmentDescriptionMaxChars).transform(
  (text) => normalizeLineEnds(text).trim(),
);

/** What goes with an upload, in its address: the body is the file and nothing else. */
export const UploadAttachment = z.object({
  name: AttachmentName,
  description: AttachmentDescription.default(""),
});
export type UploadAttachment = z.infer<typeof UploadAttachment>;

export const DescribeAttachment = AttachmentRef.extend({ description: AttachmentDescription });
export type DescribeAttachment = z.infer<typeof DescribeAttachment>;

/** What one may upload, and how much of it is used. */
export const UploadAllowance = z.object({
  /** False where whoever runs this Banter has not said where files are kept. */
  isOn: z.boolean(),
  fileMaxBytes: z.number().int(),
  /** Of all one's files together, those in messages included. */
  usedBytes: z.number().int(),
  maxBytes: z.number().int(),
});
export type UploadAllowance = z.infer<typeof UploadAllowance>;

function shorten(name: string): string {
  const chars = [...name];
  const max = LIMITS.attachmentNameMaxChars;
  if (chars.length <= max) return name;
  const tailChars = Math.floor(max / 4);
  return `${chars.slice(0, max - tailChars - 1).join("")}…${chars.slice(-tailChars).join("")}`;
}
