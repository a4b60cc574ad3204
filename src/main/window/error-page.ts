/** What a page for a failed start says. Plain sentences: what happened, what is safe, what to do. */
export interface StartFailure {
  readonly what: string
  readonly safe: string
  readonly action: string
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`)

/** A page that needs nothing of the program but its protocol: no script, no file, the user's light or dark. */
export function errorPage({ what, safe, action }: StartFailure): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>预算簿没有正常启动</title>
<style>
:root { color-scheme: light dark; --paper: #f5f6f8; --card: #fff; --ink: #1d2430; --soft: #5b6472; --line: #dfe3e8; --mark: #b3261e }
@media (prefers-color-scheme: dark) { :root { --paper: #16181d; --card: #1f2229; --ink: #e6e9ee; --soft: #a3abb8; --line: #343944; --mark: #ff8a80 } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--paper); color: var(--ink);
  font: 15px/1.75 'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif }
main { width: 560px; padding: 32px 40px; background: var(--card); border: 1px solid var(--line); border-top: 4px solid var(--mark); border-radius: 6px }
h1 { margin: 0 0 20px; font-size: 20px; font-weight: 600 }
dt { color: var(--soft); font-size: 13px } dd { margin: 0 0 16px; overflow-wrap: anywhere } dd:last-child { margin: 0 }
</style>
</head>
<body>
<main role="alert">
<h1>预算簿没有正常启动</h1>
<dl>
<dt>发生了什么</dt><dd>${escape(what)}</dd>
<dt>数据是否安全</dt><dd>${escape(safe)}</dd>
<dt>怎么办</dt><dd>${escape(action)}</dd>
</dl>
</main>
</body>
</html>
`
}
