import { AppError } from "@banter/protocol";

/**
 * Names that say more than who somebody is: they speak for the place, call everybody, or stand for nobody. A site's
 * first admin may bear one, by its settings.
 */
const RESERVED = [
  ...["admin", "admins", "administrator", "administrators", "administration", "root", "sysadmin", "superuser", "owner"],
  ...[
    "mod",
    "mods",
    "moderator",
    "moderators",
    "moderation",
    "staff",
    "team",
    "official",
    "support",
    "help",
    "helpdesk",
  ],
  ...["security", "abuse", "postmaster", "webmaster", "hostmaster", "noreply", "bot", "system", "server", "service"],
  ...["banter", "banteradmin", "banterbot", "bantersupport", "banterteam"],
  ...["room", "everyone", "everybody", "here", "all", "channel", "online"],
  ...["deleted", "deleteduser", "deletedaccount", "unknown", "unknownuser", "nobody", "anonymous", "guest", "you"],
];

/** Digits and letters that stand for each other in names that want to be taken for another. */
const LOOKALIKES: Readonly<Record<string, string>> = { 0: "o", 1: "l", i: "l", 3: "e", 4: "a", 5: "s", 7: "t" };

const reserved = new Set(RESERVED.map(fold));

/** Whether nobody can sign up with this name, however it is spelt: "Admin", "4dm1n_" and "_ADM1N" are one. */
export function isReservedUsername(username: string): boolean {
  return reserved.has(fold(username));
}

/** @throws AppError INVALID username_reserved. */
export function requireOrdinaryUsername(username: string): void {
  if (!isReservedUsername(username)) return;
  const message = "This username is reserved. Choose another one";
  throw new AppError("INVALID", message, { reason: "username_reserved", issues: [{ path: "username", message }] });
}

function fold(username: string): string {
  return username
    .toLowerCase()
    .replaceAll("_", "")
    .replace(/[0-9i]/g, (char) => LOOKALIKES[char] ?? char);
}
