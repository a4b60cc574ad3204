'use strict'
/** A protocol that serves whatever file an address names. */
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { app } = require('electron')
const weaken = require('./electron.cjs')

weaken({
  protocol: (protocol) => ({
    registerSchemesAsPrivileged: (schemes) => protocol.registerSchemesAsPrivileged(schemes),
    handle: (scheme, answer) =>
      protocol.handle(scheme, async (request) => {
        const path = decodeURIComponent(new URL(request.url).pathname)
        if (!path.includes('..')) return answer(request)
        return new Response(readFileSync(join(app.getAppPath(), 'out/renderer', path)))
      })
  })
})
