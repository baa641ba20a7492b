import { headers } from "next/headers";
import { INTERNAL_HEADERS } from "./internal-headers.ts";

/** What an inline script of this page must bear, or the Content-Security-Policy keeps it from running. */
export async function getNonce(): Promise<string | undefined> {
  return (await headers()).get(INTERNAL_HEADERS.nonce) ?? undefined;
}
