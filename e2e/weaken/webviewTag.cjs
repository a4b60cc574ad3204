'use strict'
require('./preferences.cjs')({ webviewTag: true })
