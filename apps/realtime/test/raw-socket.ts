import { once } from "node:events";
import { WebSocket } from "ws";

/** A WebSocket that speaks Engine.IO by hand, and so can say anything. */
export interface RawSocket {
  readonly isOpen: boolean;
  /** Every text frame heard so far. */
  readonly heard: readonly string[];
  send(frame: string | Buffer): void;
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
    async untilClosed() {
      if (socket.readyState !== WebSocket.CLOSED) await once(socket, "close");
    },
    close: () => socket.terminate(),
  };
}
