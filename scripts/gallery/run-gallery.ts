import { runPlaywright } from "../launcher/run-playwright.ts";
import { readOptions, USAGE } from "./options.ts";

/** Resolves with the exit code: 0 when every picture could be taken, and no browser complained. */
export async function runGallery({ root, args }: { root: string; args: readonly string[] }): Promise<number> {
  if (args.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  const { only, directory, readmeDirectory } = readOptions(args, root);
  return runPlaywright({
    root,
    title: "the gallery",
    folder: "gallery",
    url: null,
    settings: {
      GALLERY_ONLY: only,
      GALLERY_DIRECTORY: directory,
      GALLERY_README_DIRECTORY: readmeDirectory ?? "",
    },
  });
}
