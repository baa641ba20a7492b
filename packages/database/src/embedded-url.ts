import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CLUSTER_USER } from "./postgres-cluster.ts";

/** Where the embedded Postgres that keeps its data in `dataDir` answers while it runs; null when there never was one. */
export function findEmbeddedUrl({ dataDir, port }: { dataDir: string; port: number }): string | null {
  const file = join(dataDir, "password");
  if (!existsSync(file)) return null;
  return `postgres://${CLUSTER_USER}:${readFileSync(file, "utf8").trim()}@127.0.0.1:${port}/${CLUSTER_USER}`;
}
