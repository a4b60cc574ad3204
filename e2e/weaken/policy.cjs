'use strict'
/** Pages without a Content-Security-Policy. */
const weaken = require('./electron.cjs')

weaken({
  protocol: (protocol) => ({
    ...protocol,
    registerSchemesAsPrivileged: (schemes) => protocol.registerSchemesAsPrivileged(schemes),
    handle: (scheme, answer) =>
      protocol.handle(scheme, async (request) => {
        const response = await answer(request)
        response.headers.delete('Content-Security-Policy')
        return response
      })
  })
})
