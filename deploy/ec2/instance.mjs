// What the programs beside this one ask of the instance and of AWS.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The AWS SDKs read the same variable. */
const METADATA = process.env.AWS_EC2_METADATA_SERVICE_ENDPOINT ?? "http://169.254.169.254";
const METADATA_TIMEOUT_MS = 2_000;
const TOKEN_SECONDS = "60";

/** An entry of the instance's metadata, or `null` if it has none at the path. @param {string} path */
export async function readMetadata(path) {
  const signal = AbortSignal.timeout(METADATA_TIMEOUT_MS);
  const headers = { "X-aws-ec2-metadata-token-ttl-seconds": TOKEN_SECONDS };
  const token = await fetch(`${METADATA}/latest/api/token`, { method: "PUT", headers, signal });
  const answer = await fetch(`${METADATA}/latest/meta-data/${path}`, {
    headers: { "X-aws-ec2-metadata-token": await token.text() },
    signal,
  });
  return answer.ok ? await answer.text() : null;
}

/**
 * What a command prints. When it fails, the error holds what it said, and not how it was called: that may hold secrets.
 * @param {string} command @param {...string} args
 */
export async function print(command, ...args) {
  try {
    const { stdout } = await run(command, args);
    return stdout.trim();
  } catch (failure) {
    const { stderr = "", code = "" } = /** @type {{ stderr?: string, code?: string | number }} */ (failure);
    throw new Error(`${command} ${args.slice(0, 2).join(" ")} failed (${code}): ${stderr.trim()}`);
  }
}
