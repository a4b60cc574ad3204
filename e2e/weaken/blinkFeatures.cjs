'use strict'
require('./preferences.cjs')({ enableBlinkFeatures: 'CSSVariables' })
