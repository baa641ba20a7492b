import { LIMITS } from "@banter/protocol";

/** At the limit it may be more. */
const MANY = `${LIMITS.unreadMaxCount - 1}+`;
const COUNT = /^\(\d+\+?\) /;

/** A page's title with what waits for the person in front: "(3) garden · Banter". */
export function countedTitle(title: string, count: number): string {
  const bare = title.replace(COUNT, "");
  if (count === 0) return bare;
  return `(${count >= LIMITS.unreadMaxCount ? MANY : count}) ${bare}`;
}
