import { parseInput, SignUp } from "@banter/protocol";
import { v7 as uuidv7 } from "uuid";
import type { AccountPorts } from "./account-service.ts";
import type { ModerationService } from "./moderation-service.ts";
import type { Moderator } from "./moderator.ts";
import { requireUncommonPassword } from "./password-policy.ts";

export interface FirstAdminPorts
  extends Pick<AccountPorts, "createUser" | "findCredentials" | "hashPassword" | "verifyPassword"> {
  hasAdmin(): Promise<boolean>;
  setRole: ModerationService["setRole"];
}

/** What the audit calls the settings that a process starts with. */
const SETTINGS: Moderator = { userId: null, username: "settings at start", sessionId: null, address: null };

/**
 * Makes the first admin by the settings of a site, as long as it has none: a new account, or one that exists already
 * if the password is its own, for anybody may have signed up under that name. Safe when many processes start at once.
 * @throws AppError INVALID for a name or password that nobody could sign up with.
 */
export async function ensureFirstAdmin(
  ports: FirstAdminPorts,
  wanted: SignUp,
): Promise<"has_one" | "made" | "name_taken"> {
  const { username, password } = parseInput(SignUp, wanted);
  requireUncommonPassword(password, username);
  if (await ports.hasAdmin()) return "has_one";
  const user = { id: uuidv7(), username, passwordHash: await ports.hashPassword(password) };
  const created = await ports.createUser(user, null);
  const userId = created?.id ?? (await findOwn(ports, username, password));
  if (userId === null) return "name_taken";
  await ports.setRole(SETTINGS, { userId, role: "ADMIN", reason: "The first admin, by the site's settings" });
  return "made";
}

async function findOwn(ports: FirstAdminPorts, username: string, password: string): Promise<string | null> {
  const found = await ports.findCredentials(username);
  const isOwn = await ports.verifyPassword(found?.passwordHash ?? null, password);
  return found && isOwn ? found.account.id : null;
}
