import { join, resolve } from "node:path";
import { loadLauncherConfig } from "@banter/config";
import { createDatabase, type Database } from "@banter/database";
import { findEmbeddedUrl } from "@banter/database/embedded";
import { COMMAND_LINE, createModerationService } from "@banter/domain";
import { BanUser, type ModeratedPerson, ModerationReason, parseInput } from "@banter/protocol";
import { asProblem, Problem } from "../bootstrap/problem.mjs";
import { readEnvironment } from "../launcher/environment.ts";
import { ADMIN_USAGE, type AdminCommand, parseAdminArguments } from "./arguments.ts";

/** Does one act of moderation on the database that `npm start` uses; resolves with the exit code. */
export async function runAdmin({ root, args }: { root: string; args: readonly string[] }): Promise<number> {
  const command = parseAdminArguments(args);
  if (command === "help") {
    console.log(ADMIN_USAGE);
    return 0;
  }
  const url = await asProblem(() => databaseUrl(root));
  const database = createDatabase({ url, poolSize: 1, onConnectionError: () => {} });
  try {
    console.log(await asProblem(() => run(command, database)));
    return 0;
  } finally {
    await database.close();
  }
}

function databaseUrl(root: string): string {
  const config = loadLauncherConfig(readEnvironment(root));
  const dataDir = join(resolve(root, config.stateDir), "postgres");
  const url = config.databaseUrl ?? findEmbeddedUrl({ dataDir, port: config.postgresPort });
  if (url === null) throw new Problem("There is no database yet. Run npm start first, or set DATABASE_URL");
  return url;
}

async function run(command: AdminCommand, { moderation: store }: Database): Promise<string> {
  const { username, minutes } = command;
  const reason = parseInput(ModerationReason, command.reason);
  const userId = await store.findUserId(username);
  if (userId === null) throw new Problem(`There is nobody called ${username}. Sign up with this name first`);
  // Nodes look for new bans each second by themselves.
  const moderation = createModerationService({ changePerson: store.changePerson, announceBans: () => {} });
  switch (command.name) {
    case "promote":
      return describe(await moderation.setRole(COMMAND_LINE, { userId, role: "ADMIN", reason }));
    case "demote":
      return describe(await moderation.setRole(COMMAND_LINE, { userId, role: "USER", reason }));
    case "ban":
      return describe(await moderation.banUser(COMMAND_LINE, parseInput(BanUser, { userId, reason, minutes })));
    case "unban":
      return describe(await moderation.unbanUser(COMMAND_LINE, { userId, reason }));
  }
}

function describe({ username, role, ban }: ModeratedPerson): string {
  if (ban) return `${username} is banned${ban.until === null ? " for good" : ` until ${ban.until}`}: ${ban.reason}`;
  return role === "ADMIN" ? `${username} is an admin` : `${username} is an ordinary person, and not banned`;
}
