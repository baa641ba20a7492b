import { expect, it } from "vitest";
import { chooseLanguage } from "./choose-language.ts";

it.each([
  [undefined, null, "en"],
  [undefined, "", "en"],
  [undefined, "de", "de"],
  [undefined, "de-AT,en;q=0.9", "de"],
  [undefined, "DE-ch", "de"],
  [undefined, "en-US,en;q=0.9,de;q=0.8", "en"],
  [undefined, "en;q=0.3, de;q=0.7", "de"],
  [undefined, "fr,de;q=0.5", "de"],
  [undefined, "de;q=0, en;q=0.1", "en"],
  [undefined, "de;q=much", "en"],
  [undefined, "fr, *;q=0.5", "en"],
  ["en", "de", "en"],
  ["de", "en", "de"],
  ["xx", "de", "de"],
])("of the choice %s and the header %s comes %s", (chosen, accepted, language) => {
  expect(chooseLanguage({ chosen, accepted })).toBe(language);
});
