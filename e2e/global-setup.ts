import { appointAdmin } from "./bots/appoint-admin.ts";
import { findChromium } from "./chromium.ts";
import { publishSharedBanter } from "./stack/shared-banter.ts";
import { findSite, removeSite } from "./stack/site.ts";
import { startBanter } from "./stack/start-banter.ts";

/**
 * Starts the Banter that all tests share, except those that break theirs. Returns what takes it away again. With
 * BANTER_URL the tests talk to the one that runs there: those that know nothing of its nodes.
 */
export default async function startSharedBanter(): Promise<() => Promise<void>> {
  findChromium(); // says what is missing before anything is started
  const url = process.env.BANTER_URL;
  if (url) {
    publishSharedBanter({ url, nodes: [], environment: {} });
    return async () => {};
  }
  const site = await findSite();
  const banter = await startBanter(site);
  const { token } = await appointAdmin(banter);
  publishSharedBanter({ ...banter, keeper: { token } });
  return async () => {
    await banter.stop();
    removeSite(site);
  };
}
