import type { LauncherConfig } from "@banter/config";
import type { Part } from "./parts.ts";

/** What is shown once everything runs: where to click, and what runs where. */
export function describeRunning({ config, parts, databaseUrl, dataDir }: Running): string {
  const rows = [
    ...parts.map((part) => [part.name, part.url]),
    [
      "database",
      config.databaseUrl ? hostOf(databaseUrl) : `embedded Postgres at ${hostOf(databaseUrl)}, data in ${dataDir}`,
    ],
    ["broker", config.brokerUrl ? hostOf(config.brokerUrl) : "the database"],
  ] as const;
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    "",
    `  Banter is running. Open ${config.publicUrl}`,
    "",
    ...rows.map(([name, place]) => `    ${name.padEnd(width)}  ${place}`),
    "",
    "  Ctrl-C stops all of it.",
    "",
  ].join("\n");
}

interface Running {
  config: LauncherConfig;
  parts: readonly Part[];
  databaseUrl: string;
  /** As shown to a person. */
  dataDir: string;
}

/** The address without the user and the password in it. */
function hostOf(address: string): string {
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname === "/" ? "" : pathname}`;
}
