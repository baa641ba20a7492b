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

/** What a visit says beyond its numbers: where to look when they are bad. */
export interface VisitVitals extends Vitals {
  /** The element that was the largest. */
  largest: string;
  /** What moved in the burst that counts: when, by how much, and which elements from where to where. */
  shifts: readonly string[];
}

interface LargestEntry extends PerformanceEntry {
  element: Element | null;
}

interface ShiftEntry extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: readonly { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}

interface InteractionEntry extends PerformanceEntry {
  interactionId: number;
}

interface Watch {
  lcpMs: number;
  inpMs: number;
  cls: number;
  largest: string;
  shifts: readonly string[];
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
    const watch: Watch = { lcpMs: 0, inpMs: 0, cls: 0, largest: "", shifts: [] };
    window.vitals = watch;
    let burst = { value: 0, startMs: 0, endMs: Number.NEGATIVE_INFINITY, shifts: [] as readonly string[] };

    function describeNode(node: Node | null): string {
      const element = node instanceof Element ? node : (node?.parentElement ?? null);
      if (!element) return "something that is gone";
      const text = (node?.textContent ?? "").trim().slice(0, 40);
      return `<${element.localName} class="${element.getAttribute("class") ?? ""}">${text}`;
    }

    function describeShift({ startTime, value, sources }: ShiftEntry): string {
      const place = ({ x, y, width, height }: DOMRectReadOnly) =>
        `${[x, y].map(Math.round).join(",")} ${[width, height].map(Math.round).join("×")}`;
      const moved = sources.map(
        ({ node, previousRect, currentRect }) =>
          `${describeNode(node)} from ${place(previousRect)} to ${place(currentRect)}`,
      );
      return `${Math.round(startTime)} ms, ${value.toFixed(3)}: ${moved.join("; ")}`;
    }

    new PerformanceObserver((list) => {
      for (const { startTime, element } of list.getEntries() as LargestEntry[]) {
        watch.lcpMs = startTime;
        watch.largest = describeNode(element);
      }
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as ShiftEntry[]) {
        const { startTime, value, hadRecentInput } = entry;
        if (hadRecentInput) continue;
        const goesOn = startTime - burst.endMs < pauseMs && startTime - burst.startMs < burstMs;
        burst = {
          value: (goesOn ? burst.value : 0) + value,
          startMs: goesOn ? burst.startMs : startTime,
          endMs: startTime,
          shifts: [...(goesOn ? burst.shifts : []), describeShift(entry)],
        };
        if (burst.value <= watch.cls) continue;
        watch.cls = burst.value;
        watch.shifts = burst.shifts;
      }
    }).observe({ type: "layout-shift", buffered: true });
    const events = { type: "event", buffered: true, durationThreshold: shortestMs };
    new PerformanceObserver((list) => {
      for (const { interactionId, duration } of list.getEntries() as InteractionEntry[])
        if (interactionId > 0) watch.inpMs = Math.max(watch.inpMs, duration);
    }).observe(events);
  }, SHORTEST_REPORTED_MS);
}

export async function readVitals(page: Page): Promise<VisitVitals> {
  return page.evaluate(async () => {
    // what the last interaction caused has been painted by then, and reported
    await new Promise((resolve) => setTimeout(resolve, 500));
    const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const scripts = resources.filter(({ name }) => new URL(name).pathname.endsWith(".js"));
    const scriptBytes = scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    if (!window.vitals) throw new Error("Nobody watches");
    return { ...window.vitals, scriptKb: scriptBytes / 1_000 };
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
