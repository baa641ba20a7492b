export interface Listeners<Payload> {
  /** Returns how to remove the listener. */
  add(listener: (payload: Payload) => void): () => void;
  call(payload: Payload): void;
}

export function createListeners<Payload>(): Listeners<Payload> {
  const listeners = new Set<(payload: Payload) => void>();
  return {
    add(listener) {
      const own = (payload: Payload) => listener(payload);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    call(payload) {
      for (const listener of [...listeners]) callSafely(listener, payload);
    },
  };
}

/** A listener that throws harms neither the others nor the SDK; its error surfaces as an uncaught one. */
function callSafely<Payload>(listener: (payload: Payload) => void, payload: Payload): void {
  try {
    listener(payload);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
