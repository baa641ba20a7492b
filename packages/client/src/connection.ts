import { AppError, addressBannedError, bannedError, ERRORS, type SessionEnded, type Welcome } from "@banter/protocol";
import { toAppError } from "./app-error.ts";
import { backoffMs } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import type { ConnectionState } from "./connection-state.ts";
import { type Link, openLink } from "./link.ts";
import type { SendRequest, ServerEvent } from "./protocol-events.ts";
import type { UrlRotation } from "./realtime-urls.ts";
import type { Transport } from "./transport.ts";

/** A connection that lived this long proves its node healthy: the next loss starts with the shortest wait again. */
const PROVEN_AFTER_MS = 5_000;
/** However long a node asks one to stay away: another one, or the same a moment later, may be better off. */
const STAY_AWAY_MAX_MS = 30_000;

export interface ConnectionOptions {
  urls: UrlRotation;
  token: string | undefined;
  transport: Transport;
  clock: Clock;
  random: () => number;
  requestTimeoutMs: number;
  onState(state: ConnectionState): void;
  /** Also called when a drained connection has been replaced by a new one. */
  onWelcome(welcome: Welcome): void;
  onEvent(event: ServerEvent): void;
}

export interface Connection {
  readonly state: ConnectionState;
  start(): void;
  stop(): void;
  /** Cuts a wait between two attempts short. */
  retryNow(): void;
  request: SendRequest;
}

/** Keeps one live link to some node, for as long as the session lasts. */
export function createConnection(options: ConnectionOptions): Connection {
  const { urls, clock, random } = options;
  let state: ConnectionState = { phase: "idle" };
  let current: { link: Link; sinceMs: number } | undefined;
  /** From the moment an attempt begins until it is live or has failed. */
  let attempting = false;
  let opening: Link | undefined;
  /** Drained links that still wait for answers. */
  const retiring = new Set<Link>();
  let failures = 0;
  let cancelTimer: (() => void) | undefined;
  /** Moves on with each attempt and stop, so that an address that comes late is not used. */
  let epoch = 0;

  function setState(next: ConnectionState): void {
    state = next;
    options.onState(next);
  }

  async function openNext(): Promise<void> {
    clearTimer();
    attempting = true;
    epoch += 1;
    const ownEpoch = epoch;
    if (!current) setState({ phase: "connecting", attempt: failures + 1 });
    try {
      const url = await urls.next();
      if (ownEpoch === epoch) opening = open(url);
    } catch (error) {
      if (ownEpoch === epoch) failed(toAppError(error));
    }
  }

  function open(url: string): Link {
    const link: Link = openLink({
      ...options,
      url,
      onWelcome: (welcome) => becomeLive(link, welcome),
      onEvent: (event) => receive(link, event),
      onIdle: () => {
        if (retiring.delete(link)) link.close();
      },
      onEnd: (error) => lost(link, error),
    });
    return link;
  }

  function becomeLive(link: Link, welcome: Welcome): void {
    const previous = current?.link;
    attempting = false;
    opening = undefined;
    current = { link, sinceMs: clock.now() };
    if (previous && previous.pendingCount > 0) retiring.add(previous);
    else previous?.close();
    setState({ phase: "live", nodeId: welcome.nodeId, userId: welcome.userId });
    options.onWelcome(welcome);
  }

  function receive(link: Link, event: ServerEvent): void {
    options.onEvent(event);
    if (state.phase === "closed") return;
    if (event.name === "session_ended") {
      finish(whyEnded(event.payload));
    } else if (event.name === "server_draining" && link === current?.link && !attempting) {
      clearTimer();
      cancelTimer = clock.schedule(random() * event.payload.reconnectWithinMs, openNext);
    }
  }

  function lost(link: Link, error: AppError): void {
    retiring.delete(link);
    if (link === opening) {
      opening = undefined;
      failed(error);
    } else if (link === current?.link) {
      if (clock.now() - current.sinceMs >= PROVEN_AFTER_MS) failures = 0;
      current = undefined;
      if (attempting) setState({ phase: "connecting", attempt: failures + 1 });
      else waitForNext(error);
    }
  }

  function failed(error: AppError): void {
    attempting = false;
    failures += 1;
    if (ERRORS[error.code].retryable) waitForNext(error);
    else finish(error);
  }

  function waitForNext(error: AppError): void {
    clearTimer();
    const delayMs = backoffMs(failures, random, Math.min(error.retryAfterMs ?? 0, STAY_AWAY_MAX_MS));
    cancelTimer = clock.schedule(delayMs, openNext);
    if (!current) {
      setState({ phase: "waiting", attempt: failures + 1, nextAttemptAtMs: clock.now() + Math.round(delayMs), error });
    }
  }

  function finish(error: AppError): void {
    closeAll();
    setState({ phase: "ended", error });
  }

  function closeAll(): void {
    clearTimer();
    attempting = false;
    epoch += 1;
    const links = [opening, current?.link, ...retiring];
    opening = undefined;
    current = undefined;
    retiring.clear();
    for (const link of links) link?.close();
  }

  function clearTimer(): void {
    cancelTimer?.();
    cancelTimer = undefined;
  }

  return {
    get state() {
      return state;
    },
    start() {
      if (state.phase !== "idle" && state.phase !== "closed" && state.phase !== "ended") return;
      failures = 0;
      void openNext();
    },
    stop() {
      closeAll();
      setState({ phase: "closed" });
    },
    retryNow() {
      if (state.phase === "waiting") void openNext();
    },
    request: (event, input) =>
      current?.link.request(event, input) ?? Promise.reject(new AppError("UNAVAILABLE", "There is no connection")),
  };
}

function whyEnded(event: SessionEnded): AppError {
  if (event.reason === "banned") return bannedError(event.ban);
  if (event.reason === "address_banned") return addressBannedError(event.ban);
  return new AppError("UNAUTHENTICATED", "The session has ended", { reason: "session_ended" });
}
