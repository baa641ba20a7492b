import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { LANGUAGES, SOURCE_LANGUAGE } from "./languages.ts";
import { serviceTextsIn } from "./service-texts-in.ts";
import { translateServiceText } from "./translate-service-text.ts";

const PACKAGES = fileURLToPath(new URL("../../../../packages", import.meta.url));
const SPEAKING = ["domain", "protocol", "files", "client"];

/** Refusals of what only a broken client does, or of what is told apart by its code alone. */
const THROWN =
  /(?:const message =|new AppError\(\s*"(?!INVALID|INTERNAL|RATE_LIMITED)\w+",)\s*(?:"([A-Z][^"]+)"|`([A-Z][^`]+)`)/g;

/** What only programs run into. */
const FOR_PROGRAMS = new Set(["There is no realtime address to connect to"]);

function sourcesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => readFileSync(join(directory, file), "utf8"));
}

/** All that services may say to somebody who did nothing wrong with the protocol, with a word where they fill one in. */
function spokenTexts(): string[] {
  const texts = SPEAKING.flatMap((name) => sourcesIn(join(PACKAGES, name, "src"))).flatMap((source) =>
    [...source.matchAll(THROWN)].map(([, plain, template]) => plain ?? (template ?? "").replace(/\$\{[^}]*\}/g, "9")),
  );
  return [...new Set(texts)].filter((text) => !FOR_PROGRAMS.has(text) && !text.includes("banned9"));
}

describe.each(LANGUAGES.filter((language) => language !== SOURCE_LANGUAGE))("in %s", (language) => {
  const texts = serviceTextsIn(language);

  it("everything that the services say is translated", () => {
    const spoken = spokenTexts();
    expect(spoken.length).toBeGreaterThan(50);
    expect(spoken.filter((text) => translateServiceText(texts, text) === null)).toEqual([]);
  });

  it("nothing is filled in that the English text does not give", () => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const odd = texts.filter(([english, translated]) =>
      names(translated).some((name) => !names(english).includes(name)),
    );
    expect(odd).toEqual([]);
  });
});

describe("translateServiceText", () => {
  const texts = [
    ["Nothing there", "Nichts da"],
    ["{name} has {max} friends. Remove one (first)", "{max} Freunde hat {name}. Entferne eine Person"],
  ] as const;

  it("knows a text with and without its full stop", () => {
    expect(translateServiceText(texts, "Nothing there")).toBe("Nichts da");
    expect(translateServiceText(texts, "Nothing there.")).toBe("Nichts da");
  });

  it("fills in what the text says", () => {
    expect(translateServiceText(texts, "Ann has 7 friends. Remove one (first)")).toBe(
      "7 Freunde hat Ann. Entferne eine Person",
    );
  });

  it("leaves alone what it does not know", () => {
    expect(translateServiceText(texts, "Nothing there at all")).toBeNull();
    expect(translateServiceText([], "Nothing there")).toBeNull();
  });
});
