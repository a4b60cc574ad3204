'use strict'
/** Doors that take every message for one of our own page's. */
const weaken = require('./electron.cjs')

weaken({
  ipcMain: (ipcMain) => ({
    handle: (channel, listener) =>
      ipcMain.handle(channel, (event, input) =>
        listener(
          { sender: event.sender, senderFrame: { parent: null, url: 'app://yusuanbu/index.html' } },
          input
        )
      )
  })
})
