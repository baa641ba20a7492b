import { AppError } from "@banter/protocol";
import type { WebServices } from "../services.ts";

/** Makes the first admin if the settings name one; a database out of reach leaves it to the next start. */
export async function makeFirstAdmin({ config, logger, ensureFirstAdmin }: WebServices): Promise<void> {
  const { firstAdmin } = config;
  if (!firstAdmin) return;
  const { username } = firstAdmin;
  try {
    const outcome = await ensureFirstAdmin(firstAdmin);
    if (outcome === "made")
      logger.info({ username }, "made the first admin; FIRST_ADMIN_PASSWORD is not needed any more");
    if (outcome === "name_taken") {
      logger.warn(
        { username },
        "no first admin: FIRST_ADMIN_USERNAME is somebody's, and FIRST_ADMIN_PASSWORD is not their password",
      );
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "INVALID")
      throw new Error(`FIRST_ADMIN_USERNAME or FIRST_ADMIN_PASSWORD cannot be used: ${error.message}`);
    logger.warn({ err: error }, "no first admin yet: the database is out of reach. Start again once it is there");
  }
}
