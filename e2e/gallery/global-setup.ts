import { publishSharedBanter } from "../stack/shared-banter.ts";
import { findSite, removeSite } from "../stack/site.ts";
import { startBanter } from "../stack/start-banter.ts";

/** Starts the Banter that is pictured, with a welcome room as sites have it. Returns what takes it away again. */
export default async function startPicturedBanter(): Promise<() => Promise<void>> {
  const site = await findSite();
  const banter = await startBanter(site, { WELCOME_ROOM: "Welcome" });
  publishSharedBanter(banter);
  return async () => {
    await banter.stop();
    removeSite(site);
  };
}
