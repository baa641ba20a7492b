import type { BanterSocket } from "./node.ts";

/** The parts of engine.io and ws that have no public interface but no substitute either. */
interface EngineSocket {
  /** Packets that wait until the ones before them have gone. */
  writeBuffer: { data?: string | Uint8Array }[];
  transport: { socket?: { bufferedAmount: number; terminate(): void } };
}

/** What has been written to a socket and not been taken by its client: queued by engine.io, by ws and by Node. */
export function unsentBytes(socket: BanterSocket): number {
  const { writeBuffer, transport } = engineSocket(socket);
  const queued = writeBuffer.reduce((sum, { data }) => sum + (data ? Buffer.byteLength(data) : 0), 0);
  return queued + (transport.socket?.bufferedAmount ?? 0);
}

/** Ends a connection now. `disconnect(true)` would first wait for a client that takes nothing to take everything. */
export function terminate(socket: BanterSocket): void {
  engineSocket(socket).transport.socket?.terminate();
}

function engineSocket(socket: BanterSocket): EngineSocket {
  return socket.conn as unknown as EngineSocket;
}
