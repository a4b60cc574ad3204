'use strict'
require('./preferences.cjs')({ sandbox: false })
