import {
  AppError,
  type ChangePassword,
  type DeleteAccount,
  LIMITS,
  type Member,
  type OwnSessions,
  type SessionRef,
} from "@banter/protocol";
import type { AccountPorts } from "./account-service.ts";
import type { Actor } from "./actor.ts";
import type { Announcer } from "./announcer.ts";
import { requireUncommonPassword } from "./password-policy.ts";
import type { Throttle } from "./throttle.ts";

/** What an account leaves behind when it is deleted. */
export interface DeletedAccount {
  /** The rooms it was in, as they are now; `heir` has become the owner in its place. */
  rooms: { roomId: string; memberCount: number; heir: Member | null }[];
  /** Friends, and those whom a request came from or went to. */
  relatedUserIds: string[];
}

export interface OwnAccountPorts
  extends Pick<AccountPorts, "hashPassword" | "verifyPassword" | "announceEndedSessions"> {
  findPasswordHash(userId: string): Promise<string | null>;
  /**
   * Sets the password, ends all other sessions and every link to choose one, in one transaction; false when `verifiedHash`
   * is no longer that of the person. @throws AppError UNAUTHENTICATED session_ended, FORBIDDEN banned.
   */
  changePassword(
    actor: Pick<Actor, "userId" | "sessionId">,
    hashes: { verifiedHash: string; passwordHash: string },
  ): Promise<boolean>;
  /** That of the actor first, then the latest used. */
  listSessions(actor: Pick<Actor, "userId" | "sessionId">, limit: number): Promise<OwnSessions>;
  /** Ends a live session of the person's; false when they have none of that id. */
  endSession(userId: string, sessionId: string): Promise<boolean>;
  endOtherSessions(actor: Pick<Actor, "userId" | "sessionId">): Promise<void>;
  /**
   * Takes the account away and leaves its messages, in one transaction; null when `verifiedHash` is no longer that of the
   * person. @throws AppError UNAUTHENTICATED session_ended, FORBIDDEN banned, CONFLICT last_admin.
   */
  deleteAccount(actor: Pick<Actor, "userId" | "sessionId">, verifiedHash: string): Promise<DeletedAccount | null>;
  /** Per person. */
  passwordChecks: Throttle;
  announcer: Pick<Announcer, "memberLeft" | "memberChanged" | "friendRemoved">;
}

export type OwnAccountService = ReturnType<typeof createOwnAccountService>;

/** What people do with their own account. What cannot be undone asks for the password once more. */
export function createOwnAccountService(ports: OwnAccountPorts) {
  /** The hash that the password was found to match. @throws AppError FORBIDDEN wrong_password, RATE_LIMITED. */
  async function requirePassword(actor: Actor, field: string, password: string): Promise<string> {
    await ports.passwordChecks.take(actor.userId);
    const hash = await ports.findPasswordHash(actor.userId);
    const matches = await ports.verifyPassword(hash, password);
    if (hash === null || !matches) throw wrongPassword(field);
    return hash;
  }

  return {
    /**
     * Ends all sessions but the one it is done from, on every node at once.
     * @throws AppError FORBIDDEN wrong_password, INVALID for a bad new password, RATE_LIMITED.
     */
    async changePassword(actor: Actor, { currentPassword, newPassword }: ChangePassword): Promise<void> {
      requireUncommonPassword(newPassword, actor.username, "newPassword");
      const verifiedHash = await requirePassword(actor, "currentPassword", currentPassword);
      const passwordHash = await ports.hashPassword(newPassword);
      const isChanged = await ports.changePassword(actor, { verifiedHash, passwordHash });
      if (!isChanged) throw wrongPassword("currentPassword");
      ports.announceEndedSessions();
      await ports.passwordChecks.forgive(actor.userId);
    },

    async sessions(actor: Actor): Promise<OwnSessions> {
      return ports.listSessions(actor, LIMITS.sessionsMaxListed);
    },

    /** @throws AppError NOT_FOUND, also for somebody else's session. */
    async endSession(actor: Actor, { sessionId }: SessionRef): Promise<SessionRef> {
      if (!(await ports.endSession(actor.userId, sessionId))) {
        throw new AppError("NOT_FOUND", "This session has ended already");
      }
      ports.announceEndedSessions();
      return { sessionId };
    },

    /** Ends all sessions but the actor's. */
    async endOtherSessions(actor: Actor): Promise<void> {
      await ports.endOtherSessions(actor);
      ports.announceEndedSessions();
    },

    /**
     * For good: nothing can be done or written as this person any more. Their messages stay, by a deleted user.
     * @throws AppError FORBIDDEN wrong_password, CONFLICT last_admin, RATE_LIMITED.
     */
    async delete(actor: Actor, { password }: DeleteAccount): Promise<void> {
      const verifiedHash = await requirePassword(actor, "password", password);
      const deleted = await ports.deleteAccount(actor, verifiedHash);
      if (!deleted) throw wrongPassword("password");
      ports.announceEndedSessions();
      for (const { roomId, memberCount, heir } of deleted.rooms) {
        ports.announcer.memberLeft({ roomId, userId: actor.userId, memberCount, isDeleted: true });
        if (heir) ports.announcer.memberChanged({ roomId, member: heir });
      }
      for (const userId of deleted.relatedUserIds) ports.announcer.friendRemoved(userId, actor.userId);
    },
  };
}

function wrongPassword(path: string): AppError {
  const message = "This is not your password";
  return new AppError("FORBIDDEN", message, { reason: "wrong_password", issues: [{ path, message }] });
}
