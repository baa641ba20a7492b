import { once } from "node:events";
import { connect } from "node:net";

/** Long enough for any answer; whoever waits for the rest of a request says nothing. */
const SILENCE_MS = 3_000;

/** Sends bytes as they are over a connection of their own, and resolves with all that came back until its end. */
export async function sendBytes(port: number, bytes: Uint8Array | string): Promise<string> {
  const socket = connect(port, "127.0.0.1").setEncoding("latin1").setTimeout(SILENCE_MS);
  let answer = "";
  socket.on("data", (text) => {
    answer += text;
  });
  socket.on("error", () => {}); // the other end hung up: the answer says whether it had to
  socket.on("timeout", () => socket.destroy());
  socket.end(bytes);
  await once(socket, "close");
  return answer;
}
