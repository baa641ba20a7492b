// Writes anew what the checks know of the AWS provider, after a module has begun to use another resource of it:
//   terraform -chdir=terraform/modules/web init
//   terraform -chdir=terraform/modules/web providers schema -json | node scripts/provider-arguments.mjs
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { runAndCleanUp } from "./bootstrap/cleanup.mjs";
import { ensureInstalled } from "./bootstrap/prepare-checkout.mjs";
import { enableTypeScript, ROOT } from "./bootstrap/root.mjs";

await runAndCleanUp(
  async () => {
    await ensureInstalled(ROOT);
    await enableTypeScript();
    const { readConfigurations } = await import("./terraform/configuration.ts");
    const { isOfProvider } = await import("./terraform/provider-rules.ts");
    const { printProviderArguments, trimProviderSchema } = await import("./terraform/trim-provider-schema.ts");
    const configurations = await readConfigurations(join(ROOT, "terraform"));
    const used = configurations.flatMap(({ things }) => things.map(({ type }) => type)).filter(isOfProvider);
    const provider = trimProviderSchema(JSON.parse(await text(process.stdin)), used);
    writeFileSync(join(ROOT, "terraform/provider/aws-6.25-arguments.json"), printProviderArguments(provider));
    return 0;
  },
  { stoppedCode: 130 },
);
