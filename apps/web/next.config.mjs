/** Paths at the root that are a page for browsers and the API for programs. */
const SHARED_PATHS = [
  "/signup",
  "/login",
  "/logout",
  "/logout-everywhere",
  "/account",
  "/realtime",
  "/rooms",
  "/rooms/:rest*",
  "/users/:rest*",
];

/** Next's own requests for a page's data ask for the page, whatever they accept. */
const FROM_A_PAGE = ["rsc", "next-action"].map((key) => ({ type: /** @type {const} */ ("header"), key }));

/** The header, if one of the types in its list is `type`. @param {string} key @param {string} type */
const listing = (key, type) => ({
  type: /** @type {const} */ ("header"),
  key,
  value: `(?:.*[,\\s])?${type}(?:[;,\\s].*)?`,
});

const UNUSED_BY_OUR_PARSER = "./src/lib/formatting/unused-parts.ts";

/** @type {import("next").NextConfig} */
const config = {
  agentRules: false,
  experimental: { agentUpgrade: false },
  allowedDevOrigins: ["127.0.0.1"],
  // The server writes a log of its own, without query strings.
  logging: { incomingRequests: false },
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types of every workspace, tests included; a build must not depend on those.
  typescript: { ignoreBuildErrors: true },

  turbopack: {
    resolveAlias: {
      // Texts come compiled from the server, so the parser of their syntax stays out of the browser.
      "use-intl/format-message": "use-intl/format-message/format-only",
      ...Object.fromEntries(["linkify-it", "entities", "uc.micro"].map((name) => [name, UNUSED_BY_OUR_PARSER])),
    },
  },

  async rewrites() {
    const beforeFiles = SHARED_PATHS.flatMap((source) => [
      {
        source,
        destination: `/api${source}`,
        has: [listing("content-type", "application/json")],
        missing: FROM_A_PAGE,
      },
      {
        source,
        destination: `/api${source}`,
        has: [listing("accept", "application/json")],
        missing: [...FROM_A_PAGE, listing("accept", "text/html")],
      },
    ]);
    return { beforeFiles, afterFiles: [], fallback: [] };
  },
};

export default config;
