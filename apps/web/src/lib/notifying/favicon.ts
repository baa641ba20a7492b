/** From ten on a number is too small to read in an icon of sixteen pixels. */
const MAX_DIGIT = 9;

/** The icon at this address with a count in its corner, as an address of its own. @throws when it cannot be fetched */
export async function badgedIcon(iconUrl: string, count: number): Promise<string> {
  const response = await fetch(iconUrl);
  if (!response.ok) throw new Error(`The icon cannot be fetched: ${response.status}`);
  return `data:image/svg+xml,${encodeURIComponent(withBadge(await response.text(), count))}`;
}

/** Drawn for the app's own icon, of 32 by 32. */
export function withBadge(svg: string, count: number): string {
  const label = count > MAX_DIGIT ? `${MAX_DIGIT}+` : String(count);
  const badge =
    `<circle cx="22" cy="22" r="10" fill="#c02f26" stroke="#fff" stroke-width="1.5"/>` +
    `<text x="22" y="27" fill="#fff" font-family="sans-serif" font-size="${label.length > 1 ? 12 : 15}"` +
    ` font-weight="700" text-anchor="middle">${label}</text>`;
  return svg.replace("</svg>", `${badge}</svg>`);
}
