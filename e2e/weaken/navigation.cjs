'use strict'
require('./contents.cjs')(['will-navigate', 'will-frame-navigate'])
