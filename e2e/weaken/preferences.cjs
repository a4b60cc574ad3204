'use strict'
/** Windows with some of their preferences overruled. */
const weaken = require('./electron.cjs')

module.exports = (preferences) =>
  weaken({
    BrowserWindow: (BrowserWindow) =>
      new Proxy(BrowserWindow, {
        construct: (target, [options]) =>
          new target({ ...options, webPreferences: { ...options.webPreferences, ...preferences } })
      })
  })
