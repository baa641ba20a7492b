import { type Ack, AppError, fromWireError, type Welcome } from "@banter/protocol";
import type { Clock } from "./clock.ts";
import type { SendRequest, ServerEvent } from "./protocol-events.ts";
import type { Transport } from "./transport.ts";

/** A node that does not shake hands within this is down or out of reach. */
const HANDSHAKE_TIMEOUT_MS = 5_000;
/** One that has may be slow with the rest: coming again would only add to its load. */
const WELCOME_TIMEOUT_MS = 20_000;
/** How much later than promised a sign of life may come. */
const HEARTBEAT_GRACE_MS = 3_000;

export interface LinkOptions {
  url: string;
  token: string | undefined;
  transport: Transport;
  clock: Clock;
  requestTimeoutMs: number;
  onWelcome(welcome: Welcome): void;
  onEvent(event: ServerEvent): void;
  /** The last request in flight has been answered. */
  onIdle(): void;
  /** Once, when the link was refused, lost or found dead; never after `close`. */
  onEnd(error: AppError): void;
}

/** One connection to one node, from opening to its end. */
export interface Link {
  readonly url: string;
  readonly pendingCount: number;
  request: SendRequest;
  close(): void;
}

interface PendingRequest {
  reject(error: AppError): void;
  cancelTimeout(): void;
}

export function openLink(options: LinkOptions): Link {
  const { clock, requestTimeoutMs } = options;
  const pending = new Set<PendingRequest>();
  let lastActivityAtMs = clock.now();
  let over = false;
  let cancelWatch = clock.schedule(HANDSHAKE_TIMEOUT_MS, tooSlow);
  let pingIntervalMs: number | undefined;

  const socket = options.transport(options.url, options.token, {
    onHandshake(intervalMs) {
      pingIntervalMs = intervalMs;
      cancelWatch();
      cancelWatch = clock.schedule(WELCOME_TIMEOUT_MS, tooSlow);
    },
    onActivity() {
      lastActivityAtMs = clock.now();
    },
    onEvent(name, payload) {
      if (over) return;
      const event = { name, payload } as ServerEvent;
      if (event.name !== "welcome") return options.onEvent(event);
      cancelWatch();
      watchHeartbeat();
      options.onWelcome(event.payload);
    },
    onEnd: end,
  });

  function tooSlow(): void {
    end(new AppError("UNAVAILABLE", "The server is too slow"));
  }

  function watchHeartbeat(): void {
    if (over || pingIntervalMs === undefined) return;
    const leftMs = lastActivityAtMs + pingIntervalMs + HEARTBEAT_GRACE_MS - clock.now();
    if (leftMs > 0) cancelWatch = clock.schedule(leftMs, watchHeartbeat);
    else end(new AppError("UNAVAILABLE", "The connection has gone silent"));
  }

  function end(error: AppError): void {
    if (over) return;
    shut(error);
    options.onEnd(error);
  }

  function shut(error: AppError): void {
    over = true;
    cancelWatch();
    socket.close();
    for (const { reject, cancelTimeout } of pending) {
      cancelTimeout();
      reject(new AppError("UNAVAILABLE", "The connection ended before the answer came", { cause: error }));
    }
    pending.clear();
  }

  return {
    url: options.url,
    get pendingCount() {
      return pending.size;
    },
    request: (event, input) =>
      new Promise((resolve, reject) => {
        if (over) return reject(new AppError("UNAVAILABLE", "The connection has ended"));
        const cancelTimeout = clock.schedule(requestTimeoutMs, () => {
          settle();
          reject(new AppError("UNAVAILABLE", "The server did not answer in time"));
        });
        const request: PendingRequest = { reject, cancelTimeout };
        const settle = () => {
          cancelTimeout();
          pending.delete(request);
          if (pending.size === 0 && !over) options.onIdle();
        };
        pending.add(request);
        socket.emit(event, input, (answer) => {
          if (!pending.has(request)) return;
          const ack = answer as Ack<never>;
          if (ack.ok) resolve(ack.data);
          else reject(fromWireError(ack.error));
          settle();
        });
      }),
    close() {
      if (!over) shut(new AppError("UNAVAILABLE", "The connection was closed"));
    },
  };
}
