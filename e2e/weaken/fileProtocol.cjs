'use strict'
/** Pages loaded as files instead of by the program's own protocol. */
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')
const weaken = require('./electron.cjs')

weaken({
  BrowserWindow: (BrowserWindow) =>
    new Proxy(BrowserWindow, {
      construct(target, [options]) {
        const window = new target(options)
        window.loadURL = (address) =>
          target.prototype.loadURL.call(
            window,
            pathToFileURL(join(__dirname, '../../out/renderer', new URL(address).pathname)).href
          )
        return window
      }
    })
})
