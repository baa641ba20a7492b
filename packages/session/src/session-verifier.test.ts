import { describe, expect, it } from "vitest";
import { issueToken } from "./session-token.ts";
import { createSessionVerifier, type StoredSession } from "./session-verifier.ts";

const secret = "a secret that is long enough for this test";
const hourMs = 60 * 60 * 1000;
const HERE = "192.0.2.1";
const inAnHour = () => new Date(Date.now() + hourMs);

const stored: StoredSession = {
  sessionId: "0199aaaa-0000-7000-8000-000000000001",
  userId: "0199aaaa-0000-7000-8000-000000000002",
  username: "Ann",
  role: "USER",
  expiresAt: inAnHour(),
  revokedAt: null,
  ban: null,
};

function tokenOf(session: StoredSession, expiresAt = inAnHour(), key = secret): Promise<string> {
  return issueToken({ id: session.sessionId, userId: session.userId, expiresAt }, key);
}

function verifierOver(...sessions: StoredSession[]) {
  return createSessionVerifier({
    secrets: [secret],
    findSession: async (sessionId) => sessions.find((session) => session.sessionId === sessionId) ?? null,
  });
}

const sessionEnded = { code: "UNAUTHENTICATED", reason: "session_ended" };

describe("session verifier", () => {
  it("turns a token into the person as the database knows them now", async () => {
    const token = await tokenOf(stored);
    const renamed: StoredSession = { ...stored, username: "Anna", role: "ADMIN" };
    expect(await verifierOver(renamed).verify(token, HERE)).toEqual({
      userId: stored.userId,
      sessionId: stored.sessionId,
      username: "Anna",
      role: "ADMIN",
      expiresAt: stored.expiresAt,
    });
  });

  it.each([null, undefined, ""])("asks for a log-in when the token is %j", async (token) => {
    const failure = await verifierOver(stored)
      .verify(token, HERE)
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "UNAUTHENTICATED", reason: undefined });
  });

  it("refuses a revoked session", async () => {
    const verifier = verifierOver({ ...stored, revokedAt: new Date() });
    await expect(verifier.verify(await tokenOf(stored), HERE)).rejects.toMatchObject(sessionEnded);
  });

  it("refuses a person who is banned, and says why and until when", async () => {
    const ban = { reason: "Spam", until: "2030-01-02T03:04:05.678Z" };
    await expect(verifierOver({ ...stored, ban }).verify(await tokenOf(stored), HERE)).rejects.toMatchObject({
      code: "FORBIDDEN",
      reason: "banned",
      message: "You are banned until 2030-01-02 03:04 UTC. Reason: Spam",
      ban,
    });
  });

  it("tells nobody of a ban whose session has ended", async () => {
    const verifier = verifierOver({ ...stored, revokedAt: new Date(), ban: { reason: "Spam", until: null } });
    await expect(verifier.verify(await tokenOf(stored), HERE)).rejects.toMatchObject(sessionEnded);
  });

  it("refuses a session that has expired, though the token has not", async () => {
    const verifier = verifierOver({ ...stored, expiresAt: new Date(Date.now() - 1) });
    await expect(verifier.verify(await tokenOf(stored), HERE)).rejects.toMatchObject(sessionEnded);
  });

  it("refuses a token that has expired, though the session has not", async () => {
    const token = await tokenOf(stored, new Date(Date.now() - hourMs));
    await expect(verifierOver(stored).verify(token, HERE)).rejects.toMatchObject(sessionEnded);
  });

  it("refuses a session that is unknown", async () => {
    await expect(verifierOver().verify(await tokenOf(stored), HERE)).rejects.toMatchObject(sessionEnded);
  });

  it("refuses a session of somebody else", async () => {
    const token = await tokenOf({ ...stored, userId: "0199aaaa-0000-7000-8000-000000000003" });
    await expect(verifierOver(stored).verify(token, HERE)).rejects.toMatchObject(sessionEnded);
  });

  it("refuses a token made with another secret", async () => {
    const token = await tokenOf(stored, inAnHour(), "another secret that is long enough too");
    await expect(verifierOver(stored).verify(token, HERE)).rejects.toMatchObject(sessionEnded);
  });

  it("accepts tokens made with any of its secrets while one takes the other's place, and no others", async () => {
    const next = "another secret that is long enough too";
    const findSession = async () => stored;
    const both = createSessionVerifier({ secrets: [next, secret], findSession });
    for (const key of [secret, next]) {
      expect(await both.verify(await tokenOf(stored, inAnHour(), key), HERE)).toMatchObject({ userId: stored.userId });
    }
    const third = await tokenOf(stored, inAnHour(), "a third secret that nobody has been told about");
    await expect(both.verify(third, HERE)).rejects.toMatchObject(sessionEnded);
    const after = createSessionVerifier({ secrets: [next], findSession });
    await expect(after.verify(await tokenOf(stored), HERE)).rejects.toMatchObject(sessionEnded);
  });

  it("refuses a token that was changed in one place", async () => {
    const token = await tokenOf(stored);
    const middle = token.length - 30;
    const changed = token.slice(0, middle) + (token[middle] === "A" ? "B" : "A") + token.slice(middle + 1);
    await expect(verifierOver(stored).verify(changed, HERE)).rejects.toMatchObject(sessionEnded);
  });

  it.each(["x", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "😀", "..."])("refuses %j", async (token) => {
    await expect(verifierOver(stored).verify(token, HERE)).rejects.toMatchObject(sessionEnded);
  });

  it.each([
    ["whose session is no id", { ...stored, sessionId: "' OR 1=1 --" }],
    ["whose person is no id", { ...stored, userId: "\u0000" }],
    ["of a length that we never issue", { ...stored, userId: "0".repeat(4_000) }],
  ])("asks the database nothing about a token under its secret %s", async (_, claims) => {
    const asked: string[] = [];
    const verifier = createSessionVerifier({
      secrets: [secret],
      async findSession(sessionId) {
        asked.push(sessionId);
        return claims;
      },
    });
    await expect(verifier.verify(await tokenOf(claims), HERE)).rejects.toMatchObject(sessionEnded);
    expect(asked).toEqual([]);
  });

  it("says where the token is used from", async () => {
    const asked: unknown[] = [];
    const verifier = createSessionVerifier({
      secrets: [secret],
      async findSession(...question) {
        asked.push(question);
        return stored;
      },
    });
    await verifier.verify(await tokenOf(stored), HERE);
    expect(asked).toEqual([[stored.sessionId, HERE]]);
  });

  it("lets a failure of the database through", async () => {
    const verifier = createSessionVerifier({
      secrets: [secret],
      findSession: () => Promise.reject(new Error("connection lost")),
    });
    await expect(verifier.verify(await tokenOf(stored), HERE)).rejects.toThrow("connection lost");
  });
});

it("keeps a token far below the 4 KiB that a cookie holds", async () => {
  expect((await tokenOf(stored)).length).toBeLessThan(1_000);
});
