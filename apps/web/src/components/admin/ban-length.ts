import type { Texts } from "../../texts/texts.ts";

const HOUR = 60;
const DAY = 24 * HOUR;

/** How long bans last; the values are minutes, none for no end. */
export const BAN_LENGTHS = [
  { value: String(HOUR), name: "hour" },
  { value: String(DAY), name: "day" },
  { value: String(7 * DAY), name: "week" },
  { value: String(30 * DAY), name: "month" },
  { value: String(365 * DAY), name: "year" },
  { value: "", name: "forGood" },
] as const;

/** How long a ban was to last; the API takes lengths that no select offers. */
export function spellBanLength(minutes: unknown, t: Texts<"admin">): string {
  const known = BAN_LENGTHS.find(({ value }) => value === String(minutes ?? ""));
  return known ? t(`ban.lengths.${known.name}`) : t("ban.minutes", { count: Number(minutes) });
}

/** What a select of these lengths holds, as the API takes it. */
export function minutesOf(value: unknown): number | null {
  return value === "" || value === null || value === undefined ? null : Number(value);
}
