import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

// node ../../scripts/bundle-server.mjs <entry> <outfile>, in the folder of an app: our own packages go into the file,
// what npm installed for all workspaces is loaded from there at run time, native modules and all.

const installed = join(fileURLToPath(new URL("..", import.meta.url)), "node_modules/");
const [entry, outfile] = process.argv.slice(2);
if (!entry || !outfile) throw new Error("usage: bundle-server.mjs <entry> <outfile>");

await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  logLevel: "warning",
  plugins: [
    {
      name: "installed-packages-stay-outside",
      setup({ onResolve, resolve }) {
        onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, pluginData }) => {
          if (pluginData === "resolving") return null;
          const found = await resolve(path, { kind, resolveDir, pluginData: "resolving" });
          return found.path.startsWith(installed) ? { path, external: true } : found;
        });
      },
    },
  ],
});
