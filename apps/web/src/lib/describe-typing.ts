import type { Person } from "@banter/protocol";

/** "Ann is typing…"; more than two are not named. Empty when nobody is. */
export function describeTyping(people: readonly Person[]): string {
  const [first, second, third] = people;
  if (!first) return "";
  if (!second) return `${first.username} is typing…`;
  if (!third) return `${first.username} and ${second.username} are typing…`;
  return "Several people are typing…";
}
