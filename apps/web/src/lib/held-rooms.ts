import type { Timeline } from "@banter/client";
import type { MessageWindow } from "./message-window.ts";
import type { Anchor } from "./scroll-anchor.ts";

/** Between so many rooms one goes back and forth; each that is held is synced after an absence. */
const MAX_ROOMS = 20;
/** Messages of all rooms that are held but not shown: about 10 MB. */
const MAX_MESSAGES = 10_000;

/** How a window stands: what part of the timeline it shows, and what was the newest message when one left the end. */
export interface WindowState {
  window: MessageWindow;
  lastSeenKey: string | null;
}

/** Where one is in a room. It is written to as one moves, and read when one comes back. */
export interface Place {
  view: WindowState;
  anchor: { current: Anchor | null };
  /** What was new when one came to the room began after this; null where nothing was. */
  leftOffSeq: number | null;
}

export function newPlace(): Place {
  return { view: { window: { mode: "following" }, lastSeenKey: null }, anchor: { current: null }, leftOffSeq: null };
}

type HeldTimeline = Pick<Timeline, "getSnapshot" | "onMessage" | "close">;

interface HeldRoomsOptions<T extends HeldTimeline> {
  /** Opens a room's timeline, or gives the one that is open. */
  open(roomId: string): T;
  maxRooms?: number;
  maxMessages?: number;
}

/** The rooms that were visited: their timelines stay open, up to a limit, the latest visited ones longest. */
export interface HeldRooms<T extends HeldTimeline> {
  /** The open timeline of a room, without opening one. */
  timelineOf(roomId: string): T | null;
  /** Where one is in a room that is held. */
  placeOf(roomId: string): Place | null;
  /** To be called when a room comes onto the page; with each call goes one of `hide`. */
  show(roomId: string, place?: Place): T;
  /** To be called when it leaves the page. */
  hide(roomId: string): void;
  /** The room is not to be held: one is no member of it any more, say. If it is on the page, as soon as it leaves it. */
  drop(roomId: string): void;
  /** All of them are not to be held. */
  clear(): void;
  /** Those that are held, or on the page. */
  roomIds(): string[];
}

interface Held<T> {
  timeline: T;
  place: Place;
  shownCount: number;
  isDropped: boolean;
  /** About how many messages it holds while it is not shown. */
  weight: number;
  stopCounting(): void;
}

export function createHeldRooms<T extends HeldTimeline>({
  open,
  maxRooms = MAX_ROOMS,
  maxMessages = MAX_MESSAGES,
}: HeldRoomsOptions<T>): HeldRooms<T> {
  /** In the order in which they were last on the page. */
  const held = new Map<string, Held<T>>();

  function forget(roomId: string, { timeline, stopCounting }: Held<T>): void {
    stopCounting();
    held.delete(roomId);
    timeline.close();
  }

  function trim(): void {
    const hidden = [...held].filter(([, { shownCount }]) => shownCount === 0);
    let messages = hidden.reduce((sum, [, { weight }]) => sum + weight, 0);
    let rooms = hidden.length;
    for (const [roomId, room] of hidden) {
      if (rooms <= maxRooms && messages <= maxMessages) return;
      rooms -= 1;
      messages -= room.weight;
      forget(roomId, room);
    }
  }

  function openRoom(roomId: string): Held<T> {
    const room: Held<T> = {
      timeline: open(roomId),
      place: newPlace(),
      shownCount: 0,
      isDropped: false,
      weight: 0,
      stopCounting: () => {},
    };
    held.set(roomId, room);
    return room;
  }

  /** What is gone, or has not come yet, is asked for anew the next time. */
  function isWorthHolding({ timeline, isDropped }: Held<T>): boolean {
    const { status } = timeline.getSnapshot();
    return !isDropped && (status === "live" || status === "catching_up");
  }

  function drop(roomId: string): void {
    const room = held.get(roomId);
    if (!room) return;
    if (room.shownCount === 0) forget(roomId, room);
    else room.isDropped = true;
  }

  return {
    timelineOf(roomId) {
      const room = held.get(roomId);
      return room && (room.shownCount > 0 || isWorthHolding(room)) ? room.timeline : null;
    },
    placeOf: (roomId) => held.get(roomId)?.place ?? null,
    show(roomId, place) {
      const before = held.get(roomId);
      if (before && before.shownCount === 0 && !isWorthHolding(before)) forget(roomId, before);
      const room = held.get(roomId) ?? openRoom(roomId);
      room.stopCounting();
      room.shownCount += 1;
      room.isDropped = false;
      if (place) room.place = place;
      return room.timeline;
    },
    hide(roomId) {
      const room = held.get(roomId);
      if (!room) return;
      room.shownCount -= 1;
      if (room.shownCount > 0) return;
      if (!isWorthHolding(room)) return forget(roomId, room);
      held.delete(roomId);
      held.set(roomId, room);
      room.weight = room.timeline.getSnapshot().messages.length;
      room.stopCounting = room.timeline.onMessage(() => {
        room.weight += 1;
        trim();
      });
      trim();
    },
    drop,
    clear() {
      for (const roomId of held.keys()) drop(roomId);
    },
    roomIds: () => [...held.keys()],
  };
}
