/** The rooms in which something was said since one last looked, as far as this tab has seen. */
export interface UnreadRooms {
  getSnapshot(): ReadonlySet<string>;
  subscribe(listener: () => void): () => void;
  /** The room on the screen, or null; its messages count as read. */
  view(roomId: string | null): void;
  /** A message of somebody else has come. */
  noteMessage(roomId: string): void;
  /** The room's newest rev, as a connection begins; what moved in the meantime is unread. */
  noteHead(roomId: string, headRev: number): void;
  /** The rev of whatever came while connected. */
  noteRev(roomId: string, rev: number): void;
}

export function createUnreadRooms(): UnreadRooms {
  const listeners = new Set<() => void>();
  const revs = new Map<string, number>();
  let unread: ReadonlySet<string> = new Set();
  let viewed: string | null = null;

  function set(next: ReadonlySet<string>): void {
    unread = next;
    for (const listener of listeners) listener();
  }

  function mark(roomId: string): void {
    if (roomId !== viewed && !unread.has(roomId)) set(new Set([...unread, roomId]));
  }

  return {
    getSnapshot: () => unread,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    view(roomId) {
      viewed = roomId;
      if (roomId !== null && unread.has(roomId)) set(new Set([...unread].filter((id) => id !== roomId)));
    },
    noteMessage: mark,
    noteHead(roomId, headRev) {
      const known = revs.get(roomId);
      revs.set(roomId, Math.max(known ?? 0, headRev));
      if (known !== undefined && headRev > known) mark(roomId);
    },
    noteRev: (roomId, rev) => revs.set(roomId, Math.max(revs.get(roomId) ?? 0, rev)),
  };
}
