import { expect, it } from "vitest";
import { sessionCookieHeader, sessionCookieName } from "./session-cookie.ts";

const session = { token: "abc", expiresAt: "2030-01-02T03:04:05.000Z" };

it("hands out the cookie until the session expires, for this site and for HTTP only", () => {
  expect(sessionCookieHeader("http://localhost:3000", session)).toBe(
    "next-auth.session-token=abc; Path=/; Expires=Wed, 02 Jan 2030 03:04:05 GMT; HttpOnly; SameSite=Lax",
  );
});

it("is secure, in name and attribute, over https", () => {
  expect(sessionCookieName("https://chat.example.org")).toBe("__Secure-next-auth.session-token");
  expect(sessionCookieHeader("https://chat.example.org", session)).toMatch(/^__Secure-.*; Secure/);
});

it("takes the cookie back", () => {
  expect(sessionCookieHeader("http://localhost:3000", null)).toMatch(
    /^next-auth\.session-token=; Path=\/; Expires=Thu, 01 Jan 1970/,
  );
});
