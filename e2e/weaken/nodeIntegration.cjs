'use strict'
require('./preferences.cjs')({ nodeIntegration: true, contextIsolation: false, sandbox: false })
