import type { Socket as NodeSocket } from "node:net";
import { loadRealtimeConfig, type RealtimeConfig } from "@banter/config";
import type { Ack, Answers, ClientEvent, ServerToClientEvents } from "@banter/protocol";
import { TEST_SESSION_SECRET } from "@banter/testing";
import { pino } from "pino";
import { io, type Socket } from "socket.io-client";
import { type Realtime, startRealtime } from "../src/realtime.ts";

export const PAGE_ORIGIN = "http://localhost:3000";

/** Starts real nodes on free ports. */
export async function startCluster(
  nodeCount: number,
  databaseUrl: string,
  brokerUrl: string,
  overrides: Partial<RealtimeConfig> = {},
  logger = pino({ level: "silent" }),
  options: Parameters<typeof startRealtime>[2] = {},
) {
  const nodes: Realtime[] = [];
  for (let index = 0; index < nodeCount; index += 1) {
    const config = loadRealtimeConfig({
      NODE_ENV: "test",
      NODE_ID: `node-${index}`,
      DATABASE_URL: databaseUrl,
      BROKER_URL: brokerUrl,
      SESSION_SECRET: TEST_SESSION_SECRET,
      PUBLIC_URL: PAGE_ORIGIN,
      DRAIN_SECONDS: "1",
    });
    nodes.push(await startRealtime({ ...config, port: 0, metricsPort: 0, ...overrides }, logger, options));
  }
  return {
    urls: nodes.map((node) => `http://127.0.0.1:${node.port}`),
    metricsUrls: nodes.map((node) => `http://127.0.0.1:${node.metricsPort}`),
    stop: async () => {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}

type ServerEvent = keyof ServerToClientEvents;
type Payload<Event extends ServerEvent> = Parameters<ServerToClientEvents[Event]>[0];

/** A bare connection that remembers what it heard. */
export class TestSocket {
  readonly heard: { event: string; payload: unknown }[] = [];
  /** Each packet that came over the wire, acks included, as text. */
  readonly wire: string[] = [];
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.io.engine.on("packet", ({ data }) => this.wire.push(String(data)));
    socket.onAny((event: string, payload: unknown) => this.heard.push({ event, payload }));
  }

  /**
   * Connects and waits for the welcome. @throws the `connect_error`, whose `data` is the WireError, or Error when the
   * connection ends before there was either.
   */
  static async connect(
    url: string,
    options: { token?: unknown; headers?: Record<string, string> },
  ): Promise<TestSocket> {
    const socket = io(url, {
      transports: ["websocket"],
      forceNew: true,
      reconnection: false,
      ...(options.token !== undefined && { auth: { token: options.token } }),
      ...(options.headers && { extraHeaders: options.headers }),
    });
    const connected = new TestSocket(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once("welcome", () => resolve());
      socket.once("connect_error", (error) => {
        socket.disconnect();
        reject(error);
      });
      socket.once("disconnect", (why) => reject(new Error(`disconnected before the welcome: ${why}`)));
    });
    return connected;
  }

  /** Sends anything and resolves with the ack. */
  async emit(event: string, ...args: unknown[]): Promise<unknown> {
    return this.#socket.timeout(10_000).emitWithAck(event, ...args);
  }

  emitWithoutAck(event: string, ...args: unknown[]): void {
    this.#socket.emit(event, ...args);
  }

  /** Sends a request that is expected to succeed. */
  async ask<Event extends ClientEvent>(event: Event, input: unknown): Promise<Answers[Event]> {
    const ack = (await this.emit(event, input)) as Ack<Answers[Event]>;
    if (!ack.ok) throw new Error(`${event}: ${ack.error.code} ${ack.error.message}`);
    return ack.data;
  }

  all<Event extends ServerEvent>(event: Event): Payload<Event>[] {
    return this.heard.filter((one) => one.event === event).map((one) => one.payload as Payload<Event>);
  }

  /** The bodies of all messages heard, those of rooms in the order heard, then the direct ones. */
  bodies(): (string | null)[] {
    const heard = [...this.all("new_chat_message"), ...this.all("new_direct_message")];
    return heard.flatMap((event) => event.messages.map((message) => message.body));
  }

  /** Leaves what the server sends in the kernel's buffers, from now on. */
  stopReading(): void {
    const transport = this.#socket.io.engine.transport as unknown as { ws: { _socket: NodeSocket } };
    transport.ws._socket.pause();
  }

  get isConnected(): boolean {
    return this.#socket.connected;
  }

  close(): void {
    this.#socket.disconnect();
  }
}
