import type { Browser } from "@playwright/test";

const WIDTH = 1_200;
const HEIGHT = 750;

const DRAWINGS = {
  harbour: {
    description: "Sailing boats at their moorings before sunrise, the sky all orange",
    svg: `<defs>
      <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#2b3a67"/>
        <stop offset=".45" stop-color="#8f5d86"/><stop offset=".75" stop-color="#f0926b"/><stop offset="1" stop-color="#ffd08a"/></linearGradient>
      <linearGradient id="sea" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f3a873"/>
        <stop offset=".35" stop-color="#7d5a80"/><stop offset="1" stop-color="#1d2748"/></linearGradient>
      <radialGradient id="glow"><stop offset="0" stop-color="#fff3cf"/><stop offset=".25" stop-color="#ffdf9c" stop-opacity=".8"/>
        <stop offset="1" stop-color="#ffb877" stop-opacity="0"/></radialGradient></defs>
    <rect width="1200" height="430" fill="url(#sky)"/><circle cx="800" cy="415" r="300" fill="url(#glow)"/>
    <circle cx="800" cy="412" r="46" fill="#fff1c9"/>
    <path d="M0 430V372l120-38 150 44 170-76 190 80 160-34 190 46 220-50v86z" fill="#4a3a63"/>
    <path d="M0 430v-28l230-26 250 32 300-20 420 26v16z" fill="#33294d"/>
    <rect y="430" width="1200" height="320" fill="url(#sea)"/>
    <g fill="#ffe2a8" opacity=".75"><rect x="745" y="440" width="110" height="5" rx="2"/><rect x="770" y="458" width="70" height="4" rx="2"/>
      <rect x="728" y="478" width="140" height="5" rx="2"/><rect x="765" y="502" width="78" height="5" rx="2"/>
      <rect x="720" y="532" width="120" height="6" rx="3"/><rect x="770" y="566" width="90" height="6" rx="3"/>
      <rect x="735" y="606" width="100" height="7" rx="3"/></g>
    <g fill="#1a1d33"><g id="boat"><path d="M150 556h250l-34 52H196z"/><path d="M262 552V250h7v302z"/><path d="M276 270l96 262h-96z" fill="#e9d3c0" opacity=".92"/>
      <path d="M254 300v232h-86z" fill="#cda99b" opacity=".85"/></g>
      <use href="#boat" transform="translate(390 205) scale(.52)"/><use href="#boat" transform="translate(860 285) scale(.4)"/>
      <path d="M960 750l40-150h16l-30 150zM1060 750l26-190h16l-20 190z"/><path d="M900 640h300v22H900z"/></g>
    <g fill="none" stroke="#1a1d33" stroke-width="5" stroke-linecap="round"><path d="M520 150q18-18 34 0q16-18 34 0"/><path d="M610 205q13-13 25 0q12-13 25 0"/></g>`,
  },
  hills: {
    description: "A path winds through green hills, with mist in the valleys",
    svg: `<defs>
      <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#8fc1dc"/><stop offset="1" stop-color="#f4efd9"/></linearGradient>
      <linearGradient id="mist" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#fff" stop-opacity=".65"/></linearGradient></defs>
    <rect width="1200" height="750" fill="url(#sky)"/><circle cx="930" cy="170" r="64" fill="#fff6d6"/>
    <path d="M0 420l170-150 130 90 190-190 210 200 160-110 340 190v300H0z" fill="#8fb3ad"/>
    <rect y="300" width="1200" height="150" fill="url(#mist)"/>
    <path d="M0 470q220-130 430-20t420-40 350 40v300H0z" fill="#5f9683"/><rect y="400" width="1200" height="120" fill="url(#mist)"/>
    <path d="M0 560q300-110 610 0t590-60v250H0z" fill="#3c7a5c"/>
    <path d="M0 640q260-70 560 10t640-30v130H0z" fill="#24573f"/>
    <path d="M640 750q-90-60 20-110t-30-80q-60-30 10-64l10 4q-60 28 10 56 110 44 0 92-80 40 60 102z" fill="#e6d3a3"/>
    <g fill="#1c4632"><path d="M150 640l42-150 42 150zM230 660l34-120 34 120zM980 620l40-140 40 140zM1060 640l34-118 34 118z"/></g>
    <path d="M484 172h26v-62h8v-20h-42v20h8z" fill="#6d6a63"/>`,
  },
  tides: {
    description: "The tides of the weekend as a curve: low on Saturday at 09:42, high at 15:58",
    svg: `<rect width="1200" height="750" fill="#f3f7f8"/><g font-family="sans-serif" fill="#24434d">
      <text x="70" y="92" font-size="44" font-weight="700">Tides, Saturday</text>
      <g stroke="#cfdde1" stroke-width="2"><path d="M70 190H1130M70 340H1130M70 490H1130M70 640H1130"/></g>
      <path d="M70 250C160 250 250 590 430 590S700 200 820 200s180 250 310 330v110H70z" fill="#8cc5d3" opacity=".55"/>
      <path d="M70 250C160 250 250 590 430 590S700 200 820 200s180 250 310 330" fill="none" stroke="#1d7088" stroke-width="9" stroke-linecap="round"/>
      <g fill="#f0b83c" stroke="#fff" stroke-width="5"><circle cx="430" cy="590" r="15"/><circle cx="820" cy="200" r="15"/></g>
      <g font-size="34" font-weight="600"><text x="372" y="560" text-anchor="middle">09:42</text><text x="826" y="168" text-anchor="middle">15:58</text></g>
      <g font-size="28" fill="#5c7780"><text x="70" y="700">00:00</text><text x="330" y="700">06:00</text><text x="590" y="700">12:00</text><text x="850" y="700">18:00</text></g></g>`,
  },
} as const;
export type PictureName = keyof typeof DRAWINGS;

/** Draws what people of the town have photographed; nothing need be fetched for it. */
export async function drawPictures(
  browser: Browser,
): Promise<Record<PictureName, { png: Buffer; description: string }>> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
  async function draw(name: PictureName) {
    const { svg, description } = DRAWINGS[name];
    await page.setContent(`<body style="margin: 0"><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" display="block">${svg}</svg>`);
    return { png: await page.screenshot(), description };
  }
  const pictures = { harbour: await draw("harbour"), hills: await draw("hills"), tides: await draw("tides") };
  await page.close();
  return pictures;
}
