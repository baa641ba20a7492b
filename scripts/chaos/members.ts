/** Rooms that each member is in, where there are that many. */
const ROOMS_PER_MEMBER = 2;

/** Spreads members over rooms, so that each room has as many and no two rooms have the same ones, if it can be helped. */
export function spreadMembers<Member>(members: readonly Member[], roomCount: number): Member[][] {
  const rooms: Member[][] = Array.from({ length: roomCount }, () => []);
  members.forEach((member, index) => {
    const first = index % roomCount;
    const step = 1 + (Math.floor(index / roomCount) % Math.max(1, roomCount - 1));
    const places = new Set(Array.from({ length: ROOMS_PER_MEMBER }, (_, nth) => (first + nth * step) % roomCount));
    for (const place of places) rooms[place]?.push(member);
  });
  return rooms;
}
