import { fileURLToPath } from 'node:url'
import { workProcess } from '../jobs'
import { carryOut } from './carry-out'
import { summaryOrder } from './order'

/** Three hundred units with their checks and workbooks take less than half of it. */
const megabytes = 1024

/** The work process of 汇总. */
workProcess({ module: fileURLToPath(import.meta.url), megabytes }, summaryOrder, carryOut)
