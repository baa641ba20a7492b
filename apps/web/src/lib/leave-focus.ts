/**
 * Of a control that may go away: whoever was at it is then at what was around it, a message for instance, or at the
 * page's content; never nowhere.
 */
export function leaveFocus(control: HTMLElement | null) {
  const around = control?.parentElement?.closest<HTMLElement>("[tabindex]");
  return () => {
    requestAnimationFrame(() => {
      const isNowhere = !control?.isConnected && document.activeElement === document.body;
      if (!isNowhere) return;
      const next = around?.isConnected ? around : document.getElementById("main");
      next?.focus({ preventScroll: true });
    });
  };
}
