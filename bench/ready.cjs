'use strict'
/**
 * Preloaded by the launch benchmark into a program: writes how long it took from the making of the process to a
 * page that says it is ready (`data-ready` on its root), and ends it.
 */
const { writeFileSync } = require('node:fs')
const { app } = require('electron')

const READY = `new Promise((done) => {
  const look = () => document.documentElement.dataset.ready && done(Date.now())
  new MutationObserver(look).observe(document.documentElement, { attributes: true })
  look()
})`

app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', async () => {
    const ready = await contents.executeJavaScript(READY)
    writeFileSync(process.env.LAUNCH_BENCH, String(ready - process.getCreationTime()))
    app.exit()
  })
})
