import type { Operation, StoredMessage } from "../history.ts";
import type { HistoryIndex } from "./history-index.ts";
import type { Violation } from "./violation.ts";

/** Every stored message has a body, or none, that its edits and deletions allow. */
export function judgeChanges({ history, changesByMessage, sendsByMessage }: HistoryIndex): Violation[] {
  return history.stored.flatMap((row) => {
    const send = sendsByMessage.get(row.clientId);
    return send ? judgeMessage(row, send, changesByMessage.get(row.clientId) ?? []) : [];
  });
}

function judgeMessage(row: StoredMessage, send: Operation, changes: readonly Operation[]): Violation[] {
  const { roomId, clientId, body } = row;
  const found = (kind: Violation["kind"], detail: string): Violation => ({ kind, roomId, clientId, detail });
  const possible = changes.filter(({ outcome }) => outcome !== "refused");
  const edits = possible.filter(({ kind }) => kind === "edit");
  const deletions = possible.filter(({ kind }) => kind === "delete");
  const violations = judgeRevs(row, changes).map((detail) => found("bad_number", detail));

  const deletion = deletions.find(({ outcome }) => outcome === "ok");
  if (deletion) violations.push(...editsAfter(deletion, edits).map((detail) => found("resurrected", detail)));
  if (body === null) {
    if (deletions.length === 0) violations.push(found("lost_message", "deleted, though nobody asked for it"));
    return violations;
  }
  if (deletion) {
    const isUndone = deletion.rev === null || row.rev >= deletion.rev;
    const kind = isUndone ? "resurrected" : "lost_deletion";
    return [...violations, found(kind, "its deletion was acknowledged, but it has a body")];
  }
  if (possibleBodies(send, edits).has(body)) return violations;
  const refused = changes.find((change) => change.outcome === "refused" && change.body === body);
  if (refused) return [...violations, found("refused_but_present", `the edit was refused: ${refused.refusal}`)];
  const isOlder = body === send.body || edits.some((edit) => edit.body === body);
  return [
    ...violations,
    isOlder
      ? found("lost_edit", "holds an older text than the last acknowledged edit's")
      : found("diverged", `holds a text that nobody wrote: ${JSON.stringify(body.slice(0, 80))}`),
  ];
}

/** An edit counts unless an acknowledged one came certainly later; the text as sent counts unless one was acknowledged. */
function possibleBodies(send: Operation, edits: readonly Operation[]): Set<string | null> {
  const acknowledged = edits.filter(({ outcome }) => outcome === "ok");
  const last = edits.filter((edit) => !acknowledged.some((other) => isCertainlyLater(other, edit)));
  const bodies = new Set(last.map(({ body }) => body));
  if (acknowledged.length === 0) bodies.add(send.body);
  return bodies;
}

/** By the numbers of their answers where both have one, else by time. */
function isCertainlyLater(change: Operation, earlier: Operation): boolean {
  if (change === earlier) return false;
  if (change.rev !== null && earlier.rev !== null) return change.rev > earlier.rev;
  return change.invokedAtMs > earlier.settledAtMs;
}

function editsAfter(deletion: Operation, edits: readonly Operation[]): string[] {
  return edits
    .filter((edit) => edit.outcome === "ok" && edit.invokedAtMs > deletion.settledAtMs)
    .map((edit) => `an edit by ${edit.bot} was acknowledged after the deletion was`);
}

function judgeRevs(row: StoredMessage, changes: readonly Operation[]): string[] {
  const acknowledged = changes.flatMap(({ outcome, rev }) => (outcome === "ok" && rev !== null ? [rev] : []));
  const newest = Math.max(0, ...acknowledged);
  return newest > row.rev ? [`a change was acknowledged at rev ${newest}, but the message is at ${row.rev}`] : [];
}
