'use strict'
require('./contents.cjs')(['will-redirect'])
