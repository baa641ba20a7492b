import {
  type Account,
  AppError,
  type BanNotice,
  bannedError,
  type Credentials,
  type LogIn,
  type ResetPassword,
  type SignUp,
  Username,
} from "@banter/protocol";
import { v7 as uuidv7 } from "uuid";
import type { Actor, Origin } from "./actor.ts";
import { requireUncommonPassword } from "./password-policy.ts";
import { requireOrdinaryUsername } from "./reserved-usernames.ts";
import type { Throttle } from "./throttle.ts";

/** How long a log-in lasts. */
export const SESSION_LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;

export interface NewSession {
  id: string;
  userId: string;
  address: string;
  userAgent: string;
  expiresAt: Date;
}

export interface AccountPorts {
  /**
   * Stores the account and its first session if it has one, or neither; null when the name is taken, whatever its case,
   * or is one that people would take for another's.
   */
  createUser(
    user: { id: string; username: string; passwordHash: string },
    session: NewSession | null,
  ): Promise<Account | null>;
  /** By username, without regard to case. */
  findCredentials(username: string): Promise<{ account: Account; passwordHash: string } | null>;
  findAccount(userId: string): Promise<Account | null>;
  /** Stores nothing and answers false when `verifiedHash` is no longer that of the person: the password was changed just now. */
  createSession(session: NewSession, verifiedHash: string): Promise<boolean>;
  /** The ban of a person that holds now. */
  findBan(userId: string): Promise<BanNotice | null>;
  revokeSession(sessionId: string): Promise<void>;
  revokeSessionsOf(userId: string): Promise<void>;
  /** Whose link it is, while it works. */
  findPasswordReset(tokenSha256: Uint8Array): Promise<{ username: string } | null>;
  /**
   * Sets the password, uses the link up and ends the person's sessions, in one transaction; false for a link that does
   * not work (any more). @throws AppError FORBIDDEN banned, and the link is as before.
   */
  usePasswordReset(tokenSha256: Uint8Array, passwordHash: string): Promise<boolean>;
  digestResetToken(token: string): Uint8Array;
  /** Has every node look for ended sessions at once. */
  announceEndedSessions(): void;
  /** @throws AppError UNAVAILABLE when too many passwords wait to be hashed. */
  hashPassword(password: string): Promise<string>;
  /** Does the same work for `null`, the hash of somebody unknown, and answers false. */
  verifyPassword(hash: string | null, password: string): Promise<boolean>;
  issueToken(session: NewSession): Promise<string>;
  /** The key under which an address is throttled: an IPv6 subscriber's whole /64 is one. */
  addressKey(address: string): string;
  /** Shows somebody who has just signed up in. Never rejects: they are here, with or without. */
  welcome(newcomer: Actor): Promise<void>;
  signUpsPerAddress: Throttle;
  logInsPerAddress: Throttle;
  logInsPerAccount: Throttle;
}

export type AccountService = ReturnType<typeof createAccountService>;

export function createAccountService(ports: AccountPorts) {
  function newSession(userId: string, origin: Origin): NewSession {
    return { id: uuidv7(), userId, ...origin, expiresAt: new Date(Date.now() + SESSION_LIFETIME_MS) };
  }

  async function credentials(account: Account, session: NewSession): Promise<Credentials> {
    return { account, token: await ports.issueToken(session), expiresAt: session.expiresAt.toISOString() };
  }

  return {
    /** @throws AppError CONFLICT username_taken, INVALID for a reserved name or a bad password, RATE_LIMITED. */
    async signUp(origin: Origin, input: SignUp): Promise<Credentials> {
      requireOrdinaryUsername(input.username);
      requireUncommonPassword(input.password, input.username);
      await ports.signUpsPerAddress.take(ports.addressKey(origin.address));
      const user = { id: uuidv7(), username: input.username, passwordHash: await ports.hashPassword(input.password) };
      const session = newSession(user.id, origin);
      const account = await ports.createUser(user, session);
      if (!account) {
        const message = "This username is taken, or looks like one that is. Choose another one";
        throw new AppError("CONFLICT", message, { reason: "username_taken", issues: [{ path: "username", message }] });
      }
      await ports.welcome({ userId: user.id, username: account.username, role: account.role, sessionId: session.id });
      return credentials(account, session);
    },

    /**
     * @throws AppError UNAUTHENTICATED bad_credentials, the same for a wrong password and an unknown user; FORBIDDEN
     * banned, which only who knows the password learns; RATE_LIMITED.
     */
    async logIn(origin: Origin, input: LogIn): Promise<Credentials> {
      const accountKey = input.username.toLowerCase();
      await ports.logInsPerAddress.take(ports.addressKey(origin.address));
      await ports.logInsPerAccount.take(accountKey);
      const found = Username.safeParse(input.username).success ? await ports.findCredentials(input.username) : null;
      const matches = await ports.verifyPassword(found?.passwordHash ?? null, input.password);
      if (!found || !matches) throw badCredentials();
      const ban = await ports.findBan(found.account.id);
      if (ban) throw bannedError(ban);
      const session = newSession(found.account.id, origin);
      if (!(await ports.createSession(session, found.passwordHash))) throw badCredentials();
      await ports.logInsPerAccount.forgive(accountKey);
      return credentials(found.account, session);
    },

    /**
     * Chooses a new password by a link that an admin gave; ends all sessions.
     * @throws AppError UNAUTHENTICATED bad_link, FORBIDDEN banned, INVALID for a bad password, RATE_LIMITED.
     */
    async resetPassword(origin: Origin, { token, password }: ResetPassword): Promise<{ username: string }> {
      await ports.logInsPerAddress.take(ports.addressKey(origin.address));
      const tokenSha256 = ports.digestResetToken(token);
      const found = await ports.findPasswordReset(tokenSha256);
      if (!found) throw badLink();
      requireUncommonPassword(password, found.username);
      if (!(await ports.usePasswordReset(tokenSha256, await ports.hashPassword(password)))) throw badLink();
      ports.announceEndedSessions();
      await ports.logInsPerAccount.forgive(found.username.toLowerCase());
      return found;
    },

    /** Ends the session that the actor came with, on every node within about a second. */
    async logOut(actor: Actor): Promise<void> {
      await ports.revokeSession(actor.sessionId);
      ports.announceEndedSessions();
    },

    /** Ends all of the actor's sessions, this one too. */
    async logOutEverywhere(actor: Actor): Promise<void> {
      await ports.revokeSessionsOf(actor.userId);
      ports.announceEndedSessions();
    },

    async me(actor: Actor): Promise<Account> {
      const account = await ports.findAccount(actor.userId);
      if (!account) throw new AppError("NOT_FOUND", "This account no longer exists");
      return account;
    },
  };
}

function badCredentials(): AppError {
  return new AppError("UNAUTHENTICATED", "Wrong username or password", { reason: "bad_credentials" });
}

function badLink(): AppError {
  return new AppError("UNAUTHENTICATED", "This link was used or has expired. Ask an admin for a new one", {
    reason: "bad_link",
  });
}
