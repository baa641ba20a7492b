import { WELCOME_ROOM_ID } from "@banter/domain";
import { redirect } from "next/navigation";
import { findRoom } from "../../lib/find-room.ts";
import { HOME } from "../../lib/safe-next-path.ts";
import { requireActor } from "../../server/session.ts";

/** Where somebody goes who has just signed up: into the welcome room, if they are in it. */
export default async function WelcomePage() {
  await requireActor("/welcome");
  const room = await findRoom(WELCOME_ROOM_ID);
  redirect(room?.myRole ? `/rooms/${WELCOME_ROOM_ID}` : HOME);
}
