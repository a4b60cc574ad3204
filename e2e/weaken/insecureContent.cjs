'use strict'
require('./preferences.cjs')({ allowRunningInsecureContent: true })
