'use strict'
require('./contents.cjs')([], () => ({ action: 'allow' }))
