import {
  AppError,
  type BanUser,
  type CreatePasswordReset,
  type EndSessions,
  LIMITS,
  type ModeratedPerson,
  type PasswordReset,
  type Role,
  type SetRole,
  type UnbanUser,
} from "@banter/protocol";
import { v7 as uuidv7 } from "uuid";
import { type AuditNote, adminsOnly, type Moderator } from "./moderator.ts";
import { type AddressBanPlan, type NetworkPorts, planAddressBan } from "./plan-address-ban.ts";

/** What a change of a person depends on, as it is while both people's rows are locked. */
export interface PersonFacts {
  person: ModeratedPerson;
  /** The moderator's role now; null for the command line. */
  moderatorRole: Role | null;
}

export type PersonChange =
  /** Takes the place of a ban that holds already; bans the addresses, and settles the report, along with it. */
  | {
      kind: "ban";
      banId: string;
      reason: string;
      minutes: number | null;
      addressBan: AddressBanPlan | null;
      reportId: string | null;
    }
  | { kind: "lift_ban" }
  | { kind: "set_role"; role: Role }
  | { kind: "end_sessions" }
  /** Takes the place of an earlier one. */
  | { kind: "add_password_reset"; tokenSha256: Uint8Array; expiresAt: Date };

export interface ModerationPorts extends NetworkPorts {
  /**
   * Changes a person as `decide` says and records its note in the audit, in one transaction; null from `decide` changes
   * nothing, and what it throws ends it, as what a plan of addresses throws. Answers with the person as they are then, or
   * null for nobody of that id.
   * @throws AppError UNAUTHENTICATED session_ended, CONFLICT last_admin.
   */
  changePerson(
    by: Moderator,
    userId: string,
    decide: (facts: PersonFacts) => { change: PersonChange; note: AuditNote } | null,
  ): Promise<ModeratedPerson | null>;
  /** A token that cannot be guessed, and the digest by which it is known again. */
  createResetToken(): { token: string; tokenSha256: Uint8Array };
  /** Has every node look for ended sessions and new bans at once; when this is lost, they do so a moment later. */
  announceBans(): void;
}

export type ModerationService = ReturnType<typeof createModerationService>;

export function createModerationService({
  changePerson,
  createResetToken,
  announceBans,
  ...networkPorts
}: ModerationPorts) {
  async function change(
    by: Moderator,
    userId: string,
    reason: string,
    decide: (person: ModeratedPerson) => Act | null,
  ): Promise<ModeratedPerson> {
    const changed = await changePerson(by, userId, ({ person, moderatorRole }) => {
      if (by.userId !== null && moderatorRole !== "ADMIN") throw adminsOnly();
      const act = decide(person);
      const target = { kind: "user", id: person.id, name: person.username } as const;
      return act && { change: act.change, note: { action: act.action, target, reason, details: act.details ?? {} } };
    });
    if (!changed) throw new AppError("NOT_FOUND", "No such person");
    return changed;
  }

  return {
    /**
     * Keeps a person out from now on: every log-in, request and socket, on all nodes. A ban that holds already is
     * replaced. With addresses all of it is done, or nothing.
     * @throws AppError NOT_FOUND, FORBIDDEN admins_only, admin_protected or own_account, and what `planAddressBan` and its
     * judge throw.
     */
    async banUser(by: Moderator, { userId, reason, minutes, ...also }: BanUser): Promise<ModeratedPerson> {
      if (userId === by.userId) {
        throw new AppError("FORBIDDEN", "You cannot ban yourself", { reason: "own_account" });
      }
      const addressBan = also.addressBan ? planAddressBan(networkPorts, by, { ...also.addressBan, reason }) : null;
      const reportId = also.reportId ?? null;
      const banned = await change(by, userId, reason, (person) => {
        if (person.role === "ADMIN") {
          throw new AppError("FORBIDDEN", "Admins cannot be banned. Take the role away first", {
            reason: "admin_protected",
          });
        }
        return {
          change: { kind: "ban", banId: uuidv7(), reason, minutes, addressBan, reportId },
          action: "ban_user",
          details: { minutes, replacesBan: person.ban !== null, ...(reportId !== null && { reportId }) },
        };
      });
      announceBans();
      return banned;
    },

    /** Lets a person in again; idempotent. @throws AppError NOT_FOUND, FORBIDDEN admins_only. */
    async unbanUser(by: Moderator, { userId, reason }: UnbanUser): Promise<ModeratedPerson> {
      return change(
        by,
        userId,
        reason,
        (person) =>
          person.ban && {
            change: { kind: "lift_ban" },
            action: "unban_user",
            details: { banReason: person.ban.reason },
          },
      );
    },

    /**
     * Makes a person an admin or no longer one; idempotent.
     * @throws AppError NOT_FOUND, FORBIDDEN admins_only, CONFLICT last_admin, or target_banned for one who is kept out.
     */
    async setRole(by: Moderator, { userId, role, reason }: SetRole): Promise<ModeratedPerson> {
      return change(by, userId, reason, (person) => {
        if (person.role === role) return null;
        if (role === "ADMIN" && person.ban) {
          throw new AppError("CONFLICT", "This person is banned. Lift the ban first", { reason: "target_banned" });
        }
        return { change: { kind: "set_role", role }, action: role === "ADMIN" ? "promote_user" : "demote_user" };
      });
    },

    /** Ends all of a person's sessions, on every node. @throws AppError NOT_FOUND, FORBIDDEN admins_only. */
    async endSessions(by: Moderator, { userId, reason }: EndSessions): Promise<ModeratedPerson> {
      const person = await change(by, userId, reason, () => ({
        change: { kind: "end_sessions" },
        action: "end_sessions",
      }));
      announceBans();
      return person;
    },

    /**
     * Makes a link by which a person may choose a new password, once; the old password goes on working until then.
     * @throws AppError NOT_FOUND, FORBIDDEN admins_only, admin_protected for another admin, whom it would let one
     * become, or own_account: a session alone sets no password, it takes the old one.
     */
    async createPasswordReset(by: Moderator, { userId, reason }: CreatePasswordReset): Promise<PasswordReset> {
      if (userId === by.userId) {
        throw new AppError("FORBIDDEN", "Change your own password on the page of your account", {
          reason: "own_account",
        });
      }
      const { token, tokenSha256 } = createResetToken();
      const expiresAt = new Date(Date.now() + LIMITS.passwordResetMinutes * 60_000);
      await change(by, userId, reason, (person) => {
        if (person.role === "ADMIN" && by.userId !== null) {
          throw new AppError("FORBIDDEN", "The password of another admin cannot be reset", {
            reason: "admin_protected",
          });
        }
        return { change: { kind: "add_password_reset", tokenSha256, expiresAt }, action: "reset_password" };
      });
      return { token, expiresAt: expiresAt.toISOString() };
    },
  };
}

interface Act {
  change: PersonChange;
  action: AuditNote["action"];
  details?: AuditNote["details"];
}
