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

/** What a select of these lengths holds, as the API takes it. */
export function minutesOf(value: unknown): number | null {
  return value === "" || value === null || value === undefined ? null : Number(value);
}
