import { describe, expect, it } from "vitest";
import { ADMIN_AREAS, PUBLIC_AREAS, SIGNED_IN_AREAS } from "./areas.ts";
import { messagesFor } from "./catalogues.ts";
import { de } from "./de/index.ts";
import { en } from "./en/index.ts";
import { LANGUAGES } from "./languages.ts";
import { textsAsWritten } from "./texts-as-written.ts";

const CATALOGUES = { en, de };

type Flat = Map<string, string>;

function flatten(texts: object, prefix = "", into: Flat = new Map()): Flat {
  for (const [key, text] of Object.entries(texts)) {
    if (typeof text === "string") into.set(prefix + key, text);
    else flatten(text, `${prefix}${key}.`, into);
  }
  return into;
}

/** The parameters and elements of a text: names right after "{", and tags. */
function parametersOf(text: string): string[] {
  const outsideCode = text.replace(/```[\s\S]*?```/g, "");
  const names = [...outsideCode.matchAll(/\{(\w+)(?=[,}])/g), ...outsideCode.matchAll(/<(\w+)>/g)].map(
    ([, name]) => name,
  );
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

const source = flatten(en);

describe.each(LANGUAGES)("the catalogue in %s", (language) => {
  const texts = flatten(CATALOGUES[language]);

  it("has the texts of the source, and no others", () => {
    expect([...texts.keys()].sort()).toEqual([...source.keys()].sort());
  });

  it("says something everywhere", () => {
    expect([...texts].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("takes the same parameters as the source", () => {
    const other = [...texts].filter(
      ([key, text]) => parametersOf(text).join() !== parametersOf(source.get(key) ?? "").join(),
    );
    expect(other).toEqual([]);
  });

  it("formats no time: a server does not know its reader's", () => {
    expect([...texts].filter(([, text]) => /,\s*(date|time)\b/.test(text))).toEqual([]);
  });

  it("is compiled to what React hands to browsers: plain objects", () => {
    const isPlain = (value: unknown): boolean =>
      typeof value !== "object" ||
      value === null ||
      ((Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype) &&
        Object.values(value).every(isPlain));
    expect(isPlain(messagesFor(language, [...SIGNED_IN_AREAS, "admin"]))).toBe(true);
  });
});

it("a page behind the log-in has all that one before it has", () => {
  for (const areas of [SIGNED_IN_AREAS, ADMIN_AREAS]) expect(areas).toEqual(expect.arrayContaining([...PUBLIC_AREAS]));
});

it("counts as the language does", () => {
  const members = (count: number) =>
    [textsAsWritten("common"), textsAsWritten("common", "de")].map((t) => t("members", { count }));
  expect(members(1)).toEqual(["1 member", "1 Mitglied"]);
  expect(members(1_204)).toEqual(["1,204 members", "1.204 Mitglieder"]);
});
