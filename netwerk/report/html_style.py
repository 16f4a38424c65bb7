"""How a description looks as a web page: on a screen, on a phone, and printed on A4."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light; --ink: #1b1f24; --soft: #55606b; --line: #d5dae0; --tint: #eef1f4; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem; max-width: 46rem; color: var(--ink); background: #fff;
  font: 1rem/1.5 system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif;
  overflow-wrap: anywhere; }
h1 { margin: 0 0 .75rem; font-size: 1.9rem; line-height: 1.2; color: var(--accent); }
h2 { margin: 2rem 0 .5rem; font-size: 1.3rem; line-height: 1.25; padding-bottom: .2rem;
  color: var(--accent); border-bottom: 1px solid var(--line); }
h3 { margin: 1.2rem 0 .3rem; font-size: 1.05rem; color: var(--accent); }
p { margin: .4rem 0; }
a { color: var(--accent); }
.logo { display: block; height: 4.5rem; width: auto; max-width: 60%; object-fit: contain;
  object-position: left; margin-bottom: 1.2rem; }
.soft { color: var(--soft); font-size: .92em; }
.lead { font-size: 1.1em; }
.own { border-left: .25rem solid var(--accent); padding-left: .8rem; white-space: pre-line; }
.short { background: var(--tint); padding: .55rem .8rem; border-radius: .3rem; margin-top: .8rem; }
.cover { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .8rem 0; }
.cover dt { font-weight: 600; color: var(--accent); } .cover dd { margin: 0; }
nav { margin: 1.2rem 0; } nav p { font-weight: 600; margin: 0; }
nav ol { list-style: none; margin: .2rem 0; padding: 0; }
nav li { margin: 0; } nav a { display: inline-block; padding: .25rem 0; }
.values { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; margin: .9rem 0;
  list-style: none; }
.values li { flex: 1 1 11rem; border-top: .2rem solid var(--accent); padding-top: .4rem;
  margin: 0; }
.values strong { display: block; font-size: 1.75rem; line-height: 1.15; color: var(--accent); }
.table { overflow-x: auto; margin: .7rem 0 1rem; }
table { width: 100%; border-collapse: collapse; font-size: .9em; overflow-wrap: break-word; }
caption { text-align: left; font-weight: 600; padding-bottom: .25rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0;
  border-bottom: 1px solid var(--line); }
tbody th { font-weight: 600; }
thead th { color: var(--soft); font-weight: 600; border-bottom: 2px solid var(--accent); }
ul { margin: .4rem 0; padding-left: 1.1rem; }
li { margin-bottom: .45rem; break-inside: avoid; }
.note { display: block; color: var(--soft); font-size: .88em; }
figure { margin: 1rem 0; break-inside: avoid; }
figure.lies { --wide: min(96vw, 78rem); width: var(--wide);
  margin: 1.6rem 0 0 calc(50% - var(--wide) / 2); }
figure img { display: block; width: 100%; object-fit: contain; }
figcaption { color: var(--soft); font-size: .88em; margin-top: .3rem; }
@media (max-width: 34rem) {
  body { padding: 1.2rem 1rem; } h1 { font-size: 1.5rem; }
  .table .wide { min-width: 30rem; }
}
@media screen and (max-width: 34rem) {
  .table .stacked { display: block; min-width: 0; } .stacked col { display: none; }
  .stacked :is(tbody, tr, td, tbody th) { display: block; border: 0; padding: .1rem 0; }
  .stacked thead { position: absolute; clip-path: inset(50%); }
  .stacked tr { border-bottom: 1px solid var(--line); padding: .5rem 0; }
  .stacked td::before { content: attr(data-head) ": "; color: var(--soft); }
}
@page { size: A4; margin: 14mm 17mm; }
@page liggend { size: A4 landscape; margin: 8mm 12mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.35; }
  h1 { font-size: 20pt; } h2 { font-size: 13pt; margin-top: 10pt; break-after: avoid; }
  h3 { font-size: 10.5pt; margin-top: 7pt; break-after: avoid; }
  h2.begins { break-before: page; margin-top: 0; }
  p, li { margin: 1.5pt 0; } th, td { padding: 1.5pt 6pt 1.5pt 0; }
  .table { margin: 5pt 0 7pt; overflow: visible; } table { font-size: 8.5pt; }
  .table .wide { min-width: 0; } caption { break-after: avoid; }
  .short { break-inside: avoid; print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
  figure.lies { page: liggend; break-before: page; width: auto; margin: 0; }
  figure.lies img { height: 174mm; }
  thead { display: table-header-group; } tr { break-inside: avoid; }
}
"""
