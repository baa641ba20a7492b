import { join, resolve } from "node:path";
import { loadLauncherConfig } from "@banter/config";
import { createDatabase, type Database } from "@banter/database";
import { findEmbeddedUrl } from "@banter/database/embedded";
import { COMMAND_LINE, createAddressBanService, createModerationService } from "@banter/domain";
import { BanAddresses, BanUser, type ModeratedPerson, ModerationReason, parseInput } from "@banter/protocol";
import { createResetToken, networkHolds, parseNetwork } from "@banter/session";
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
  const database = createDatabase({ url, poolSize: 1, onConnectionError: () => {}, onUnconfirmed: () => {} });
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

async function run(command: AdminCommand, database: Database): Promise<string> {
  const { target, minutes } = command;
  const reason = parseInput(ModerationReason, command.reason);
  // Every process looks for new bans each second by itself.
  const announceBans = () => {};
  const moderation = createModerationService({
    changePerson: database.moderation.changePerson,
    createResetToken,
    parseNetwork,
    networkHolds,
    announceBans,
  });
  const addresses = createAddressBanService({ ...database.addressBans, parseNetwork, networkHolds, announceBans });
  const person = () => requireUserId(target, database);
  switch (command.name) {
    case "promote":
      return describe(await moderation.setRole(COMMAND_LINE, { userId: await person(), role: "ADMIN", reason }));
    case "demote":
      return describe(await moderation.setRole(COMMAND_LINE, { userId: await person(), role: "USER", reason }));
    case "ban": {
      const input = parseInput(BanUser, { userId: await person(), reason, minutes });
      return describe(await moderation.banUser(COMMAND_LINE, input));
    }
    case "unban":
      return describe(await moderation.unbanUser(COMMAND_LINE, { userId: await person(), reason }));
    case "ban-address": {
      const input = parseInput(BanAddresses, { addresses: [target], reason, minutes });
      const { bans } = await addresses.ban(COMMAND_LINE, input);
      return bans.map(({ network, until }) => `${network} is banned${endOf(until)}: ${reason}`).join("\n");
    }
    case "unban-address": {
      const { bans } = await addresses.unbanAddress(COMMAND_LINE, target, reason);
      if (bans.length === 0) return `No ban covers ${target}`;
      return bans.map(({ network }) => `${network} is no longer banned`).join("\n");
    }
  }
}

async function requireUserId(username: string, { moderation }: Database): Promise<string> {
  const userId = await moderation.findUserId(username);
  if (userId === null) throw new Problem(`There is nobody called ${username}. Sign up with this name first`);
  return userId;
}

function describe({ username, role, ban }: ModeratedPerson): string {
  if (ban) return `${username} is banned${endOf(ban.until)}: ${ban.reason}`;
  return role === "ADMIN" ? `${username} is an admin` : `${username} is an ordinary person, and not banned`;
}

function endOf(until: string | null): string {
  return until === null ? " for good" : ` until ${until}`;
}
