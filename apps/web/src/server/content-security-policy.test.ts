import { expect, it } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy.ts";

const page = {
  nonce: "bm9uY2U=",
  host: "localhost:3000",
  isHttps: false,
  isDevelopment: false,
  realtimeUrls: [":3001", ":3002"],
};

function directive(name: string, policy: string): string | undefined {
  return policy.split("; ").find((part) => part.startsWith(`${name} `));
}

it("runs our own scripts and those with the nonce, and never evaluates text in production", () => {
  expect(directive("script-src", contentSecurityPolicy(page))).toBe("script-src 'self' 'nonce-bm9uY2U='");
});

it("connects to the page's host at the realtime ports", () => {
  expect(directive("connect-src", contentSecurityPolicy(page))).toBe(
    "connect-src 'self' ws://localhost:3001 http://localhost:3001 ws://localhost:3002 http://localhost:3002",
  );
});

it("connects to realtime nodes of other hosts by their own scheme", () => {
  const policy = contentSecurityPolicy({ ...page, isHttps: true, realtimeUrls: ["wss://rt.example.org", ":3001"] });
  expect(directive("connect-src", policy)).toBe(
    "connect-src 'self' wss://rt.example.org https://rt.example.org wss://localhost:3001 https://localhost:3001",
  );
});

it.each(["evil.example; script-src *", "a b", "", undefined, "[::1]:3000"])(
  "takes nothing from the Host %j into the policy",
  (host) => {
    const policy = contentSecurityPolicy({ ...page, host });
    expect(directive("connect-src", policy)).toBe("connect-src 'self' ws: ws:");
    expect(policy.match(/script-src/g)).toHaveLength(1);
  },
);

it("cannot be framed", () => {
  expect(contentSecurityPolicy(page)).toContain("frame-ancestors 'none'");
});
