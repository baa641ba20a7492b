import { randomBytes } from "node:crypto";
import { connect } from "node:net";

/** Read by one socket at a time, as each takes what it wants before it gives way to the next. */
const readBuffer = Buffer.allocUnsafe(256 * 1024);

const HEAD_END = "\r\n\r\n";
const MASK_BYTES = 4;
const FIN_AND_TEXT = 0x81;
const MASKED = 0x80;
const LENGTH_IN_16_BITS = 126;
const LENGTH_IN_64_BITS = 127;
const LAST_DATA_OPCODE = 2;

/** Gets the payload of a frame as a piece of `bytes` that is only valid during the call. */
export type FrameListener = (bytes: Buffer, start: number, end: number) => void;

export interface RawWebSocket {
  send(text: string): void;
  close(): void;
}

export interface RawWebSocketOptions {
  port: number;
  path: string;
  onFrame: FrameListener;
  /** The server has ended the connection. */
  onLost(reason: string): void;
}

/**
 * A WebSocket that costs next to nothing, so that the machine's time goes to the server that is measured: it makes no
 * object per frame, masks with zeros and knows no fragments, which these servers do not send.
 */
export function openRawWebSocket({ port, path, onFrame, onLost }: RawWebSocketOptions): Promise<RawWebSocket> {
  let rest: Buffer | null = null;
  let isOpen = false;
  let isClosing = false;
  let failure = "it was closed";

  return new Promise((resolve, reject) => {
    const socket = connect({
      host: "127.0.0.1",
      port,
      noDelay: true,
      onread: { buffer: readBuffer, callback: (length) => take(length) },
    });
    socket.on("connect", () => socket.write(upgradeRequest(port, path)));
    socket.on("error", (error) => {
      failure = error.message;
    });
    socket.on("close", () => {
      reject(new Error(`No connection to port ${port}: ${failure}`));
      if (isOpen && !isClosing) onLost(failure);
    });
    const opened: RawWebSocket = {
      send: (text) => void socket.write(encodeText(text)),
      close() {
        isClosing = true;
        socket.destroy();
      },
    };

    function take(length: number): boolean {
      const bytes: Buffer = rest ? Buffer.concat([rest, readBuffer.subarray(0, length)]) : readBuffer;
      const end = rest ? bytes.length : length;
      rest = null;
      let position = 0;
      if (!isOpen) {
        const headEnd = bytes.subarray(0, end).indexOf(HEAD_END);
        if (headEnd >= 0) {
          const head = bytes.toString("latin1", 0, headEnd);
          if (!head.startsWith("HTTP/1.1 101")) {
            failure = head.slice(0, head.indexOf("\r\n"));
            socket.destroy();
            return false;
          }
          isOpen = true;
          position = headEnd + HEAD_END.length;
          resolve(opened);
        }
      }
      if (isOpen) position = takeFrames(bytes, position, end, onFrame);
      if (position < end) rest = Buffer.from(bytes.subarray(position, end));
      return true;
    }
  });
}

/** Returns where the first frame begins that is not complete yet. */
function takeFrames(bytes: Buffer, start: number, end: number, onFrame: FrameListener): number {
  let position = start;
  while (end - position >= 2) {
    const opcode = bytes.readUInt8(position) & 0x0f;
    let length = bytes.readUInt8(position + 1);
    let head = 2;
    if (length === LENGTH_IN_16_BITS) {
      if (end - position < 4) break;
      length = bytes.readUInt16BE(position + 2);
      head = 4;
    } else if (length === LENGTH_IN_64_BITS) {
      if (end - position < 10) break;
      length = Number(bytes.readBigUInt64BE(position + 2));
      head = 10;
    }
    const payload = position + head;
    if (end < payload + length) break;
    position = payload + length;
    if (opcode <= LAST_DATA_OPCODE) onFrame(bytes, payload, position);
  }
  return position;
}

function encodeText(text: string): Buffer {
  const length = Buffer.byteLength(text);
  if (length >= 65_536) throw new RangeError("A frame of the load generator is shorter");
  const head = length < LENGTH_IN_16_BITS ? 2 : 4;
  const frame = Buffer.alloc(head + MASK_BYTES + length);
  frame[0] = FIN_AND_TEXT;
  frame[1] = MASKED | (head === 2 ? length : LENGTH_IN_16_BITS);
  if (head === 4) frame.writeUInt16BE(length, 2);
  frame.write(text, head + MASK_BYTES);
  return frame;
}

function upgradeRequest(port: number, path: string): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
    "Sec-WebSocket-Version: 13",
    HEAD_END.slice(2),
  ].join("\r\n");
}
