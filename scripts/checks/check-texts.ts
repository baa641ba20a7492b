import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readTexts } from "./read-texts.ts";
import { failed, type Outcome, PASSED } from "./step.ts";

const WEB = join("apps", "web", "src");
/** What renders, and what is written for it; the catalogue itself lies beside them. */
const SHOWING = ["app", "components", "lib"];

/** Holds the web app to the catalogue: a text written elsewhere is English for everybody. */
export function checkTexts(root: string): Outcome {
  const files = SHOWING.flatMap((part) =>
    readdirSync(join(root, WEB, part), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\.d\.ts$/.test(file))
      .map((file) => join(WEB, part, file)),
  );
  const problems = files.flatMap((file) =>
    readTexts(file, readFileSync(join(root, file), "utf8")).map(
      ({ text, line }) => `${file}:${line} says “${text}”: move it to apps/web/src/texts`,
    ),
  );
  return problems.length === 0 ? PASSED : failed([problems.sort().join("\n")]);
}
