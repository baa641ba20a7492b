import { LANGUAGE_LOCALES, type Language } from "../texts/languages.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** How times and dates are written: in the page's language, with the clock (12 or 24 hours) the person is used to. */
export interface TimeStyle {
  locale: string;
  hourCycle: "h11" | "h12" | "h23" | "h24";
  timeZone?: string;
}

/** The country is that of the first of the browser's languages that is the page's. */
export function timeStyleOf(language: Language, browserLanguages: readonly string[]): TimeStyle {
  const isSame = (other: string) => other.toLowerCase().split("-", 1)[0] === language;
  const locale = browserLanguages.find(isSame) ?? LANGUAGE_LOCALES[language];
  const own = new Intl.DateTimeFormat(browserLanguages[0], { hour: "numeric" }).resolvedOptions();
  return { locale, hourCycle: own.hourCycle ?? "h23" };
}

/** What a server can say of a time, that knows neither clock nor place. */
export function inUtc(language: Language): TimeStyle {
  return { locale: LANGUAGE_LOCALES[language], hourCycle: "h23", timeZone: "UTC" };
}

/** "14:05" or "2:05 PM". */
export function formatClock(atMs: number, style: TimeStyle): string {
  const hour = style.hourCycle.startsWith("h1") ? "numeric" : "2-digit";
  return format(atMs, style, { hour, minute: "2-digit" });
}

/** "Today", "Yesterday", "Monday, 3 June", and with the year when it is not this one. */
export function formatDay(atMs: number, nowMs: number, style: TimeStyle): string {
  const day = dayKey(atMs, style);
  if (day === dayKey(nowMs, style)) return capitalize(relativeDay(0, style), style);
  if (day === dayKey(nowMs - DAY_MS, style)) return capitalize(relativeDay(-1, style), style);
  const isThisYear = day.slice(0, 4) === dayKey(nowMs, style).slice(0, 4);
  return format(atMs, style, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(isThisYear ? {} : { year: "numeric" }),
  });
}

/** "today", "yesterday", "3 Jun 2024": for within a sentence. */
export function formatDayShort(atMs: number, nowMs: number, style: TimeStyle): string {
  const day = dayKey(atMs, style);
  if (day === dayKey(nowMs, style)) return relativeDay(0, style);
  if (day === dayKey(nowMs - DAY_MS, style)) return relativeDay(-1, style);
  return format(atMs, style, { dateStyle: "medium" });
}

/** "Monday, 3 June 2024 at 14:05". */
export function formatMoment(atMs: number, style: TimeStyle): string {
  return format(atMs, style, { dateStyle: "full", timeStyle: "short" });
}

/** "Monday, 3 June 2024". */
export function formatDate(atMs: number, style: TimeStyle): string {
  return format(atMs, style, { dateStyle: "full" });
}

/** "14:05" of today, "3 Jun" of this year, "3 Jun 2024" of another: for what is told in passing. */
export function formatRecent(atMs: number, nowMs: number, style: TimeStyle): string {
  const [day, today] = [dayKey(atMs, style), dayKey(nowMs, style)];
  if (day === today) return formatClock(atMs, style);
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  return format(atMs, style, { day: "numeric", month: "short", ...(isThisYear ? {} : { year: "numeric" }) });
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

/** "today", "gestern". */
function relativeDay(days: 0 | -1, { locale }: TimeStyle): string {
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(days, "day");
}

function capitalize(words: string, { locale }: TimeStyle): string {
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
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
