const listeners = new Set<() => void>();
let owner = "";

/**
 * What was typed but not sent, per room; it survives a change of rooms, a reload and the end of the tab, in this browser.
 * Each person has their own.
 */
export const unsentText = {
  /** Whose texts these are from now on. */
  belongTo(userId: string): void {
    owner = userId;
  },
  of(roomId: string): string {
    try {
      return localStorage.getItem(keyOf(roomId)) ?? "";
    } catch {
      return "";
    }
  },
  keep(roomId: string, text: string): void {
    try {
      if (text === "") localStorage.removeItem(keyOf(roomId));
      else localStorage.setItem(keyOf(roomId), text);
    } catch {
      return; // a browser that refuses to store costs no more than this comfort
    }
    for (const listener of listeners) listener();
  },
  /** Calls the listener after each change, also one in another tab. Returns how to stop. */
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    window.addEventListener("storage", listener);
    return () => {
      listeners.delete(listener);
      window.removeEventListener("storage", listener);
    };
  },
};

function keyOf(roomId: string): string {
  return `banter.unsent.${owner}.${roomId}`;
}
