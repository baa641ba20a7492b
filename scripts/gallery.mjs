// `npm run gallery`: a picture of every page and state, by day and at night, on a desktop and a phone.
import { startCommand } from "./bootstrap/start-command.mjs";

await startCommand(async (options) => {
  const { runGallery } = await import("./gallery/run-gallery.ts");
  return runGallery(options);
});
