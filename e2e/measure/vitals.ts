import type { Page } from "@playwright/test";

/** Of one visit; see https://web.dev/articles/vitals for what each says. */
export interface Vitals {
  /** Largest Contentful Paint: when the largest thing of the first screen was there. */
  lcpMs: number;
  /** Interaction to Next Paint: the longest that the page let its visitor wait for an answer, rounded to 8 ms. */
  inpMs: number;
  /** Cumulative Layout Shift: how much moved by itself; a share of the screen times a share of the way. */
  cls: number;
  /** JavaScript that had come over the network, compressed. */
  scriptKb: number;
}

interface ShiftEntry extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

interface InteractionEntry extends PerformanceEntry {
  interactionId: number;
}

interface Watch {
  lcpMs: number;
  inpMs: number;
  cls: number;
}

declare global {
  interface Window {
    vitals?: Watch;
  }
}

/** What counts as an answer at once is not reported by browsers. */
const SHORTEST_REPORTED_MS = 16;

/** To be called before the page is loaded. */
export async function watchVitals(page: Page): Promise<void> {
  await page.addInitScript((shortestMs) => {
    // shifts count by bursts: at most five seconds long, with less than one between two shifts; the worst burst counts
    const [burstMs, pauseMs] = [5_000, 1_000];
    const watch: Watch = { lcpMs: 0, inpMs: 0, cls: 0 };
    window.vitals = watch;
    let burst = { value: 0, startMs: 0, endMs: Number.NEGATIVE_INFINITY };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) watch.lcpMs = entry.startTime;
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const { startTime, value, hadRecentInput } of list.getEntries() as ShiftEntry[]) {
        if (hadRecentInput) continue;
        const goesOn = startTime - burst.endMs < pauseMs && startTime - burst.startMs < burstMs;
        burst = {
          value: (goesOn ? burst.value : 0) + value,
          startMs: goesOn ? burst.startMs : startTime,
          endMs: startTime,
        };
        watch.cls = Math.max(watch.cls, burst.value);
      }
    }).observe({ type: "layout-shift", buffered: true });
    const events = { type: "event", buffered: true, durationThreshold: shortestMs };
    new PerformanceObserver((list) => {
      for (const { interactionId, duration } of list.getEntries() as InteractionEntry[])
        if (interactionId > 0) watch.inpMs = Math.max(watch.inpMs, duration);
    }).observe(events);
  }, SHORTEST_REPORTED_MS);
}

export async function readVitals(page: Page): Promise<Vitals> {
  return page.evaluate(async () => {
    // what the last interaction caused has been painted by then, and reported
    await new Promise((resolve) => setTimeout(resolve, 500));
    const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const scripts = resources.filter(({ name }) => new URL(name).pathname.endsWith(".js"));
    const scriptBytes = scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    const { lcpMs, inpMs, cls } = window.vitals ?? { lcpMs: 0, inpMs: 0, cls: 0 };
    return { lcpMs, inpMs, cls, scriptKb: scriptBytes / 1_000 };
  });
}

export function medianOf(visits: readonly Vitals[]): Vitals {
  const median = (pick: (visit: Vitals) => number) => {
    const sorted = visits.map(pick).toSorted((one, other) => one - other);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  return {
    lcpMs: median(({ lcpMs }) => lcpMs),
    inpMs: median(({ inpMs }) => inpMs),
    cls: median(({ cls }) => cls),
    scriptKb: median(({ scriptKb }) => scriptKb),
  };
}
