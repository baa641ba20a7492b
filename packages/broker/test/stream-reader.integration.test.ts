import { startRedis, type TestRedis, waitFor } from "@banter/testing";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type GapReason, SILENT_LOGGER } from "../src/broker.ts";
import { createProblemLog } from "../src/problem-log.ts";
import { createStreamReader, type StreamReader } from "../src/redis/create-stream-reader.ts";
import { openConnection, type RedisConnection } from "../src/redis/open-connection.ts";
import { lossEntry, STREAM, type StreamEntry } from "../src/redis/stream-format.ts";

describe("the reader of the stream", () => {
  let server: TestRedis;
  let writer: Redis;
  let connection: RedisConnection;
  let gaps: GapReason[];
  let reader: StreamReader;

  beforeEach(async () => {
    server = await startRedis();
    writer = new Redis(server.url);
    connection = openConnection(server.url, {
      name: "reader",
      replyTimeoutMs: 5_000,
      problems: createProblemLog(SILENT_LOGGER, "Redis"),
    });
    gaps = [];
    reader = createStreamReader(connection.redis, "own writer", (reason) => gaps.push(reason));
  });

  afterEach(async () => {
    reader.close();
    connection.close();
    writer.disconnect();
    await server.stop("SIGKILL");
  });

  async function add(text: string, id = "*"): Promise<void> {
    await writer.xadd(STREAM, id, "text", text);
  }

  async function readUntil(last: string): Promise<string[]> {
    const read: StreamEntry[] = [];
    while (read.at(-1)?.[1][1] !== last) read.push(...(await reader.next()));
    return read.map(([, [, text]]) => String(text));
  }

  async function loseConnection(): Promise<void> {
    await writer.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
    await waitFor(() => !reader.isLocated());
  }

  test("reads what was added since it located itself, and nothing older", async () => {
    await add("older");
    await reader.locate();
    await add("newer");
    expect(await readUntil("newer")).toEqual(["newer"]);
    expect(gaps).toEqual([]);
  });

  test("reads what was added while it was disconnected, once", async () => {
    await reader.locate();
    await add("before");
    expect(await readUntil("before")).toEqual(["before"]);
    await loseConnection();
    await add("meanwhile");
    expect(await readUntil("meanwhile")).toEqual(["meanwhile"]);
    expect(gaps).toEqual([]);
  });

  test("reports entries that were trimmed before it had read them", async () => {
    await reader.locate();
    await add("first");
    expect(await readUntil("first")).toEqual(["first"]);
    for (let count = 0; count < 500; count += 1) await add(`trimmed or not ${count}`);
    await writer.xtrim(STREAM, "MAXLEN", 300);
    await add("last");
    expect(await readUntil("last")).toHaveLength(301);
    expect(gaps).toEqual(["entries_missing"]);
  });

  test("lags by many pages without a report as long as nothing is trimmed", async () => {
    await reader.locate();
    await add("first");
    await readUntil("first");
    for (let count = 0; count < 700; count += 1) await add(`late ${count}`);
    await add("last");
    expect(await readUntil("last")).toHaveLength(701);
    expect(gaps).toEqual([]);
  });

  test("follows a stream that begins anew with earlier ids, and reports it", async () => {
    await reader.locate();
    await add("first");
    await readUntil("first");
    await writer.del(STREAM);
    await add("of another stream", "1-1");
    await loseConnection();
    const reading = readUntil("last");
    await waitFor(() => gaps.length === 1);
    await add("last", "2-1");
    expect(await reading).toEqual(["last"]);
    expect(gaps).toEqual(["entries_missing"]);
  });

  test("reports what other writers could not write, and hides such entries", async () => {
    await reader.locate();
    await writer.call("XADD", ...lossEntry("own writer", 3));
    await writer.call("XADD", ...lossEntry("another writer", 3));
    await add("last");
    expect(await readUntil("last")).toEqual(["last"]);
    expect(gaps).toEqual(["publications_lost"]);
  });
});
