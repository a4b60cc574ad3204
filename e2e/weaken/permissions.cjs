'use strict'
/** A session that the program cannot tell its answers, so that Electron's own stands: yes. */
const weaken = require('./electron.cjs')

weaken({
  session: (session) => {
    const silent = new Proxy(session.defaultSession ?? {}, {
      get: (target, name) => (/Permission/.test(String(name)) ? () => {} : Reflect.get(target, name))
    })
    return { ...session, defaultSession: silent }
  }
})
