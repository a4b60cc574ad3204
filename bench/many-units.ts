import { manyUnits } from './department/units'

/** `many-units FOLDER COUNT`: a department of so many units, and what they have handed in, for a test in the window. */
const [folder = '', count = ''] = process.argv.slice(2)
await manyUnits(folder, Number(count))
