import type { WebServices } from "../services.ts";

declare global {
  /** Made once by the server process. Next's bundles are modules of their own, and find the services here. */
  var banterServices: WebServices | undefined;
}

export function provideServices(services: WebServices): void {
  globalThis.banterServices = services;
}

/** What the server process wired up. @throws Error outside of it, as in a build or under `next dev`. */
export function getServices(): WebServices {
  const { banterServices } = globalThis;
  if (!banterServices) throw new Error("There are no services here: start the web app through src/server.ts");
  return banterServices;
}
