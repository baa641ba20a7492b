import type { NextConfig } from "next";

/** Paths at the root that are both a page and, for programs, the API. */
const SHARED_PATHS = [
  "/signup",
  "/login",
  "/logout",
  "/logout-everywhere",
  "/account",
  "/realtime",
  "/rooms/:rest*",
  "/rooms",
];

const JSON_TYPE = "application/json(?:\\s*;.*)?";
const accepts = (type: string) => `(?:.*[,\\s])?${type}(?:[;,\\s].*)?`;

const config: NextConfig = {
  agentRules: false,
  logging: { incomingRequests: false },
  experimental: { agentUpgrade: false },
  allowedDevOrigins: ["127.0.0.1"],
  poweredByHeader: false,
  reactStrictMode: true,
  async rewrites() {
    const toApi = (source: string) => ({ source, destination: `/api${source}` });
    // Next's own requests for a page's data have the header "rsc" or "next-action"; a browser's say text/html.
    const missing = [
      { type: "header" as const, key: "rsc" },
      { type: "header" as const, key: "next-action" },
    ];
    const beforeFiles = SHARED_PATHS.map(toApi).flatMap((rewrite) => [
      { ...rewrite, missing, has: [{ type: "header" as const, key: "content-type", value: JSON_TYPE }] },
      {
        ...rewrite,
        missing: [...missing, { type: "header" as const, key: "accept", value: accepts("text/html") }],
        has: [{ type: "header" as const, key: "accept", value: accepts("application/json") }],
      },
    ]);
    return { beforeFiles, afterFiles: [], fallback: [] };
  },
};

export default config;
