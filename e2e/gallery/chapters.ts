import type { Chapter } from "./scene.ts";
import { ADMINISTRATION } from "./scenes/administration.ts";
import { FIRST_VISIT } from "./scenes/first-visit.ts";
import { MESSAGES } from "./scenes/messages.ts";
import { OUTSIDE } from "./scenes/outside.ts";
import { PEOPLE } from "./scenes/people.ts";
import { ROOM } from "./scenes/room.ts";
import { ROOM_DIALOGS } from "./scenes/room-dialogs.ts";
import { ROOMS_CHAPTER } from "./scenes/rooms.ts";

/** All that the gallery shows, in its order; newcomers last, as they stay on the site, where others would show them. */
export const CHAPTERS: readonly Chapter[] = [
  OUTSIDE,
  ROOMS_CHAPTER,
  ROOM,
  MESSAGES,
  ROOM_DIALOGS,
  PEOPLE,
  ADMINISTRATION,
  FIRST_VISIT,
];
