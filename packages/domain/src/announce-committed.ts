import type { NewMessages, Person, Room } from "@banter/protocol";
import type { Announcer } from "./announcer.ts";

/** What one commit gave a room. */
export interface CommittedMessages extends NewMessages {
  /** With a DIRECT room: whose it is, and whether it was made by this commit. */
  direct?: { people: readonly [Person, Person]; createdAt: string; isNew: boolean };
}

/** Tells the people of a room what was written; before that, those of a new room of two that they are in it. */
export function announceCommitted(
  announcer: Pick<Announcer, "newMessages" | "newDirectMessages" | "roomJoined">,
): (event: CommittedMessages) => void {
  return ({ direct, ...event }) => {
    if (!direct) return announcer.newMessages(event);
    const [one, other] = direct.people;
    if (direct.isNew) {
      announcer.roomJoined(one.id, roomWith(other, event, direct.createdAt));
      announcer.roomJoined(other.id, roomWith(one, event, direct.createdAt));
    }
    announcer.newDirectMessages(event);
  };
}

function roomWith(person: Person, { roomId, messages }: NewMessages, createdAt: string): Room {
  return {
    id: roomId,
    kind: "DIRECT",
    name: person.username,
    topic: "",
    memberCount: 2,
    headRev: Math.max(...messages.map(({ rev }) => rev)),
    createdAt,
    lastMessageAt: null,
    slowModeSeconds: 0,
    archivedAt: null,
    myRole: "MEMBER",
    person,
  };
}
