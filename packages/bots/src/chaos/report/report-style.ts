export const REPORT_STYLE = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1c2430, #e6e9ee);
  --quiet: light-dark(#5b6675, #98a2b0);
  --page: light-dark(#f5f6f8, #12161c);
  --card: light-dark(#ffffff, #1b212a);
  --line: light-dark(#dfe3e8, #2c3440);
  --good: light-dark(#14713d, #4cc38a);
  --bad: light-dark(#b3261e, #ff8a80);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 76rem;
  padding: 2rem 1.5rem 4rem;
  background: var(--page);
  color: var(--text);
  font: 15px/1.5 system-ui, sans-serif;
  font-variant-numeric: tabular-nums;
}
h1 { margin: 0; font-size: 1.1rem; color: var(--quiet); font-weight: 600; }
h2 { margin: 2.5rem 0 0.75rem; font-size: 1.1rem; }
p { margin: 0.25rem 0; color: var(--quiet); }
.verdict { font-size: 1.5rem; font-weight: 650; line-height: 1.3; text-wrap: balance; }
.passed > header .verdict { color: var(--good); }
.failed > header .verdict { color: var(--bad); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 0.75rem; margin: 1.5rem 0 0; padding: 0; list-style: none; }
.cards li { padding: 0.9rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; color: var(--quiet); font-size: 0.85rem; }
.cards b { display: block; color: var(--text); font-size: 1.35rem; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
table { width: 100%; border-collapse: collapse; white-space: nowrap; }
th, td { padding: 0.5rem 0.9rem; text-align: right; border-bottom: 1px solid var(--line); }
th { color: var(--quiet); font-size: 0.8rem; font-weight: 600; }
th:first-child, td:first-child { text-align: left; }
tbody tr:last-child td { border-bottom: 0; font-weight: 650; }
.rounds { margin: 0.75rem 0 0; padding: 0; list-style: none; }
.rounds li { display: grid; grid-template-columns: 2.5rem minmax(0, 1fr) 10rem 12rem; align-items: center; gap: 0.25rem 1rem; padding: 0.35rem 0; border-bottom: 1px solid var(--line); }
.rounds b { color: var(--text); margin-right: 0.25rem; }
.rounds span { color: var(--quiet); }
.rounds strong { color: var(--bad); }
.bar { position: relative; height: 0.5rem; background: var(--line); border-radius: 4px; }
.bar::after { content: ""; position: absolute; left: 80%; top: -3px; bottom: -3px; width: 2px; background: var(--quiet); }
.bar i { display: block; height: 100%; background: var(--good); border-radius: 4px; }
.failed > .bar i { background: var(--bad); }
.violations { padding-left: 1.25rem; }
.violations li { margin: 0.25rem 0; overflow-wrap: anywhere; }
@media (max-width: 45rem) { .rounds li { grid-template-columns: 2.5rem minmax(0, 1fr); } .rounds li > :nth-child(n + 3) { grid-column: 2; } }
code { color: var(--quiet); font-size: 0.85em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1.5rem; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
`;
