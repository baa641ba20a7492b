const DAY_MS = 24 * 60 * 60 * 1000;

/** How this browser writes times and dates: English words, with the clock (12 or 24 hours) the person is used to. */
export interface TimeStyle {
  locale: string;
  hourCycle: "h11" | "h12" | "h23" | "h24";
  timeZone?: string;
}

export function timeStyleOf(languages: readonly string[]): TimeStyle {
  const locale = languages.find((language) => /^en(-|$)/i.test(language)) ?? "en-GB";
  const own = new Intl.DateTimeFormat(languages[0], { hour: "numeric" }).resolvedOptions();
  return { locale, hourCycle: own.hourCycle ?? "h23" };
}

/** "14:05" or "2:05 PM". */
export function formatClock(atMs: number, style: TimeStyle): string {
  const hour = style.hourCycle.startsWith("h1") ? "numeric" : "2-digit";
  return format(atMs, style, { hour, minute: "2-digit" });
}

/** "Today", "Yesterday", "Monday, 3 June", and with the year when it is not this one. */
export function formatDay(atMs: number, nowMs: number, style: TimeStyle): string {
  const day = dayKey(atMs, style);
  if (day === dayKey(nowMs, style)) return "Today";
  if (day === dayKey(nowMs - DAY_MS, style)) return "Yesterday";
  const isThisYear = day.slice(0, 4) === dayKey(nowMs, style).slice(0, 4);
  return format(atMs, style, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(isThisYear ? {} : { year: "numeric" }),
  });
}

/** "Monday, 3 June 2024 at 14:05". */
export function formatMoment(atMs: number, style: TimeStyle): string {
  return format(atMs, style, { dateStyle: "full", timeStyle: "short" });
}

/** "3 Jun 2024, 14:05": for tables. */
export function formatStamp(atMs: number, style: TimeStyle): string {
  return format(atMs, style, { dateStyle: "medium", timeStyle: "short" });
}

/** "2024-06-03": the same for all moments of one day as the person lives it. */
export function dayKey(atMs: number, { timeZone }: Pick<TimeStyle, "timeZone">): string {
  const parts = formatter("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone });
  return parts.format(atMs);
}

function format(atMs: number, style: TimeStyle, options: Intl.DateTimeFormatOptions): string {
  return formatter(style.locale, { ...options, hourCycle: style.hourCycle, timeZone: style.timeZone }).format(atMs);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow; a list of messages needs the same few again and again. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}
