import type { UnreadSnapshot } from "@banter/client";
import type { Conversation, Room, RoomKind, RoomUnread } from "@banter/protocol";
import { callsOf } from "../notifying/calls-of.ts";

/** Where one can go to talk: a room that one is in, or a person. */
export interface Place {
  key: string;
  name: string;
  href: string;
  kind: RoomKind;
  /** Undefined until the server has said, and with people with whom nobody has written yet. */
  standing: RoomUnread | undefined;
}

/** In the order of the sidebar: rooms by name, then the people with whom one writes. */
export function listPlaces(
  rooms: readonly Room[],
  conversations: readonly Conversation[],
  unread: UnreadSnapshot,
): Place[] {
  return [
    ...rooms.map(({ id, name, kind }) => ({
      key: id,
      name,
      kind,
      href: `/rooms/${id}`,
      standing: unread.get(id),
    })),
    ...conversations.map(({ person, roomId }) => ({
      key: roomId,
      name: person.username,
      kind: "DIRECT" as const,
      href: `/messages/${person.id}`,
      standing: unread.get(roomId),
    })),
  ];
}

/** Something waits there, and the person has not muted it. */
export function isWaiting({ standing }: Place): boolean {
  return standing !== undefined && standing.unread > 0 && standing.notify !== "NOTHING";
}

/** Those where something waits: the ones that call the person most first. */
export function waitingFirst(places: readonly Place[]): Place[] {
  const weight = ({ standing }: Place) => (standing ? [callsOf(standing), standing.unread] : [0, 0]);
  return places.filter(isWaiting).sort((a, b) => {
    const [[callsA = 0, unreadA = 0], [callsB = 0, unreadB = 0]] = [weight(a), weight(b)];
    return callsB - callsA || unreadB - unreadA;
  });
}

/** The place above (-1) or below (1) the one at this address, round the end; null when there is no other. */
export function nextPlace(places: readonly Place[], pathname: string, step: 1 | -1): Place | null {
  const index = places.findIndex(({ href }) => href === pathname);
  const next = index < 0 ? (step === 1 ? 0 : places.length - 1) : (index + step + places.length) % places.length;
  const place = places[next];
  return place && place.href !== pathname ? place : null;
}
