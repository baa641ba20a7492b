import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where one Banter runs: its ports and its data, which outlast a restart. */
export interface Site {
  stateDir: string;
  webPort: number;
  realtimePorts: readonly number[];
  postgresPort: number;
}

/** A site with no data yet, two realtime nodes and ports that nobody uses now. */
export async function findSite(): Promise<Site> {
  const [webPort = 0, postgresPort = 0, ...realtimePorts] = await findFreePorts(4);
  const stateDir = mkdtempSync(join(tmpdir(), "banter-e2e-"));
  chmodSync(stateDir, 0o755); // Else the account that Postgres runs as for root could not enter.
  return { stateDir, webPort, realtimePorts, postgresPort };
}

export function removeSite({ stateDir }: Site): void {
  rmSync(stateDir, { recursive: true, force: true });
}

async function findFreePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listen));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

function listen() {
  const server = createServer();
  return new Promise<typeof server>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", () => resolve(server));
  });
}
