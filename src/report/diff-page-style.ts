/** The style of the page: system fonts, and the colours of the reader's light or dark setting. */
export const DIFF_PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#fbfaf7, #16181b);
  --card: light-dark(#ffffff, #1e2125);
  --ink: light-dark(#1d1f21, #e6e4df);
  --quiet: light-dark(#62666b, #9aa0a6);
  --line: light-dark(#dedbd3, #343940);
  --accent: light-dark(#1c5fa8, #7fb4ee);
  --gone: light-dark(#a02b25, #ff9a90);
  --gone-ground: light-dark(#fbdfdc, #4b2220);
  --come: light-dark(#1b6b37, #86d9a1);
  --come-ground: light-dark(#d7f0de, #1d3f2a);
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
}
main, header { max-width: 1180px; margin: 0 auto; padding: 0 20px; }
header { padding-top: 28px; }
h1 { font-size: 24px; margin: 0 0 4px; font-weight: 650; }
h2 { font-size: 17px; margin: 32px 0 10px; font-weight: 650; }
.runs { display: grid; grid-template-columns: auto 1fr; gap: 0 12px; color: var(--quiet); margin: 8px 0 0; }
.runs b { color: var(--ink); font-weight: 600; }
.runs code { color: var(--ink); }
code { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; font-size: 13px; }
.made { color: var(--quiet); margin: 14px 0 0; padding-left: 18px; }
.made code { color: var(--ink); }
.layers { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 8px; margin-top: 20px; padding: 0; }
.layer {
  text-align: left; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line);
  border-radius: 10px; padding: 10px 12px; cursor: pointer; display: flex; flex-direction: column;
}
.layer[aria-pressed="true"] { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
.layer:disabled { cursor: default; color: var(--quiet); background: none; }
.layer .name { display: block; font-size: 13px; color: var(--quiet); }
.layer .count { display: block; font-size: 22px; font-weight: 650; font-variant-numeric: tabular-nums; }
.layer .state { display: block; font-size: 12px; color: var(--quiet); }
.sentences { padding-left: 18px; margin: 16px 0 0; }
.scroll { max-height: 262px; overflow: auto; border: 1px solid var(--line); border-radius: 10px; background: var(--card); }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { position: sticky; top: 0; background: var(--card); color: var(--quiet); font-weight: 500; font-size: 13px; text-align: right; }
th, td { padding: 5px 12px; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
tr:last-child td { border-bottom: 0; }
td button { font: inherit; color: var(--accent); background: none; border: 0; padding: 0; cursor: pointer; }
.plus { color: var(--come); } .minus { color: var(--gone); } .zero { color: var(--quiet); opacity: .55; }
.filters {
  position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: 10px; align-items: end;
  background: var(--ground); padding: 12px 0; border-bottom: 1px solid var(--line);
}
.filters label { display: flex; flex-direction: column; font-size: 12px; color: var(--quiet); gap: 2px; }
.filters select, .filters input {
  font: inherit; font-size: 14px; color: var(--ink); background: var(--card); border: 1px solid var(--line);
  border-radius: 7px; padding: 5px 8px; min-width: 110px; max-width: 200px;
}
.filters input { min-width: 190px; }
.filters output { margin-left: auto; color: var(--quiet); font-size: 13px; padding-bottom: 6px; }
.plain { font: inherit; font-size: 14px; color: var(--accent); background: none; border: 1px solid var(--line); border-radius: 7px; padding: 5px 12px; cursor: pointer; }
.change { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 12px 0; overflow: hidden; }
.change header { padding: 9px 14px; margin: 0; max-width: none; display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; }
.change .kind { font-weight: 600; }
.change .what { font-size: 16px; }
.change .what .from { color: var(--gone); text-decoration-line: line-through; text-decoration-thickness: 1px; }
.change .what .to { color: var(--come); }
.change .where { color: var(--quiet); font-size: 13px; margin-left: auto; }
.pages { display: grid; grid-template-columns: 1fr 1fr; border-top: 1px solid var(--line); }
.page { padding: 10px 14px; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 15px; line-height: 1.65; color: var(--quiet); }
.page + .page { border-left: 1px solid var(--line); }
.page mark { color: inherit; border-radius: 3px; padding: 1px 0; }
.page.a mark { background: var(--gone-ground); color: var(--gone); }
.page.b mark { background: var(--come-ground); color: var(--come); }
.page .own { color: var(--ink); margin: 0 0 10px; padding-bottom: 8px; border-bottom: 1px dashed var(--line); }
.page .own:last-child { border: 0; margin: 0; padding: 0; }
.page u { text-decoration: underline dotted var(--quiet); text-underline-offset: 4px; }
.page span { color: var(--ink); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
footer { color: var(--quiet); font-size: 13px; padding: 20px 0 60px; }
kbd { font: 12px ui-monospace, monospace; border: 1px solid var(--line); border-radius: 4px; padding: 0 5px; }
@media (max-width: 720px) {
  .pages { grid-template-columns: 1fr; }
  .page + .page { border-left: 0; border-top: 1px solid var(--line); }
  .change .where { margin-left: 0; }
}
@media print { .filters, footer { display: none; } }
`
