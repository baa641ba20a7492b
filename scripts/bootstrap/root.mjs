import { fileURLToPath } from "node:url";

/** The top folder of the checkout. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** From here on this process can import TypeScript. Needs the packages to be installed. */
export async function enableTypeScript() {
  const { register } = await import("tsx/esm/api");
  register();
}
