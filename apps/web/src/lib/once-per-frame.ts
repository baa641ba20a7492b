type Subscribe = (listener: () => void) => () => void;
/** Runs a task before the next frame is drawn. Returns how to call it off. */
type BeforeFrame = (task: () => void) => () => void;

/** How long a change waits where no frame is drawn, as in a tab that is not seen. */
const WITHOUT_FRAMES_MS = 100;

/**
 * The same store, whose changes are heard of once a frame. For those that a busy room changes many times in between:
 * React renders each at once, keeps all other work waiting meanwhile, and takes a long row of them for an endless loop.
 */
export function oncePerFrame(subscribe: Subscribe, beforeFrame: BeforeFrame = beforeNextFrame): Subscribe {
  return (listener) => {
    let callOff: (() => void) | undefined;
    const stop = subscribe(() => {
      callOff ??= beforeFrame(() => {
        callOff = undefined;
        listener();
      });
    });
    return () => {
      callOff?.();
      stop();
    };
  };
}

function beforeNextFrame(task: () => void): () => void {
  const run = () => {
    callOff();
    task();
  };
  const frame = requestAnimationFrame(run);
  const timer = setTimeout(run, WITHOUT_FRAMES_MS);
  function callOff(): void {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  }
  return callOff;
}
