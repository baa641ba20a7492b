import type { Dialect } from "./dialects.ts";
import { type FrameListener, openRawWebSocket } from "./raw-web-socket.ts";

const PATH = "/socket.io/?EIO=4&transport=websocket";

/** The first characters of a frame, by the Engine.IO and Socket.IO protocols. */
const code = (character: string) => character.charCodeAt(0);
const [OPEN, PING, MESSAGE] = [code("0"), code("2"), code("4")];
const [CONNECT, EVENT, ACK, CONNECT_ERROR] = [code("0"), code("2"), code("3"), code("4")];

export interface ChatClient {
  join(roomId: string): Promise<void>;
  post(roomId: string, body: string): void;
  close(): void;
}

export interface ChatClientOptions {
  port: number;
  token: string;
  dialect: Dialect;
  /** Each event that arrives, undecoded. */
  onEvent: FrameListener;
  onAcknowledged(): void;
  /** The server refused something, or ended the connection: nothing measured after it counts. */
  onFailure(reason: string): void;
}

/** Speaks Socket.IO over a bare WebSocket. Resolves when the server has let it in. */
export async function connectChatClient(options: ChatClientOptions): Promise<ChatClient> {
  const { dialect, onEvent, onAcknowledged, onFailure } = options;
  const joining = new Map<number, () => void>();
  let lastAckId = 0;
  let letIn: () => void = () => {};
  let refuse: (error: Error) => void = () => {};
  const admitted = new Promise<void>((resolve, reject) => {
    letIn = resolve;
    refuse = reject;
  });
  admitted.catch(() => {}); // when the WebSocket fails first

  function takeAck(text: string): void {
    const [, id, answer = ""] = /^43(\d+)(.*)$/s.exec(text) ?? [];
    const joined = joining.get(Number(id));
    joining.delete(Number(id));
    if (answer.startsWith('[{"ok":false')) onFailure(answer);
    else if (joined) joined();
    else onAcknowledged();
  }

  const socket = await openRawWebSocket({
    port: options.port,
    path: PATH,
    onLost: (reason) => onFailure(`a connection was lost: ${reason}`),
    onFrame(bytes, start, end) {
      if (bytes[start] === PING) return socket.send("3");
      // The first frame may come along with the upgrade, before there is a socket to answer on.
      if (bytes[start] === OPEN)
        return setImmediate(() => socket.send(`40${JSON.stringify({ token: options.token })}`));
      if (bytes[start] !== MESSAGE) return;
      const kind = bytes[start + 1];
      if (kind === EVENT) onEvent(bytes, start, end);
      else if (kind === ACK) takeAck(bytes.toString("utf8", start, end));
      else if (kind === CONNECT) letIn();
      else if (kind === CONNECT_ERROR) refuse(new Error(`refused: ${bytes.toString("utf8", start + 2, end)}`));
    },
  });
  await admitted;

  return {
    join(roomId) {
      const id = ++lastAckId;
      socket.send(`42${id}${JSON.stringify(dialect.join(roomId))}`);
      return new Promise((resolve) => joining.set(id, resolve));
    },
    post(roomId, body) {
      const id = dialect.acknowledges ? ++lastAckId : "";
      socket.send(`42${id}${JSON.stringify(dialect.post(roomId, body))}`);
    },
    close: socket.close,
  };
}
