'use strict'
require('./preferences.cjs')({ webSecurity: false })
