/** What the code of one workspace may import from the others. */
export interface ImportRule {
  /** At run time, and so as types too. */
  code: readonly string[];
  /** As types only. */
  types: readonly string[];
}

const PACKAGES = ["protocol", "config", "domain", "database", "session", "files", "broker", "api", "client"];

/** Who may import whom, as drawn in docs/architecture.md. */
export const IMPORT_TABLE: Readonly<Record<string, ImportRule>> = {
  protocol: { code: [], types: [] },
  config: { code: [], types: [] },
  domain: { code: ["protocol"], types: [] },
  database: { code: ["domain", "protocol"], types: [] },
  session: { code: ["domain", "protocol"], types: [] },
  files: { code: ["domain", "protocol"], types: [] },
  broker: { code: ["protocol", "config"], types: [] },
  api: { code: ["domain", "protocol"], types: [] },
  client: { code: ["protocol"], types: ["api"] },
  bots: { code: ["client", "protocol", "config"], types: [] },
  testing: { code: ["database", "session", "domain", "protocol"], types: [] },
  web: { code: PACKAGES, types: [] },
  realtime: { code: PACKAGES, types: [] },
  migrate: { code: PACKAGES, types: [] },
  e2e: { code: ["protocol", "client", "testing"], types: [] },
  scripts: { code: ["config", "database", "domain", "protocol", "session", "bots"], types: [] },
};

/** Files that may import one another and nothing else: paths in the workspace, a folder's with a slash at the end. */
export const CLOSED_CIRCLES: Readonly<Record<string, readonly string[]>> = {
  // The judge of the chaos checker must not make the mistakes of the SDK that it judges.
  bots: ["src/chaos/judge/", "src/chaos/history.ts", "src/chaos/group-by.ts"],
};

/** What tests may import beyond the code that they test. */
export const TEST_PACKAGES = ["testing"];
