/** One thing that somebody did or looked for, as it went. */
export interface TimelineEntry {
  scene: string;
  /** Who; the name of a player. */
  who: string;
  kind: "does" | "sees";
  what: string;
  /** Since the run began. */
  startMs: number;
  durationMs: number;
  /** Why it failed, on one line. */
  failure?: string;
}

export interface Timeline {
  entries: readonly TimelineEntry[];
  record(entry: Pick<TimelineEntry, "scene" | "who" | "kind" | "what">, run: () => Promise<void>): Promise<void>;
}

export function createTimeline(now: () => number = () => performance.now()): Timeline {
  const beganMs = now();
  const entries: TimelineEntry[] = [];
  return {
    entries,
    async record(entry, run) {
      const startMs = now() - beganMs;
      let failure: string | undefined;
      try {
        await run();
      } catch (error) {
        failure = describe(error);
        throw error;
      } finally {
        const durationMs = Math.round(now() - beganMs - startMs);
        entries.push({ ...entry, startMs: Math.round(startMs), durationMs, ...(failure !== undefined && { failure }) });
      }
    },
  };
}

/** Playwright colours what it says for terminals. */
function describe(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
  const plain = text.replaceAll(/\u001b\[\d+m/g, "");
  return plain.split("\n").slice(0, 6).join(" ").trim();
}
