import type { AppError, Attachment } from "@banter/protocol";

/** A file of a message on its way. */
export interface DraftFile {
  /** Of its upload. */
  key: string;
  name: string;
  /** Once it is uploaded. */
  attachment: Attachment | null;
}

/** A message on its way to the server. Never changed in place. */
export interface Draft {
  /** The same over every retry, so that the server stores the message once. */
  clientId: string;
  /** Where it goes; with `toUserId` the name of that person's queue. */
  roomId: string;
  /** The person to whom it goes, for as long as the two have no room. */
  toUserId?: string;
  body: string;
  /** The message that this one answers. */
  replyToId: string | null;
  /** The message waits until all of them are uploaded; others of its room go first. */
  files: readonly DraftFile[];
  /** When the person sent it, ISO 8601. */
  createdAt: string;
  state: "sending" | "failed";
  /** Why it failed. */
  error?: AppError;
}

/** Whether sending the same draft again may go better; an input that is wrong stays wrong. */
export function canRetry(error: AppError): boolean {
  return error.code !== "INVALID" && error.code !== "TOO_LARGE" && error.code !== "CONFLICT";
}
