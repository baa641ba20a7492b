import { execFileSync, spawnSync } from "node:child_process";
import { lchownSync, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The system user that Postgres runs as when this process is root, which Postgres refuses to run as. */
export interface Account {
  uid: number;
  gid: number;
}

const UNPRIVILEGED_USERS = ["postgres", "nobody"];

/**
 * The owner of an existing cluster keeps it, so that a `postgres` user installed later does not lock it out.
 * Undefined for an ordinary user: Postgres then runs as that user.
 */
export function chooseAccount(clusterDir: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = lstatSync(clusterDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const user of UNPRIVILEGED_USERS) {
    const account = lookUp(user);
    if (account) return account;
  }
  throw new Error(
    `Postgres cannot run as root and there is no user named ${UNPRIVILEGED_USERS.join(" or ")}. ` +
      "Create one (useradd --system postgres), start as an ordinary user, or set DATABASE_URL.",
  );
}

/** Whether the account can pass through every parent of the directory: asked of the system, so that ACLs count too. */
export function canEnter(dir: string, account: Account): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", dir], { ...account, cwd: "/", stdio: "ignore" }).status === 0;
}

export function giveTo(account: Account | undefined, path: string): void {
  if (!account) return;
  lchownSync(path, account.uid, account.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveTo(account, join(path, name));
}

function lookUp(user: string): Account | undefined {
  try {
    const id = (flag: string) => Number(execFileSync("id", [flag, user], { encoding: "utf8", stdio: "pipe" }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}
