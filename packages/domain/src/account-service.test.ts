import type { Account } from "@banter/protocol";
import { beforeEach, describe, expect, it } from "vitest";
import { createAccountService } from "./account-service.ts";

const origin = { address: "192.0.2.1", userAgent: "test" };
const PASSWORD = "a long enough password";
const account: Account = { id: "1", username: "ann", role: "USER", createdAt: new Date(0).toISOString() };

/** What was done, in its order: passwords verified and hashed, and throttles asked. */
let done: string[];
let bannedUntil: string | null | undefined;

beforeEach(() => {
  done = [];
  bannedUntil = undefined;
});

const counted = (name: string) => ({
  take: async () => void done.push(name),
  forgive: async () => {},
});

const service = createAccountService({
  createUser: async ({ id, username }) =>
    username.toLowerCase() === account.username ? null : { ...account, id, username },
  findCredentials: async (username) =>
    username.toLowerCase() === account.username ? { account, passwordHash: `hash of ${PASSWORD}` } : null,
  findAccount: async () => account,
  createSession: async () => true,
  findBan: async () => (bannedUntil === undefined ? null : { reason: "Spam", until: bannedUntil }),
  revokeSession: async () => {},
  revokeSessionsOf: async () => {},
  findPasswordReset: async (token) => (token[0] === 1 ? { username: account.username } : null),
  usePasswordReset: async () => true,
  digestResetToken: (token) => Uint8Array.of(token === "a link that works" ? 1 : 0),
  announceEndedSessions: () => {},
  async hashPassword(password) {
    done.push("hash");
    return `hash of ${password}`;
  },
  async verifyPassword(hash, password) {
    done.push("verify");
    return hash === `hash of ${password}`;
  },
  issueToken: async () => "token",
  addressKey: (address) => address,
  welcome: async () => {},
  signUpsPerAddress: counted("sign-ups"),
  logInsPerAddress: counted("log-ins of the address"),
  logInsPerAccount: counted("log-ins of the account"),
});

/** The work that something takes, and how it is answered. */
async function workOf(act: () => Promise<unknown>) {
  done = [];
  const answer = await act().then(
    () => "ok",
    ({ code, message, reason, issues }) => ({ code, message, reason, issues }),
  );
  return { answer, work: done };
}

describe("a log-in that fails", () => {
  it.each([
    ["a wrong password", "ann"],
    ["a name that nobody has", "nobody_here"],
    ["a name that nobody can have", "a b"],
    ["a very long name", "x".repeat(64)],
  ])("for %s takes one password's work, and is answered alike", async (_, username) => {
    const failed = await workOf(() => service.logIn(origin, { username, password: "not the password" }));
    expect(failed).toEqual({
      answer: { code: "UNAUTHENTICATED", message: "Wrong username or password", reason: "bad_credentials" },
      work: ["log-ins of the address", "log-ins of the account", "verify"],
    });
  });

  it("tells of a ban only whoever knows the password, after the same work", async () => {
    bannedUntil = null;
    const wrong = await workOf(() => service.logIn(origin, { username: "ann", password: "not the password" }));
    const right = await workOf(() => service.logIn(origin, { username: "ann", password: PASSWORD }));
    expect(wrong.answer).toMatchObject({ reason: "bad_credentials" });
    expect(right.answer).toMatchObject({ reason: "banned" });
    expect(right.work).toEqual(wrong.work);
  });
});

describe("a sign-up", () => {
  it("takes the same work whether the name is taken or free", async () => {
    const taken = await workOf(() => service.signUp(origin, { username: "Ann", password: PASSWORD }));
    const free = await workOf(() => service.signUp(origin, { username: "ben", password: PASSWORD }));
    expect(taken.answer).toMatchObject({ code: "CONFLICT", reason: "username_taken" });
    expect(free.answer).toBe("ok");
    expect(taken.work).toEqual(free.work);
    expect(taken.work).toEqual(["sign-ups", "hash"]);
  });
});

describe("a link to choose a password", () => {
  it("that does not work costs no password's work, and says nothing of anybody", async () => {
    const bad = await workOf(() => service.resetPassword(origin, { token: "guessed", password: PASSWORD }));
    const worked = await workOf(() =>
      service.resetPassword(origin, { token: "a link that works", password: PASSWORD }),
    );
    expect(bad).toMatchObject({ answer: { reason: "bad_link" }, work: ["log-ins of the address"] });
    expect(JSON.stringify(bad.answer)).not.toContain(account.username);
    expect(worked).toEqual({ answer: "ok", work: ["log-ins of the address", "hash"] });
  });
});
