/** The look of pages without a script: one column, as a well-set document. Colours are 4.5 : 1 on white, or more. */
export const STYLE = `
:root { color: #16202a; background: #fff; font: 17px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
body { margin: 0; }
a { color: #1f4e79; text-underline-offset: 2px; }
:focus-visible { outline: 3px solid #1f4e79; outline-offset: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: #fff; padding: 8px 12px; }
header { border-bottom: 1px solid #d3d9de; }
.top { display: flex; justify-content: space-between; align-items: center; gap: 16px; min-height: 56px; padding: 0 20px; }
.top p { margin: 0; }
.name a { color: #8c1d18; font: 700 22px "Times New Roman", "Liberation Serif", "Noto Serif", Times, serif; text-decoration: none; }
.name span { color: #4a5560; margin-left: 8px; }
nav a { display: inline-block; padding: 10px 0; white-space: nowrap; font-size: 15px; text-decoration: none; }
nav a:hover { text-decoration: underline; }
.band { margin: 0; padding: 6px 20px; background: #4a5560; color: #fff; font-size: 14px; font-weight: 600; text-align: center; }
.rehearsal { background: #5b2a86; }
footer { padding: 20px; border-top: 1px solid #d3d9de; color: #4a5560; font-size: 14px; }
footer p { max-width: 1120px; margin: 0 auto; }
body { display: flex; flex-direction: column; min-height: 100vh; }
main { flex: 1; width: 100%; max-width: 720px; box-sizing: border-box; margin: 0 auto; padding: 40px 20px 64px; }
h1 { font-size: 28px; line-height: 1.25; margin: 0 0 20px; text-wrap: balance; }
h2 { font-size: 20px; margin: 32px 0 8px; }
.kicker { color: #4a5560; margin: 0 0 4px; }
.lead { font-size: 19px; }
dl { margin: 0 0 24px; border-top: 1px solid #d3d9de; }
dl div { display: grid; grid-template-columns: 168px 1fr; gap: 4px 16px; padding: 10px 0; border-bottom: 1px solid #d3d9de; }
dt { color: #4a5560; }
dd { margin: 0; }
form { margin: 24px 0; }
label { display: block; font-weight: 600; margin-bottom: 4px; }
.hint { color: #4a5560; margin: 0 0 8px; }
input[readonly] { border-color: #d3d9de; background: #f6f7f9; }
input { font: inherit; width: 100%; max-width: 32rem; box-sizing: border-box; min-height: 44px; padding: 8px 12px; border: 2px solid #4a5560; border-radius: 2px; background: #fff; color: inherit; }
input.digits { width: 9em; font-size: 26px; letter-spacing: 3px; font-variant-numeric: tabular-nums; }
input.code { display: block; width: 12em; font-size: 22px; letter-spacing: 1px; }
label { margin-top: 20px; }
.qr svg { display: block; width: 225px; height: 225px; }
ol.codes { columns: 16rem 2; font-size: 20px; }
ol.codes code { white-space: nowrap; }
ol.codes li { padding: 4px 0; }
code { font-family: ui-monospace, Consolas, "Liberation Mono", monospace; }
a.button { display: inline-block; font-weight: 600; padding: 12px 22px; background: #1f4e79; color: #fff; text-decoration: none; border-radius: 2px; }
input.letters { width: 11em; font-size: 22px; letter-spacing: 2px; text-transform: uppercase; }
button { display: block; font: inherit; font-weight: 600; min-height: 48px; padding: 10px 22px; margin-top: 20px; border: 0; border-radius: 2px; background: #1f4e79; color: #fff; cursor: pointer; }
button:hover { background: #173c5e; }
.error { border-left: 5px solid #8c1d18; padding: 4px 0 4px 16px; margin: 0 0 24px; }
.error p { margin: 0; font-weight: 600; }
.note { border-left: 5px solid #c9ced4; padding: 4px 0 4px 16px; color: #4a5560; }
ul.ways { list-style: none; padding: 16px 0 0; margin: 32px 0 0; border-top: 1px solid #d3d9de; }
ul.ways li { padding: 6px 0; }
@media (max-width: 560px) { dl div { grid-template-columns: 1fr; gap: 0; } .name span { display: none; } h1 { font-size: 25px; } main { padding-top: 24px; } }
@media print { .band, footer, header nav, form, .skip, ul.ways { display: none; } }
`;
