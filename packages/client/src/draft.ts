import type { AppError } from "@banter/protocol";

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
