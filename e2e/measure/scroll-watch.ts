import type { Page } from "@playwright/test";

/** What a page saw of a long scroll. */
export interface ScrollWatch {
  frames: number;
  /** Frames that took longer than `LONG_FRAME_MS`, by the time from one to the next. */
  longFrames: number;
  worstFrameMs: number;
  /** Of `long-animation-frame`: frames in which the page itself worked for longer than 50 ms. */
  longAnimationFrames: number;
  worstAnimationFrameMs: number;
  /** How often a message moved by itself, against or beyond the wheel. */
  jumps: { px: number; scrollTop: number; atMs: number }[];
}

interface Watched extends ScrollWatch {
  stop(): ScrollWatch;
}

declare global {
  interface Window {
    scrollWatch?: Watched;
  }
}

/** A browser's own word for a long one (Long Animation Frames API). */
const LONG_FRAME_MS = 50;
/** Less than anyone sees. */
const STEADY_PX = 2;
/** A wheel's turn and the scroll that it makes are seen some frames apart. */
const FRAMES_OF_GRACE = 6;

/**
 * From now on frames are timed, and a message in sight is watched: it may move by as much as the wheel was turned, in
 * its direction, and by nothing else. At the edge of what is loaded it may move less.
 */
export async function watchScroll(page: Page): Promise<void> {
  await page.evaluate(
    ([longMs, steadyPx, grace]) => {
      const scroller = document.querySelector<HTMLElement>("section[aria-label=Messages]");
      if (!scroller) throw new Error("There are no messages on this page");
      const box = scroller.getBoundingClientRect();
      const watch: ScrollWatch = {
        frames: 0,
        longFrames: 0,
        worstFrameMs: 0,
        longAnimationFrames: 0,
        worstAnimationFrameMs: 0,
        jumps: [],
      };
      let isOver = false;
      let lastMs: number | undefined;
      let tracked: { row: Element; top: number } | null = null;
      /** What the wheel has asked for and has not been seen yet; what is scrolled up moves down. */
      let owed = 0;
      let direction = 0;
      let beyond = 0;

      scroller.addEventListener(
        "wheel",
        ({ deltaY }) => {
          if (Math.sign(-deltaY) !== direction) owed = 0;
          owed -= deltaY;
          direction = Math.sign(-deltaY);
        },
        { passive: true },
      );

      function pick(): void {
        const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        const row = middle?.closest("[data-key]") ?? null;
        tracked = row && { row, top: row.getBoundingClientRect().top };
      }

      function note(px: number): void {
        watch.jumps.push({
          px: Math.round(px),
          scrollTop: Math.round(scroller?.scrollTop ?? 0),
          atMs: Math.round(performance.now()),
        });
        owed = 0;
        beyond = 0;
      }

      function follow(): void {
        if (!tracked?.row.isConnected) {
          pick();
          return;
        }
        const top = tracked.row.getBoundingClientRect().top;
        const moved = top - tracked.top;
        tracked.top = top;
        owed -= moved;
        if (moved * direction < -steadyPx) note(moved);
        // more than was asked for, and not only because the scroll was seen before the wheel
        beyond = owed * direction < -steadyPx ? beyond + 1 : 0;
        if (beyond > grace) note(-owed);
        if (top < box.top - box.height || top > box.bottom + box.height) pick();
      }

      function onFrame(nowMs: number): void {
        if (isOver) return;
        if (lastMs !== undefined) {
          const tookMs = nowMs - lastMs;
          watch.frames += 1;
          if (tookMs > longMs) watch.longFrames += 1;
          watch.worstFrameMs = Math.max(watch.worstFrameMs, tookMs);
        }
        lastMs = nowMs;
        follow();
        requestAnimationFrame(onFrame);
      }

      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) {
          watch.longAnimationFrames += 1;
          watch.worstAnimationFrameMs = Math.max(watch.worstAnimationFrameMs, duration);
        }
      });
      observer.observe({ type: "long-animation-frame" });
      requestAnimationFrame(onFrame);
      window.scrollWatch = {
        ...watch,
        stop() {
          isOver = true;
          observer.disconnect();
          return watch;
        },
      };
    },
    [LONG_FRAME_MS, STEADY_PX, FRAMES_OF_GRACE] as const,
  );
}

/** Ends the watch, and tells what it saw. */
export async function endWatch(page: Page): Promise<ScrollWatch> {
  return page.evaluate(() => {
    if (!window.scrollWatch) throw new Error("Nobody watches");
    return window.scrollWatch.stop();
  });
}
