import type { Person } from "@banter/protocol";
import type { Texts } from "../texts/texts.ts";

/** "Ann is typing…"; more than two are not named. Empty when nobody is. */
export function describeTyping(people: readonly Person[], t: Texts<"room">): string {
  const [first, second, third] = people;
  if (!first) return "";
  if (!second) return t("typing.one", { name: first.username });
  if (!third) return t("typing.two", { first: first.username, second: second.username });
  return t("typing.several");
}
