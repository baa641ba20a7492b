import type { Actor } from "@banter/domain";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { findSession } from "./find-session.ts";
import { getServices } from "./services-slot.ts";

export { getServices };

/** Who asks for the page; null for a visitor without a live session. Looked up once per request. */
export const getActor = cache(
  async (): Promise<Actor | null> => findSession(getServices(), new Headers(await headers())),
);

/** Who asks for the page at `path`; a visitor without a live session is sent to log in first, and then back. */
export async function requireActor(path: string): Promise<Actor> {
  return (await getActor()) ?? redirect(`/login?next=${encodeURIComponent(path)}`);
}
