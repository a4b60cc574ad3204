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

// A utility process preloads nothing: it is started on this file, which then loads the module it was for.
if (process.type === 'browser') {
  const { utilityProcess } = require('electron')
  const fork = utilityProcess.fork
  utilityProcess.fork = (modulePath, ...rest) => {
    const args = Array.isArray(rest[0]) ? rest.shift() : []
    return fork.call(utilityProcess, __filename, [modulePath, ...args], ...rest)
  }
} else if (process.type === 'utility') {
  process.argv.splice(1, 1)
  Module._load(process.argv[1], null, true)
}
