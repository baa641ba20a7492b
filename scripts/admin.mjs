// `npm run admin -- promote ann`: what must work without a page: the first admin, and a way back in.
import { startCommand } from "./bootstrap/start-command.mjs";

await startCommand(async (options) => {
  const { runAdmin } = await import("./admin/run-admin.ts");
  return runAdmin(options);
});
