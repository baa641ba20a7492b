import { setTimeout as sleep } from "node:timers/promises";
import type { BanterServer } from "./node.ts";

/** How often a draining node looks whether everybody has gone. */
const LOOK_INTERVAL_MS = 100;
/** Clients are asked to be gone by then, so that the slowest has a moment left before the window closes. */
const RECONNECT_SHARE = 0.8;

/** Asks every client to reconnect elsewhere, at a moment of its choice, and waits until they have, or the window closes. */
export async function drainSockets(io: BanterServer, windowMs: number): Promise<void> {
  const closesAtMs = Date.now() + windowMs;
  io.local.emit("server_draining", { reconnectWithinMs: Math.floor(windowMs * RECONNECT_SHARE) });
  while (io.of("/").sockets.size > 0 && Date.now() < closesAtMs) await sleep(LOOK_INTERVAL_MS);
}
