interface EventSource {
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
}

/** Tells when a browser is back on the network; elsewhere never. Returns how to stop. */
export function onNetworkReturn(listener: () => void): () => void {
  const page = globalThis as Partial<EventSource>;
  page.addEventListener?.("online", listener);
  return () => page.removeEventListener?.("online", listener);
}
