import { z } from 'zod'

/**
 * The one place zod is imported from. Without `jitless`, zod probes `new Function` when a schema is made,
 * which the window's Content-Security-Policy reports on every page.
 */
z.config({ jitless: true })

export { z }
