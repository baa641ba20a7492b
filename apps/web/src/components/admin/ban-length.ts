const HOUR = 60;
const DAY = 24 * HOUR;

/** How long bans last; the values are minutes, none for no end. */
export const BAN_LENGTHS = [
  { value: String(HOUR), label: "One hour" },
  { value: String(DAY), label: "One day" },
  { value: String(7 * DAY), label: "One week" },
  { value: String(30 * DAY), label: "30 days" },
  { value: String(365 * DAY), label: "One year" },
  { value: "", label: "For good" },
] as const;

/** What a select of these lengths holds, as the API takes it. */
export function minutesOf(value: unknown): number | null {
  return value === "" || value === null || value === undefined ? null : Number(value);
}
