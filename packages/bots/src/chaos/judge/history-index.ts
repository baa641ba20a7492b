import { groupBy } from "../group-by.ts";
import type { History, Operation, StoredMessage } from "../history.ts";

/** A history with what the judges look up in it. */
export interface HistoryIndex {
  history: History;
  sends: readonly Operation[];
  /** Edits and deletions by the message that they are about. */
  changesByMessage: ReadonlyMap<string, readonly Operation[]>;
  /** More than one row under a `clientId` is a violation, but a possible one. */
  rowsByMessage: ReadonlyMap<string, readonly StoredMessage[]>;
  /** In seq order. */
  rowsByRoom: ReadonlyMap<string, readonly StoredMessage[]>;
  sendsByMessage: ReadonlyMap<string, Operation>;
}

export function indexHistory(history: History): HistoryIndex {
  const sends = history.operations.filter(({ kind }) => kind === "send");
  const changes = history.operations.filter(({ kind }) => kind !== "send");
  const inSeqOrder = [...history.stored].sort((a, b) => a.seq - b.seq);
  return {
    history,
    sends,
    changesByMessage: groupBy(changes, ({ clientId }) => clientId),
    rowsByMessage: groupBy(inSeqOrder, ({ clientId }) => clientId),
    rowsByRoom: groupBy(inSeqOrder, ({ roomId }) => roomId),
    sendsByMessage: new Map(sends.map((send) => [send.clientId, send])),
  };
}
