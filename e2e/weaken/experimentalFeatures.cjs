'use strict'
require('./preferences.cjs')({ experimentalFeatures: true })
