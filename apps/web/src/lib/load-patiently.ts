/** How soon a part that did not come is asked for again; a network that is back asks at once. */
const RETRY_MS = 3_000;

/**
 * Loads a part of the app, for however long the network is away: the page stays as it is, and what was to open on it
 * opens late.
 */
export async function loadPatiently<Part>(load: () => Promise<Part>): Promise<Part> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      if (!(error instanceof Error && error.name === "ChunkLoadError")) throw error;
      await nextChance();
    }
  }
}

function nextChance(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, RETRY_MS);
    globalThis.addEventListener("online", end);
    function end(): void {
      clearTimeout(timer);
      globalThis.removeEventListener("online", end);
      resolve();
    }
  });
}
