import { startRedis } from "@banter/testing";
import { Redis } from "ioredis";
import type { BrokerServer } from "./broker-server.ts";

export async function startRedisServer(): Promise<BrokerServer> {
  const { url, pause, resume, stop, restart } = await startRedis();
  return {
    url,
    pause,
    resume,
    restart,
    kill: () => stop("SIGKILL"),
    stop: () => stop("SIGKILL"),
    async dropConnections() {
      const control = new Redis(url);
      await control.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
      await control.call("CLIENT", "KILL", "TYPE", "pubsub");
      control.disconnect();
    },
  };
}
