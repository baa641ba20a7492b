// Rolls a release out on AWS, for .github/workflows/deploy.yml: node scripts/roll-out.mjs RELEASE
// Where, it reads from the environment: RELEASE_PARAMETER, MIGRATION_PROJECT, AUTO_SCALING_GROUPS and PUBLIC_URL.
import { setTimeout as sleep } from "node:timers/promises";
import { runAndCleanUp } from "./bootstrap/cleanup.mjs";
import { ensureInstalled } from "./bootstrap/prepare-checkout.mjs";
import { Problem } from "./bootstrap/problem.mjs";
import { enableTypeScript, ROOT } from "./bootstrap/root.mjs";

/** Few and short: it tells whether the release works, not what it carries. */
const SMOKE_TEST = ["--users", "12", "--rooms", "3", "--seconds", "20"];

/** Shorter when it is tried out. @param {number} ms */
const wait = (ms) => sleep(Number(process.env.BANTER_ROLL_OUT_POLL_MS ?? ms));

/** @param {string} name */
function required(name) {
  const value = process.env[name]?.trim();
  if (value) return value;
  throw new Problem(`${name} is missing: it comes from the settings of the GitHub environment`);
}

await runAndCleanUp(
  async () => {
    const [release] = process.argv.slice(2);
    if (!release) throw new Problem("Use it as: node scripts/roll-out.mjs RELEASE");
    await ensureInstalled(ROOT);
    await enableTypeScript();
    const { aws } = await import("./rollout/aws.ts");
    const { rollOut } = await import("./rollout/roll-out.ts");
    const { runBots } = await import("./launcher/run-bots.ts");
    const args = [...SMOKE_TEST, "--url", required("PUBLIC_URL")];
    await rollOut({
      aws,
      release,
      releaseParameter: required("RELEASE_PARAMETER"),
      migrationProject: required("MIGRATION_PROJECT"),
      groups: required("AUTO_SCALING_GROUPS").split(","),
      async smokeTest() {
        const code = await runBots({ root: ROOT, args });
        if (code !== 0) throw new Problem(`The bots ended with exit code ${code}`);
      },
      wait,
      now: Date.now,
      log: (line) => console.log(line),
    });
    return 0;
  },
  { stoppedCode: 130 },
);
