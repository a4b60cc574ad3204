'use strict'
/** A scheme that Chromium does not count as secure. */
const weaken = require('./electron.cjs')

weaken({
  protocol: (protocol) => ({
    handle: (scheme, answer) => protocol.handle(scheme, answer),
    registerSchemesAsPrivileged: (schemes) =>
      protocol.registerSchemesAsPrivileged(
        schemes.map((one) => ({ ...one, privileges: { ...one.privileges, secure: false } }))
      )
  })
})
