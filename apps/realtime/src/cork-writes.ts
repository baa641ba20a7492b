import type { Socket as TcpSocket } from "node:net";
import type { BanterServer } from "./node.ts";

/** The parts of engine.io and ws that have no public interface but no substitute either. */
interface EngineSocket {
  transport: { socket?: { _socket?: TcpSocket } };
}

/**
 * Lets the frames that wait for one socket leave in one write: a write costs the same whatever it carries. The first
 * frame of a tick leaves at once, as before; Engine.IO keeps those behind it until it is written, and then hands them
 * over together.
 */
export function corkWrites(io: BanterServer): void {
  io.engine.on("flush", ({ transport }: EngineSocket, packets: readonly unknown[]) => {
    const tcp = transport.socket?._socket;
    if (packets.length < 2 || !tcp) return;
    tcp.cork();
    process.nextTick(() => tcp.uncork());
  });
}
