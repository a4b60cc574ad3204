'use strict'
const { shell } = require('electron')
require('./contents.cjs')([], ({ url }) => {
  void shell.openExternal(url)
  return { action: 'deny' }
})
