import type { AppError, ClientEvent } from "@banter/protocol";

export interface TransportHandlers {
  onEvent(name: string, payload: unknown): void;
  /** How often the server promises a sign of life. */
  onHandshake(pingIntervalMs: number): void;
  /** Anything at all came from the server. */
  onActivity(): void;
  /** Once, when the connection was refused or lost; never after `close`. */
  onEnd(error: AppError): void;
}

interface TransportSocket {
  /** Only after the first event has come; `onAnswer` is called at most once. */
  emit(event: ClientEvent, input: object, onAnswer: (answer: unknown) => void): void;
  close(): void;
}

/**
 * Opens one connection to one realtime node; it does not reconnect. With no token it relies on the browser's cookie.
 * No handler is called before it has returned.
 */
export type Transport = (url: string, token: string | undefined, handlers: TransportHandlers) => TransportSocket;
