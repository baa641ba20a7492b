// Starts a Postgres in the directory given and stays, to be killed. The test reads what it prints.
import { startEmbeddedPostgres } from "../src/embedded-postgres.ts";

const [dataDir = ""] = process.argv.slice(2);
const { pid, clusterDir } = await startEmbeddedPostgres({ dataDir, port: 0 });
process.stdout.write(`${JSON.stringify({ pid, clusterDir })}\n`);
setInterval(() => {}, 60_000);
