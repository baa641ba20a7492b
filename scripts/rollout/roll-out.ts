import { Problem } from "../bootstrap/problem.mjs";
import type { Aws } from "./aws.ts";

export interface RollOutOptions {
  aws: Aws;
  /** Names an archive `releases/NAME.tar.gz` in the bucket of releases. */
  release: string;
  /** SSM parameter that tells an instance, as it starts, which release to run. */
  releaseParameter: string;
  /** CodeBuild project that migrates, beside the database, which answers nobody else. */
  migrationProject: string;
  /** Auto-scaling groups, in the order in which they get the release. */
  groups: readonly string[];
  /** Tries the new release from outside. @throws when it is not as it should be. */
  smokeTest(): Promise<void>;
  wait(ms: number): Promise<void>;
  now(): number;
  log(line: string): void;
}

const POLL_INTERVAL_MS = 15_000;
/** Instances that never get ready are tried again and again; then the way back must begin while its job still runs. */
export const REPLACE_WITHIN_MS = 100 * 60_000;
/** One instance after the other, each once the one before is in service; a new one comes before an old one goes. */
const PREFERENCES = { MinHealthyPercentage: 100, MaxHealthyPercentage: 110, SkipMatching: false };

/**
 * Migrates, has every instance replaced by one that runs the release, and tries it. When anything but the migration
 * goes wrong, the instances go back to the release before, which the migrated database still serves.
 * @throws Problem when the release is not what runs in the end.
 */
export async function rollOut(options: RollOutOptions): Promise<void> {
  const { aws, release, releaseParameter, groups, smokeTest, log } = options;
  const previous = await aws("ssm", "get-parameter", "--name", releaseParameter, "--query", "Parameter.Value");
  log(`${previous} runs; ${release} is to run`);
  await migrate(options);
  const touched: string[] = [];
  const until = options.now() + REPLACE_WITHIN_MS;
  try {
    await nameRelease(options, release);
    for (const group of groups) {
      touched.push(group);
      await replaceInstances(options, group, until);
    }
    log("Trying it");
    await smokeTest();
    log(`${release} runs`);
  } catch (cause) {
    log(`${describe(cause)}\nRolling back to ${previous}`);
    await goBack(options, previous, touched.reverse());
    throw new Problem(`${release} was rolled back; ${previous} runs`);
  }
}

const describe = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));

/** Every group is tried, whatever becomes of the one before. @throws Problem that names what did not go back. */
async function goBack(options: RollOutOptions, previous: string, groups: readonly string[]): Promise<void> {
  await nameRelease(options, previous);
  const failures: string[] = [];
  for (const group of groups) {
    await replaceInstances(options, group).catch((cause) => failures.push(describe(cause)));
  }
  if (failures.length > 0) throw new Problem(`${previous} does not run everywhere:\n${failures.join("\n")}`);
}

async function nameRelease({ aws, releaseParameter }: RollOutOptions, release: string): Promise<void> {
  await aws("ssm", "put-parameter", "--name", releaseParameter, "--value", release, "--overwrite");
}

async function migrate(options: RollOutOptions): Promise<void> {
  const { aws, release, migrationProject, log } = options;
  log("Migrating");
  const variable = ["--environment-variables-override", `name=RELEASE,value=${release}`];
  const id = await aws(
    "codebuild",
    "start-build",
    "--project-name",
    migrationProject,
    ...variable,
    "--query",
    "build.id",
  );
  const status = await poll(options, ["SUCCEEDED", "FAILED", "FAULT", "TIMED_OUT", "STOPPED"], () =>
    aws("codebuild", "batch-get-builds", "--ids", id, "--query", "builds[0].buildStatus"),
  );
  if (status !== "SUCCEEDED") throw new Problem(`The migration ended as ${status}: see build ${id} in CodeBuild`);
}

async function replaceInstances(
  options: RollOutOptions,
  group: string,
  until = Number.POSITIVE_INFINITY,
): Promise<void> {
  const { aws, log } = options;
  await stopRefresh(options, group);
  log(`Replacing the instances of ${group}, one after the other`);
  const named = ["--auto-scaling-group-name", group];
  const preferences = JSON.stringify(PREFERENCES);
  const id = await aws(
    "autoscaling",
    "start-instance-refresh",
    ...named,
    "--preferences",
    preferences,
    "--query",
    "InstanceRefreshId",
  );
  const status = await poll(options, ENDED, () => readRefresh(aws, group, id), until);
  if (status !== "Successful") throw new Problem(`The instances of ${group} were not all replaced: ${status}`);
}

const ENDED = ["Successful", "Failed", "Cancelled", "RollbackSuccessful", "RollbackFailed"];

/** A refresh that is under way, such as the one that failed its smoke test half-way, keeps another from beginning. */
async function stopRefresh(options: RollOutOptions, group: string): Promise<void> {
  const { aws } = options;
  if ([...ENDED, "None", ""].includes(await readRefresh(aws, group))) return;
  await aws("autoscaling", "cancel-instance-refresh", "--auto-scaling-group-name", group);
  await poll(options, ENDED, () => readRefresh(aws, group));
}

/** The state of one refresh, or of the latest. */
function readRefresh(aws: Aws, group: string, id?: string): Promise<string> {
  const which = id ? ["--instance-refresh-ids", id] : [];
  const query = ["--query", "InstanceRefreshes[0].Status"];
  return aws("autoscaling", "describe-instance-refreshes", "--auto-scaling-group-name", group, ...which, ...query);
}

/** Resolves with one of `ends`, or with the state in which it was left at `until`. */
async function poll(
  { wait, now }: RollOutOptions,
  ends: readonly string[],
  read: () => Promise<string>,
  until = Number.POSITIVE_INFINITY,
): Promise<string> {
  for (;;) {
    await wait(POLL_INTERVAL_MS);
    const state = await read();
    if (ends.includes(state)) return state;
    if (now() >= until) return `still ${state}`;
  }
}
