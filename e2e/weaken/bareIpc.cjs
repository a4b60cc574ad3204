'use strict'
/** A page that is handed Electron's own means to send messages. */
const { writeFileSync, mkdtempSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const { app } = require('electron')

const file = join(mkdtempSync(join(tmpdir(), 'yusuanbu-')), 'preload.js')
writeFileSync(
  file,
  `const { contextBridge, ipcRenderer } = require('electron')
contextBridge.exposeInMainWorld('bare', { invoke: (channel, ...input) => ipcRenderer.invoke(channel, ...input) })`
)
app.on('session-created', (created) => {
  if (created.registerPreloadScript) created.registerPreloadScript({ type: 'frame', filePath: file })
  else created.setPreloads([file])
})
