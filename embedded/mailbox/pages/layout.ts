import { type Html, html } from './html';

/** One style for both pages, in the page itself: the inbox loads nothing from anywhere. */
const style = html`<style>
:root { --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --accent: #9b1c1c; --ground: #f6f7f8; }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; color: var(--ink); background: var(--ground); }
a { color: #0b4f8a; }
header { background: #fff; border-top: 4px solid var(--accent); border-bottom: 1px solid var(--line); }
header div, main { max-width: 1120px; margin: 0 auto; padding: 12px 20px; }
header div { display: flex; gap: 6px 16px; align-items: baseline; flex-wrap: wrap; }
header a { color: var(--ink); text-decoration: none; font-weight: 600; font-size: 18px; }
header span { color: var(--soft); }
h1 { font-size: 20px; margin: 8px 0 12px; overflow-wrap: anywhere; }
form { margin: 8px 0 14px; display: grid; gap: 10px; }
form div { display: flex; gap: 10px 12px; flex-wrap: wrap; align-items: end; }
form a { padding: 6px 0; }
label { display: grid; gap: 2px; color: var(--soft); font-size: 13px; flex: 1 1 220px; min-width: 0; }
label.day { flex: 0 1 150px; }
input, select { width: 100%; min-width: 0; font: inherit; color: var(--ink); padding: 6px 8px; border: 1px solid #8c959f; border-radius: 4px; background: #fff; }
[aria-invalid] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
#faults { margin: 0; padding: 8px 12px; list-style: none; border-left: 4px solid var(--accent); background: #fff; overflow-wrap: anywhere; }
button { font: inherit; padding: 6px 16px; border: 1px solid var(--accent); border-radius: 4px; background: var(--accent); color: #fff; cursor: pointer; }
:focus-visible { outline: 2px solid #0b4f8a; outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; background: #fff; border: 1px solid var(--line); }
th, td { text-align: left; padding: 7px 10px; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th { font-size: 13px; color: var(--soft); background: #f0f2f4; font-weight: 600; }
td.time, td.day { white-space: nowrap; font-variant-numeric: tabular-nums; }
td.time, td.campaign { color: var(--soft); font-size: 13px; line-height: 22.5px; }
.letters th:nth-child(1) { min-width: 110px; } .letters th:nth-child(2) { width: 38%; }
tr:target td { background: #fff8e1; }
.soft { color: var(--soft); }
nav { display: flex; gap: 16px; margin: 12px 0; flex-wrap: wrap; }
nav [aria-current] { font-weight: 600; color: var(--ink); text-decoration: none; border-bottom: 2px solid var(--accent); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0 0 8px; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
iframe { width: 100%; height: 72vh; border: 1px solid var(--line); background: #fff; }
pre { background: #fff; border: 1px solid var(--line); padding: 16px; margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 14px/1.55 "Noto Sans Mono", "Liberation Mono", monospace; }
@media (max-width: 640px) {
  header div, main { padding: 10px 12px; }
  dl { grid-template-columns: 1fr; } dd { margin-bottom: 6px; }
  .letters thead { display: none; }
  .letters tr { display: flex; flex-wrap: wrap; gap: 2px 14px; padding: 8px 10px; border-bottom: 1px solid var(--line); }
  .letters td { padding: 0; border: 0; }
  .letters td:nth-child(-n + 3) { flex: 1 0 100%; }
  td.day { font-weight: 600; } td.time::before { content: 'nhận '; } td:has(.none) { display: none; }
  label.day { flex: 1 1 120px; } label.day:first-child { flex-basis: 100%; }
}
</style>`;

/** A whole page around its content. */
export function page(options: { title: string; content: Html }): string {
  return html`<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${options.title} – Hộp thư thử nghiệm</title>${style}</head>
<body>
<header><div><a href="/">Công vụ · Hộp thư thử nghiệm</a><span>Chế độ thử nghiệm: thư được giữ lại ở đây, không gửi cho ai.</span></div></header>
<main>${options.content}</main>
</body>
</html>`.source;
}

/** A page that says one thing. */
export function messagePage(options: { title: string; message: string }): string {
  return page({
    title: options.title,
    content: html`<h1>${options.title}</h1><p>${options.message}</p><p><a href="/">Về danh sách thư</a></p>`,
  });
}
