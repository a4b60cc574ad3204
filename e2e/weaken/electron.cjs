'use strict'
/**
 * For the tests of the walls only: gives the program an `electron` in which one item is switched off, without a
 * trace in the program itself. `replace` maps the name of an export to what stands in for it.
 */
const Module = require('node:module')

module.exports = function weaken(replace) {
  const load = Module._load
  Module._load = function (request, ...rest) {
    const loaded = load.call(this, request, ...rest)
    if (request !== 'electron') return loaded
    return new Proxy(loaded, {
      get: (electron, name) => (name in replace ? replace[name](electron[name], electron) : electron[name])
    })
  }
}
