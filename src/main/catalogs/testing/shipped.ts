import { fileURLToPath } from 'node:url'
import { nodeFiles } from '../../files'
import { ShippedCatalogs } from '../shipped-catalogs'

/** resources/catalogs of this project. */
export const catalogsFolder = fileURLToPath(new URL('../../../../resources/catalogs', import.meta.url))

/** The catalogs that the program ships, for tests. */
export const shippedCatalogs = new ShippedCatalogs(nodeFiles, catalogsFolder)
