// Bundles an app for production: our own TypeScript into one file, everything from npm left to node_modules.
// Usage, in the app's folder: node ../../scripts/bundle-app.mjs src/main.ts dist/main.js
import { build } from "esbuild";

const [entry, outfile] = process.argv.slice(2);
if (!entry || !outfile) {
  console.error("Usage: node bundle-app.mjs <entry.ts> <outfile.js>");
  process.exit(2);
}

await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  sourcemap: true,
  logLevel: "warning",
  plugins: [
    {
      name: "packages-from-npm-stay-outside",
      setup({ onResolve }) {
        onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
          kind === "entry-point" || path.startsWith("@banter/") ? undefined : { path, external: true },
        );
      },
    },
  ],
});
