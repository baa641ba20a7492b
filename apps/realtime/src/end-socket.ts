import type { SessionEnded } from "@banter/protocol";
import type { BanterSocket } from "./node.ts";
import { terminate } from "./raw-connection.ts";

/** A client that does not take its goodbye is cut off after this time. */
const GOODBYE_MS = 1_000;

/** From the disconnect on, nothing that the client sends is read; the connection itself ends once it took its goodbye. */
export function endSocket(socket: BanterSocket, event: SessionEnded): void {
  socket.emit("session_ended", event);
  socket.disconnect(true);
  setTimeout(() => terminate(socket), GOODBYE_MS).unref();
}
