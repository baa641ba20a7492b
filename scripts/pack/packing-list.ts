/** What one part of Banter is made of on a server; paths are from the top of the checkout. */
export interface PackedPart {
  /** The program, whose imports are followed. */
  entry?: string;
  /** Files and folders that no import names. */
  files: readonly string[];
  /** Packages that are run as they are; what they depend on comes with them. */
  packages?: readonly string[];
  /** Folder in which Next has left lists (`*.nft.json`) of what its server and each page import. */
  tracesIn?: string;
}

const program = (folder: string, entry: string, files: readonly string[] = []): PackedPart => ({
  entry: `${folder}/dist/${entry}`,
  files: [`${folder}/package.json`, `${folder}/dist`, ...files],
});

const NEXT_OUTPUT = [
  "BUILD_ID",
  "app-path-routes-manifest.json",
  "build-manifest.json",
  "images-manifest.json",
  "node_modules",
  "package.json",
  "prerender-manifest.json",
  "required-server-files.json",
  "routes-manifest.json",
  "server",
  "static",
].map((name) => `apps/web/.next/${name}`);

/** What Next looks up by name when it reads its configuration. */
const NEXT_HOOKS = ["webpack", "@babel/runtime"].map((name) => `node_modules/next/dist/compiled/${name}`);

export const PARTS: Readonly<Record<string, PackedPart>> = {
  web: {
    ...program("apps/web", "server.js", ["apps/web/next.config.mjs", ...NEXT_OUTPUT, ...NEXT_HOOKS]),
    tracesIn: "apps/web/.next",
    // It finds its library by the name of the system that it runs on.
    packages: ["sharp"],
  },
  realtime: program("apps/realtime", "main.js"),
  migrate: program("apps/migrate", "main.js", [
    "prisma/migrations",
    "node_modules/@prisma/schema-engine-wasm/schema_engine_bg.wasm",
  ]),
  bots: program("packages/bots", "main.js"),
  // Of deploy/ec2, the program that prepares the database talks to Postgres.
  pm2: { files: ["ecosystem.config.cjs", "deploy/ec2", "deploy/pm2"], packages: ["pm2", "pg"] },
};

const LEFT_OUT: readonly RegExp[] = [
  // For people and tools that develop.
  /\.d\.[cm]?ts$/,
  /^node_modules\/.*\.(map|md)$/,
  // Next's manual, its compilers, and React as it is for development.
  /^node_modules\/next\/dist\/docs\//,
  /^node_modules\/next\/dist\/compiled\/(babel|babel-packages|terser|@next\/font|cssnano-simple)\//,
  /^node_modules\/next\/dist\/compiled\/.*\.dev\.js$/,
  /^node_modules\/next\/dist\/server\/capsize-font-metrics\.json$/,
  /^node_modules\/@next\/swc-/,
];

/** Whether no server in production runs it, though an import leads there. */
export function isLeftOut(path: string): boolean {
  return LEFT_OUT.some((pattern) => pattern.test(path));
}
