export const DEFAULT_REALTIME_PORTS: readonly number[] = [3001, 3002];

const BROWSER_PROTOCOLS = ["http:", "https:", "ws:", "wss:"];

/** A full address, or `:PORT` for the page's own host at that port. */
export function isRealtimeUrl(text: string): boolean {
  const port = /^:(\d{1,5})$/.exec(text)?.[1];
  if (port !== undefined) return Number(port) >= 1 && Number(port) <= 65_535;
  return URL.canParse(text) && BROWSER_PROTOCOLS.includes(new URL(text).protocol);
}

export function realtimeUrlsAtPorts(ports: readonly number[]): string[] {
  return ports.map((port) => `:${port}`);
}
