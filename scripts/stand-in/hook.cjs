'use strict'
/**
 * Preloaded with `-r` into the stand-in, whose Node-API is older than better-sqlite3 13 asks for: sends
 * `require('better-sqlite3')` to the better-sqlite3 that was built for this very binary, in the main process
 * and in every utility process it starts. The product's code knows nothing of this.
 */
const Module = require('node:module')
const { join } = require('node:path')

const sqlite = join(__dirname, 'better-sqlite3')
const resolveFilename = Module._resolveFilename
Module._resolveFilename = function (request, ...rest) {
  return resolveFilename.call(this, request === 'better-sqlite3' ? sqlite : request, ...rest)
}

if (process.type === 'browser') {
  const { utilityProcess } = require('electron')
  const fork = utilityProcess.fork
  utilityProcess.fork = (modulePath, args, options) => {
    const given = Array.isArray(args) ? args : []
    const chosen = Array.isArray(args) ? options : (args ?? options)
    return fork.call(utilityProcess, modulePath, given, {
      ...chosen,
      execArgv: ['-r', __filename, ...(chosen?.execArgv ?? [])]
    })
  }
}
