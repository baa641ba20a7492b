import { waitFor } from "@banter/testing";
import pg from "pg";
import { expect, test } from "vitest";
import { channelOf } from "../src/postgres/notification-format.ts";
import { describeBroker } from "./conformance.ts";
import { connectClient, startNode } from "./start-node.ts";
import { startPostgresServer } from "./start-postgres-server.ts";

describeBroker("Postgres", startPostgresServer);

test("Postgres: a notification that cannot be read takes no other with it, and a missing attachment is reported", async () => {
  const server = await startPostgresServer();
  const node = await startNode(server.url);
  const client = await connectClient(node.port, "room");
  const writer = new pg.Client({ connectionString: server.url });
  await writer.connect();
  const message = { uid: "emitter", nsp: "/", type: 3 };
  const packet = { type: 2, data: ["said", "good"] };
  for (const payload of [
    "not JSON",
    JSON.stringify(message),
    JSON.stringify({ ...message, attachmentId: "4711" }),
    JSON.stringify({ ...message, data: { packet, opts: { rooms: ["room"], except: [] } } }),
  ]) {
    await writer.query("SELECT pg_notify($1, $2)", [channelOf("/"), payload]);
  }
  await waitFor(() => client.said.length > 0);
  expect(client.said).toEqual(["good"]);
  expect(node.gaps).toEqual(["entries_missing"]);
  await writer.end();
  await node.close();
  await server.stop();
});
