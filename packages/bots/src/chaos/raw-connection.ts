import type { Ack, Answers, ClientEvent } from "@banter/protocol";
import { io } from "socket.io-client";

/** A connection to one node without anything of the SDK: it sends what it is told, once. */
export interface RawConnection {
  /** Resolves with the answer; null when the connection was lost before it came. */
  ask<Event extends ClientEvent>(event: Event, input: object): Promise<Ack<Answers[Event]> | null>;
  close(): void;
}

const ANSWER_TIMEOUT_MS = 10_000;

/** Resolves when the node has welcomed it, or could not be reached: then it goes on trying. */
export async function openRawConnection(url: string, token: string): Promise<RawConnection> {
  const socket = io(url, { transports: ["websocket"], forceNew: true, auth: { token } });
  await new Promise<void>((resolve) => {
    socket.once("welcome", resolve);
    socket.once("connect_error", () => resolve());
  });
  return {
    ask: (event, input) =>
      socket
        .timeout(ANSWER_TIMEOUT_MS)
        .emitWithAck(event, input)
        .catch(() => null),
    close: () => void socket.disconnect(),
  };
}
