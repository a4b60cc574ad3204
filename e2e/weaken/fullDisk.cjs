'use strict'
/**
 * For the tests of a full disk only: gives the tests in the main process `fillDisk(full)`, which lets no open
 * database take another page, and gives the room back. What SQLite then says is its own.
 */
const Module = require('node:module')

const open = new Set()
const load = Module._load
Module._load = function (request, ...rest) {
  const Database = load.call(this, request, ...rest)
  if (request !== 'better-sqlite3') return Database
  return new Proxy(Database, {
    construct(target, given) {
      const database = Reflect.construct(target, given)
      open.add(database)
      return database
    }
  })
}

globalThis.fillDisk = (full) => {
  for (const database of open) {
    if (!database.open || database.readonly) continue
    const pages = Number(database.pragma('page_count', { simple: true }))
    database.pragma(`max_page_count = ${full ? pages : 1_000_000}`)
  }
}
