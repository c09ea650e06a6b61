// The style of the export's page: on a phone, in dark mode, on paper.
export const STYLE = [
  ':root{color-scheme:light dark;--text:#1c2b2a;--back:#fbfaf7;--soft:#4b5b58;--box:#fff;--line:#d7dfdc;--accent:#0b6e69}',
  '@media(prefers-color-scheme:dark){:root{--text:#e6ecea;--back:#131a19;--soft:#a9b8b4;--box:#1c2524;--line:#35413f;--accent:#6fd0c8}}',
  '*{box-sizing:border-box}body{font:16px/1.55 system-ui,sans-serif;max-width:54em;margin:0 auto;padding:1.5em 1em 4em;color:var(--text);background:var(--back);overflow-wrap:anywhere}',
  'h1,h2,h3{line-height:1.25;color:var(--accent)}h1{font-size:1.7em}h2{font-size:1.3em;margin:2em 0 .3em}h3{font-size:1.1em;margin:1.6em 0 .3em}nav h2{margin:1em 0 .4em;font-size:1.1em}',
  'nav ul{columns:18em;margin:0;padding-left:1.2em}a{color:var(--accent)}small,.meta{color:var(--soft)}.meta{margin:.2em 0 .7em;font-size:.875em}',
  'ol{margin:0;padding:0;list-style:none}.record{margin:0 0 .8em;padding:.7em 1em;background:var(--box);border:1px solid var(--line);border-radius:.5em}',
  'dl{margin:0}dl>div{display:grid;grid-template-columns:minmax(0,13em) minmax(0,1fr);gap:0 1em;padding:.22em 0}dt{color:var(--soft)}dd{margin:0;min-width:0;white-space:pre-wrap}',
  'dd ul{margin:0;padding-left:1.2em;white-space:normal}dd li{white-space:pre-wrap}dd dl>div{grid-template-columns:minmax(0,10em) minmax(0,1fr)}dd li+li{margin-top:.4em}',
  'summary{cursor:pointer;color:var(--accent);padding:.2em 0}details{margin:.3em 0}blockquote{margin:.4em 0;padding:0 0 0 .9em;border-left:3px solid var(--line);white-space:pre-wrap}blockquote p{margin:.25em 0}',
  'pre{margin:.3em 0;font-size:.8em;white-space:pre-wrap;overflow-wrap:anywhere}:focus-visible{outline:3px solid var(--accent);outline-offset:2px}',
  '@media(max-width:34em){dl>div,dd dl>div{display:block}dd dl{padding-left:.8em;border-left:2px solid var(--line)}}',
  '@media print{:root{--text:#000;--back:#fff;--box:#fff;--soft:#444;--line:#bbb;--accent:#000}body{max-width:none;padding:0;font-size:11pt}details::details-content{content-visibility:visible;height:auto;display:block}.record{break-inside:avoid-page}h2,h3{break-after:avoid}}',
].join('');
