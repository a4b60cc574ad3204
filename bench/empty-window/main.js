'use strict'
/** The least that Electron can do: one window with one empty page. What the program's start is measured against. */
const { join } = require('node:path')
const { app, BrowserWindow } = require('electron')

app
  .whenReady()
  .then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile(join(__dirname, 'index.html')))
