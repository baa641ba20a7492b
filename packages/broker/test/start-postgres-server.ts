import { createTestDatabase, startTcpProxy } from "@banter/testing";
import pg from "pg";
import type { BrokerServer } from "./broker-server.ts";

/** A database of its own on the test run's Postgres, behind a proxy that is paused or killed in its place. */
export async function startPostgresServer(): Promise<BrokerServer> {
  const database = await createTestDatabase();
  const direct = new URL(database.url);
  const proxy = await startTcpProxy({ host: direct.hostname, port: Number(direct.port) });
  const url = new URL(direct);
  url.port = String(proxy.port);
  let isOpen = true;

  return {
    url: url.href,
    pause: proxy.pause,
    resume: proxy.resume,
    async kill() {
      isOpen = false;
      await proxy.close();
    },
    async restart() {
      await proxy.reopen();
      isOpen = true;
    },
    async dropConnections() {
      const control = new pg.Client({ connectionString: database.url });
      await control.connect();
      await control.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
      await control.end();
    },
    async stop() {
      if (isOpen) await proxy.close();
      await database.drop();
    },
  };
}
