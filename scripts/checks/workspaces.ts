import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Workspace {
  /** `protocol` for @banter/protocol. */
  name: string;
  directory: string;
  dependencies: readonly string[];
  devDependencies: readonly string[];
  /** Subpaths that others may import, such as `.` and `./embedded`. */
  exports: readonly string[];
}

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  exports?: Record<string, string>;
}

const SCOPE = "@banter/";

/** The workspaces and the scripts, whose manifest is the repository's own. */
export function listWorkspaces(root: string): Workspace[] {
  const directories = ["apps", "packages"].flatMap((parent) =>
    readdirSync(join(root, parent)).map((name) => join(root, parent, name)),
  );
  const workspaces = [...directories, join(root, "e2e")]
    .filter((directory) => existsSync(join(directory, "package.json")))
    .map((directory) => describeWorkspace(directory, readManifest(directory)));
  const scripts = describeWorkspace(join(root, "scripts"), readManifest(root));
  return [...workspaces, { ...scripts, name: "scripts" }];
}

function readManifest(directory: string): Manifest {
  return JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as Manifest;
}

function describeWorkspace(directory: string, manifest: Manifest): Workspace {
  return {
    name: manifest.name.replace(SCOPE, ""),
    directory,
    dependencies: Object.keys(manifest.dependencies ?? {}),
    devDependencies: Object.keys(manifest.devDependencies ?? {}),
    exports: Object.keys(manifest.exports ?? {}),
  };
}
