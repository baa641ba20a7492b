import type { FedPresence } from "./presence.ts";
import type { ServerEvent } from "./protocol-events.ts";
import type { FedTyping } from "./typing.ts";

/** Tells presence and typing what a server event means for them. */
export function deliverToPeople(event: ServerEvent, presence: FedPresence, typing: FedTyping): void {
  switch (event.name) {
    case "presence":
      presence.receive(event.payload.people);
      break;
    case "presence_unknown":
      presence.lose();
      break;
    case "typing":
      typing.receive(event.payload);
      break;
    case "new_chat_message":
    case "new_direct_message":
      for (const { author } of event.payload.messages) typing.ended(event.payload.roomId, author.id);
      break;
    case "member_joined":
      presence.askAgain(event.payload.member.id);
      break;
    case "member_left":
      typing.ended(event.payload.roomId, event.payload.userId);
      break;
    case "room_joined":
      presence.askAgain();
      break;
    case "room_left":
      typing.clear(event.payload.roomId);
      break;
  }
}
