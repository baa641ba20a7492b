import { z } from "zod";
import { LogIn, Password } from "./accounts.ts";
import { SessionId } from "./ids.ts";
import { SeenAddress } from "./moderation.ts";

/** What could never be a password is answered like any other wrong one. */
const CurrentPassword = LogIn.shape.password;

export const ChangePassword = z.object({ currentPassword: CurrentPassword, newPassword: Password });
export type ChangePassword = z.infer<typeof ChangePassword>;

export const DeleteAccount = z.object({ password: CurrentPassword });
export type DeleteAccount = z.infer<typeof DeleteAccount>;

export const SessionRef = z.object({ sessionId: SessionId });
export type SessionRef = z.infer<typeof SessionRef>;

/** One log-in of one's own. */
export const OwnSession = z.object({
  id: z.uuid(),
  /** Where the log-in came from. */
  address: z.string(),
  /** Where else it was used from in the last 30 days, the latest first. */
  otherAddresses: z.array(SeenAddress),
  userAgent: z.string(),
  createdAt: z.iso.datetime(),
  /** To within five minutes. */
  lastUsedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** The session that asks. */
  isCurrent: z.boolean(),
});
export type OwnSession = z.infer<typeof OwnSession>;

/** The session that asks, and then the others, the latest used first. */
export const OwnSessions = z.object({ sessions: z.array(OwnSession) });
export type OwnSessions = z.infer<typeof OwnSessions>;
