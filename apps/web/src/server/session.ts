import type { Actor } from "@banter/domain";
import type { BanNotice } from "@banter/protocol";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { findBan, findSession } from "./find-session.ts";
import { getServices } from "./services-slot.ts";

export { getServices };

/** Who asks for the page; null for a visitor without a live session. Looked up once per request. */
export const getActor = cache(
  async (): Promise<Actor | null> => findSession(getServices(), new Headers(await headers())),
);

/** Why the person who asks is kept out, or null. */
export const getBan = cache(
  async (): Promise<BanNotice | null> => findBan(getServices(), new Headers(await headers())),
);

/** Who asks for the page at `path`; a visitor without a live session is sent to log in first, and then back. */
export async function requireActor(path: string): Promise<Actor> {
  const actor = await getActor();
  if (actor) return actor;
  redirect((await getBan()) ? "/banned" : `/login?next=${encodeURIComponent(path)}`);
}

/** Who asks for a page that only admins know of: for everybody else there is nothing at its address. */
export async function requireAdminActor(path: string): Promise<Actor> {
  const actor = await requireActor(path);
  if (actor.role !== "ADMIN") notFound();
  return actor;
}
