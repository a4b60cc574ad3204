import { fileURLToPath } from 'node:url'
import { workProcess } from '../jobs'
import { carryOut } from './carry-out'
import { unitOrder } from './order'

/** A unit of many thousand lines takes a fraction of it; a workbook that wants more is no list of subjects. */
const megabytes = 1024

/** The work process of the unit's desk. */
workProcess({ module: fileURLToPath(import.meta.url), megabytes }, unitOrder, carryOut)
