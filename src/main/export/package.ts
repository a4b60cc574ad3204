import type { Unzipped } from 'fflate'
import type { BookProperties } from './drawing'

/** The parts of an .xlsx that the finishing touches change. */
const contentTypes = '[Content_Types].xml'
const packageRelationships = '_rels/.rels'
const customPart = 'docProps/custom.xml'

/** Of compression: beyond it the time grows faster than the file shrinks. */
const level = 4

/** The first day that a zip file can name: files in it have no time of their own. */
const noTime = new Date(1980, 0, 1)

/**
 * Finishes a workbook as the library wrote it: links within the workbook without a relationship to the outside,
 * document properties of our own, no times but the one that is stated, compressed once.
 */
export async function packed(workbook: Uint8Array, properties: BookProperties): Promise<Uint8Array> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate')
  // Folders are written as files of no length; nobody needs them.
  const parts = unzipSync(workbook, { filter: ({ name }) => !name.endsWith('/') })
  const change = (name: string, edit: (xml: string) => string): void => {
    const part = parts[name]
    if (part !== undefined) parts[name] = strToU8(edit(strFromU8(part)))
  }
  for (const name of sheetsWithLinks(parts)) {
    change(name, (xml) => xml.replace(/(<hyperlink\b[^>]*?) r:id="[^"]*"/g, '$1'))
    Reflect.deleteProperty(parts, relationshipsOf(name))
  }
  change(contentTypes, (xml) =>
    xml.replace(
      '</Types>',
      `<Override PartName="/${customPart}" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>`
    )
  )
  change(packageRelationships, (xml) =>
    xml.replace(
      '</Relationships>',
      `<Relationship Id="rIdCustom" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="${customPart}"/></Relationships>`
    )
  )
  parts[customPart] = strToU8(customProperties(properties.custom))
  return zipSync(parts, { level, mtime: noTime })
}

function relationshipsOf(sheet: string): string {
  return sheet.replace(/([^/]+)$/, '_rels/$1.rels')
}

/** Our sheets have no relationships but links. */
function sheetsWithLinks(parts: Unzipped): string[] {
  return Object.keys(parts).filter(
    (name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name) && parts[relationshipsOf(name)] !== undefined
  )
}

const formatId = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}'

/** Properties as Excel shows them under 自定义; numbered from 2, as the format wants it. */
function customProperties(custom: BookProperties['custom']): string {
  const items = custom.map(
    ([name, value], at) =>
      `<property fmtid="${formatId}" pid="${at + 2}" name="${escaped(name)}"><vt:lpwstr>${escaped(value)}</vt:lpwstr></property>`
  )
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" ' +
    `xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${items.join('')}</Properties>`
  )
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
