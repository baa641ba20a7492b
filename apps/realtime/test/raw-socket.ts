import { once } from "node:events";
import type { Socket } from "node:net";
import { WebSocket } from "ws";

/** A WebSocket that speaks Engine.IO by hand, and so can say anything. */
export interface RawSocket {
  readonly isOpen: boolean;
  /** Every text frame heard so far. */
  readonly heard: readonly string[];
  send(frame: string | Buffer): void;
  /** A part of a message in a frame of its own, which ends the message or not. */
  sendFragment(part: string, isLast: boolean): void;
  ping(): void;
  /** Bytes as they are, frames or not. */
  sendBytes(bytes: Buffer): void;
  /** Resolves when the server has ended it. */
  untilClosed(): Promise<void>;
  close(): void;
}

export async function openRawSocket(url: string): Promise<RawSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}/socket.io/?EIO=4&transport=websocket`);
  const heard: string[] = [];
  socket.on("message", (data, isBinary) => {
    if (!isBinary) heard.push(String(data));
  });
  socket.on("error", () => {}); // whatever the server does to it, it is no failure here
  await once(socket, "open");
  return {
    get isOpen() {
      return socket.readyState === WebSocket.OPEN;
    },
    heard,
    send(frame) {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame);
    },
    sendFragment(part, isLast) {
      if (socket.readyState === WebSocket.OPEN) socket.send(part, { fin: isLast });
    },
    ping() {
      if (socket.readyState === WebSocket.OPEN) socket.ping();
    },
    sendBytes(bytes) {
      (socket as unknown as { _socket: Socket })._socket.write(bytes);
    },
    async untilClosed() {
      if (socket.readyState !== WebSocket.CLOSED) await once(socket, "close");
    },
    close: () => socket.terminate(),
  };
}
