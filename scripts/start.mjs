// `npm start` and, with --dev, `npm run dev`: from a bare clone to a running Banter.
import { startCommand } from "./bootstrap/start-command.mjs";

await startCommand(
  async ({ root, args }) => {
    const { launch } = await import("./launcher/launch.ts");
    return launch({ root, mode: args.includes("--dev") ? "development" : "production" });
  },
  { stoppedCode: 0 },
);
