import { connect } from "node:net";
import { afterEach, expect, it } from "vitest";
import { startRedis, type TestRedis, waitFor } from "../src/index.ts";

let redis: TestRedis | undefined;
afterEach(() => redis?.stop());

/** The reply to one inline command, or undefined when there was none in time. */
function ask(port: number, command: string, timeoutMs = 500): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(`${command}\r\n`));
    const finish = (reply: string | undefined) => {
      socket.destroy();
      resolve(reply);
    };
    socket.setTimeout(timeoutMs, () => finish(undefined));
    socket.once("data", (data) => finish(data.toString().trim()));
    socket.once("error", reject);
  });
}

it("answers as soon as it has started, apart from others", async () => {
  const [one, two] = await Promise.all([startRedis(), startRedis()]);
  try {
    expect(one.url).toBe(`redis://127.0.0.1:${one.port}`);
    expect(await ask(one.port, "SET key one")).toBe("+OK");
    expect(await ask(two.port, "GET key")).toBe("$-1");
  } finally {
    await Promise.all([one.stop(), two.stop("SIGKILL")]);
  }
  await expect(ask(one.port, "PING")).rejects.toThrow("ECONNREFUSED");
});

it("keeps its data and its connections through a pause", async () => {
  redis = await startRedis();
  const { port } = redis;
  await ask(port, "SET key value");
  redis.pause();
  expect(await ask(port, "PING", 200)).toBeUndefined();
  redis.resume();
  expect(await waitFor(() => ask(port, "GET key"))).toContain("value");
});

it("restarts empty on the same port, even while paused", async () => {
  redis = await startRedis();
  await ask(redis.port, "SET key value");
  redis.pause();
  await redis.restart();
  expect(await ask(redis.port, "GET key")).toBe("$-1");
});
