import type { ServerEvent } from "./protocol-events.ts";
import type { FedTimeline } from "./timeline.ts";

/** Tells the timelines what a server event means for them. */
export function deliverEvent(event: ServerEvent, timelineOf: (roomId: string) => FedTimeline | undefined): void {
  switch (event.name) {
    case "new_chat_message":
    case "new_direct_message":
    case "message_changed":
      timelineOf(event.payload.roomId)?.receive(event.payload.messages, event.payload.hiddenRevs);
      break;
    case "room_heads":
      for (const { roomId, headRev } of event.payload.heads) timelineOf(roomId)?.noteHead(headRev);
      break;
    case "member_joined":
    case "member_left":
      timelineOf(event.payload.roomId)?.setMemberCount(event.payload.memberCount);
      break;
    case "room_joined":
      timelineOf(event.payload.room.id)?.rejoined();
      break;
    case "room_left":
      timelineOf(event.payload.roomId)?.leave();
      break;
  }
}
