import { describe, expect, test } from "vitest";
import {
  dayKey,
  formatClock,
  formatDate,
  formatDay,
  formatDayShort,
  formatMoment,
  formatRecent,
  type TimeStyle,
  timeStyleOf,
} from "./format-time.ts";

const berlin: TimeStyle = { locale: "en-GB", hourCycle: "h23", timeZone: "Europe/Berlin" };
const newYork: TimeStyle = { locale: "en-US", hourCycle: "h12", timeZone: "America/New_York" };
const at = (text: string) => Date.parse(text);

describe("formatClock", () => {
  test("follows the person's clock", () => {
    expect(formatClock(at("2026-06-03T12:05:00Z"), berlin)).toBe("14:05");
    expect(formatClock(at("2026-06-03T18:05:00Z"), newYork)).toMatch(/^2:05\sPM$/);
  });

  test("midnight is 00, not 24", () => {
    expect(formatClock(at("2026-01-03T23:00:00Z"), berlin)).toBe("00:00");
  });
});

describe("formatDay", () => {
  const now = at("2026-06-03T09:00:00Z");

  test("today and yesterday are named", () => {
    expect(formatDay(at("2026-06-03T00:10:00Z"), now, berlin)).toBe("Today");
    expect(formatDay(at("2026-06-02T12:00:00Z"), now, berlin)).toBe("Yesterday");
  });

  test("a day ends at the person's midnight", () => {
    const late = at("2026-06-02T22:30:00Z");
    expect(formatDay(late, now, berlin)).toBe("Today");
    expect(formatDay(late, now, newYork)).toBe("Yesterday");
  });

  test("the year is named only when it is another one", () => {
    expect(formatDay(at("2026-05-04T12:00:00Z"), now, berlin)).toMatch(/^Monday,? 4 May$/);
    expect(formatDay(at("2025-12-31T12:00:00Z"), now, newYork)).toBe("Wednesday, December 31, 2025");
  });
});

test("formatRecent says no more than tells a moment from others", () => {
  const now = at("2026-06-03T09:00:00Z");
  expect(formatRecent(at("2026-06-02T22:30:00Z"), now, berlin)).toBe("00:30");
  expect(formatRecent(at("2026-06-02T12:00:00Z"), now, berlin)).toBe("2 Jun");
  expect(formatRecent(at("2025-12-31T12:00:00Z"), now, newYork)).toBe("Dec 31, 2025");
});

test("formatDayShort stands within a sentence", () => {
  const now = at("2026-06-03T09:00:00Z");
  expect(formatDayShort(at("2026-06-03T00:10:00Z"), now, berlin)).toBe("today");
  expect(formatDayShort(at("2026-06-02T12:00:00Z"), now, berlin)).toBe("yesterday");
  expect(formatDayShort(at("2026-05-04T12:00:00Z"), now, berlin)).toBe("4 May 2026");
});

test("formatDate gives the whole date", () => {
  expect(formatDate(at("2026-06-02T22:30:00Z"), berlin)).toMatch(/^Wednesday,? 3 June 2026$/);
});

test("formatMoment gives the whole date and the time", () => {
  expect(formatMoment(at("2026-06-03T12:05:00Z"), berlin)).toMatch(/^Wednesday,? 3 June 2026 at 14:05$/);
});

test("dayKey is the date where the person is", () => {
  expect(dayKey(at("2026-06-02T22:30:00Z"), berlin)).toBe("2026-06-03");
  expect(dayKey(at("2026-06-02T22:30:00Z"), newYork)).toBe("2026-06-02");
});

describe("timeStyleOf", () => {
  test("takes the words from the page's language and the clock from the browser's first", () => {
    expect(timeStyleOf("en", ["de-DE", "en-US"])).toEqual({ locale: "en-US", hourCycle: "h23" });
    expect(timeStyleOf("en", ["en-US"])).toEqual({ locale: "en-US", hourCycle: "h12" });
    expect(timeStyleOf("de", ["en-US", "de-AT"])).toEqual({ locale: "de-AT", hourCycle: "h12" });
  });

  test("falls back to the language's usual country", () => {
    expect(timeStyleOf("en", ["fr"]).locale).toBe("en-GB");
    expect(timeStyleOf("de", ["fr"]).locale).toBe("de-DE");
  });
});

describe("in German", () => {
  const german: TimeStyle = { locale: "de-DE", hourCycle: "h23", timeZone: "Europe/Berlin" };
  const now = at("2026-06-03T09:00:00Z");

  test("days are named", () => {
    expect(formatDay(at("2026-06-03T00:10:00Z"), now, german)).toBe("Heute");
    expect(formatDay(at("2026-06-02T12:00:00Z"), now, german)).toBe("Gestern");
    expect(formatDay(at("2026-05-04T12:00:00Z"), now, german)).toBe("Montag, 4. Mai");
  });

  test("a moment is written out", () => {
    expect(formatMoment(at("2026-06-03T12:05:00Z"), german)).toBe("Mittwoch, 3. Juni 2026 um 14:05");
  });
});
