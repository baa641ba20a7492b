/**
 * A server renders pages that look ready before React listens to them. The last button that is pressed too early is
 * pressed anew as soon as it does. Runs as the text of an inline script, so it names nothing outside itself.
 */
export function keepEarlyPress(): void {
  const patienceMs = 30_000; // longer than anybody waits for what they pressed
  let waiting: HTMLButtonElement | null = null;

  /** React leaves its marks on each element that it takes over. */
  function isListenedTo(button: HTMLButtonElement): boolean {
    return Object.keys(button).some((key) => key.startsWith("__react"));
  }

  function pressWhenListenedTo(button: HTMLButtonElement, event: MouseEvent): void {
    if (waiting !== button || !button.isConnected || performance.now() - event.timeStamp > patienceMs) return;
    if (!isListenedTo(button)) {
      requestAnimationFrame(() => pressWhenListenedTo(button, event));
      return;
    }
    waiting = null;
    // Menus open when a pointer goes down on them.
    button.dispatchEvent(new PointerEvent("pointerdown", event));
    button.dispatchEvent(new MouseEvent("click", event));
  }

  function onClick(event: MouseEvent): void {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    waiting = null;
    if (button?.type !== "button" || isListenedTo(button)) return;
    waiting = button;
    pressWhenListenedTo(button, event);
  }

  window.addEventListener("click", onClick, true);
}
