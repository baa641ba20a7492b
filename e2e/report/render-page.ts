interface ReportPage {
  title: string;
  /** Colours the verdict. */
  look: "passed" | "failed";
  /** HTML. */
  body: string;
  style?: string;
}

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escapeText(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/** A report that is one file, light or dark as its reader likes it. */
export function renderPage({ title, look, body, style = "" }: ReportPage): string {
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeText(title)}</title>
<style>${STYLE}${style}</style>
<body class="${look}">${body}
</body></html>
`;
}

const STYLE = `
:root { color-scheme: light dark; --text: light-dark(#1c2430, #e6e9ee); --quiet: light-dark(#5b6675, #98a2b0);
  --page: light-dark(#f5f6f8, #12161c); --card: light-dark(#fff, #1b212a); --line: light-dark(#dfe3e8, #2c3440);
  --does: light-dark(#3b5bdb, #8ea4ff); --good: light-dark(#14713d, #4cc38a); --bad: light-dark(#b3261e, #ff8a80); }
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.5rem 4rem; background: var(--page); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
h1 { margin: 0; font-size: 1.1rem; color: var(--quiet); } h2 { margin: 2rem 0 .75rem; font-size: 1.1rem; }
p { margin: .25rem 0; color: var(--quiet); } .verdict { font-size: 1.4rem; font-weight: 650; overflow-wrap: anywhere; }
.passed .verdict { color: var(--good); } .failed .verdict, strong { color: var(--bad); }
.lanes, .scroll { background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; } th, td { padding: .35rem .9rem; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--line); } th { color: var(--quiet); font-size: .8rem; }
`;
