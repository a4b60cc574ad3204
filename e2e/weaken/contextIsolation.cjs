'use strict'
require('./preferences.cjs')({ contextIsolation: false })
