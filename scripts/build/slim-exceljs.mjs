/** What exceljs needs only for its streaming reader and writer and for CSV: a hundred packages. */
const LEFT_OUT = ['archiver', 'fast-csv', 'unzipper']
const PREFIX = '\0left-out-of-exceljs:'

/** Loads like the package; using anything of it says what was left out. */
const stub = (name) => `
function leftOut() {
  throw new Error('This build leaves out the part of exceljs that needs ${name}.')
}
module.exports = new Proxy(leftOut, { get: (_, key) => (key === '__esModule' ? undefined : leftOut) })
`

/**
 * A Vite plugin that keeps out of what is shipped the parts of exceljs we do not use. With them would come
 * packages whose licence does not allow it (`buffers` states none).
 */
export function slimExceljs() {
  return {
    name: 'slim-exceljs',
    enforce: 'pre',
    resolveId(source, importer) {
      const byExceljs = /[\\/]node_modules[\\/]exceljs[\\/]/.test(importer ?? '')
      return byExceljs && LEFT_OUT.includes(source) ? PREFIX + source : undefined
    },
    load(id) {
      return id.startsWith(PREFIX) ? stub(id.slice(PREFIX.length)) : undefined
    }
  }
}
