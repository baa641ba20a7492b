/** Of a control that may go with its row: whoever was at it is then at the page's content, not nowhere. */
export function leaveFocus(control: HTMLElement | null) {
  return () => {
    requestAnimationFrame(() => {
      const isNowhere = !control?.isConnected && document.activeElement === document.body;
      if (isNowhere) document.getElementById("main")?.focus({ preventScroll: true });
    });
  };
}
