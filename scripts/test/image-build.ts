import { execFileSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import dockerignore from "@balena/dockerignore";
import { ROOT } from "../bootstrap/root.mjs";
import { requireCommand } from "../bootstrap/run-command.mjs";
import { toolEnvironment } from "../bootstrap/tool-environment.mjs";
import {
  execForm,
  findLast,
  readCopies,
  readProperties,
  readStages,
  type Stage,
  shellCommand,
} from "../images/dockerfile.ts";

/** A command that an image runs, as this machine can run it. */
export interface ImageCommand {
  program: string;
  args: string[];
  cwd: string;
  environment: Record<string, string>;
}

/** What an image holds, as a folder that nobody may write to. */
export interface UnpackedImage {
  /** Arguments take the place of those that the image has. */
  start(...args: string[]): ImageCommand;
  /** Null for an image without one. */
  health: ImageCommand | null;
}

const NODE_IN_IMAGES = "/nodejs/bin/node";

/** What the checkout has built from the very same files need not be built again: with a file less, it is. */
const TURBO_CACHE_DIR = join(ROOT, ".turbo", "cache");

/**
 * Does with folders below `directory` what a build of the Dockerfile does, in a copy of just the files that
 * .dockerignore lets through: all but installing packages, which are linked from the checkout.
 */
export async function buildImages(directory: string, targets: readonly string[]): Promise<Map<string, UnpackedImage>> {
  const stages = readStages(readFileSync(join(ROOT, "Dockerfile"), "utf8"));
  const build = requireStage(stages, "build");
  const context = join(directory, "context");
  copyContext(context);
  const inBuild = (path: string) => join(directory, "build", path);
  for (const instruction of build.instructions) {
    if (instruction.getKeyword() === "COPY") cpSync(context, inBuild("/banter"), { recursive: true });
    if (instruction.getKeyword() !== "RUN") continue;
    const command = shellCommand(instruction);
    if (command.startsWith("npm ci")) linkPackages(inBuild("/banter"));
    else await runShell(command.replaceAll("/packed/", `${inBuild("/packed")}/`), inBuild("/banter"));
  }
  return new Map(
    targets.map((target) => [target, unpack(requireStage(stages, target), join(directory, target), inBuild)]),
  );
}

function requireStage(stages: ReadonlyMap<string, Stage>, name: string): Stage {
  const stage = stages.get(name);
  if (!stage) throw new Error(`the Dockerfile has no stage ${name}`);
  return stage;
}

/** What a builder is sent: every file of the checkout that .dockerignore does not keep back. */
function copyContext(context: string): void {
  const ignore = dockerignore().add(readFileSync(join(ROOT, ".dockerignore"), "utf8"));
  const filter = (source: string) => source === resolve(ROOT) || !ignore.ignores(relative(ROOT, source));
  cpSync(ROOT, context, { recursive: true, verbatimSymlinks: true, filter: (source) => filter(resolve(source)) });
}

function linkPackages(folder: string): void {
  const from = join(ROOT, "node_modules");
  // Hard links are quick; another file system has to copy.
  try {
    execFileSync("cp", ["-al", from, folder], { stdio: "ignore" });
  } catch {
    execFileSync("cp", ["-a", from, folder]);
  }
}

async function runShell(command: string, cwd: string): Promise<void> {
  await requireCommand(command, "/bin/sh", ["-ec", command], {
    cwd,
    env: { ...toolEnvironment(), NODE_ENV: "production", TURBO_CACHE_DIR },
  });
}

function unpack(stage: Stage, root: string, inBuild: (path: string) => string): UnpackedImage {
  for (const { fromStage, from, to } of readCopies(stage)) {
    const source = fromStage === "build" ? inBuild(from) : join(ROOT, from);
    cpSync(source, join(root, to), { recursive: true, verbatimSymlinks: true });
  }
  execFileSync("chmod", ["-R", "a-w,a+rX", root]);
  const cwd = join(root, findLast(stage, "WORKDIR")?.getArgumentsContent() ?? "/");
  const environment = readProperties(stage, "ENV");
  const inRoot = (words: readonly string[]): ImageCommand => {
    const [program = "", ...args] = words.map((word) => (word.startsWith("/banter/") ? join(root, word) : word));
    if (program !== NODE_IN_IMAGES) throw new Error(`images have no ${program}`);
    return { program: process.execPath, args, cwd, environment };
  };
  const [entrypoint, command] = ["ENTRYPOINT", "CMD"].map((keyword) => execForm(findLast(stage, keyword)) ?? []);
  const health = /^CMD (\[.*\])$/s.exec(findLast(stage, "HEALTHCHECK")?.getRawArgumentsContent() ?? "")?.[1];
  return {
    start: (...args) => inRoot([...(entrypoint ?? []), ...(args.length > 0 ? args : (command ?? []))]),
    health: health ? inRoot(JSON.parse(health)) : null,
  };
}
