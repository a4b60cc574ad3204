import { buildIfStale } from './build.mjs'
import { runNode } from './children.mjs'
import { withDisplay } from './display.mjs'
import { environment, toolScript } from './environment.mjs'

/** `npm run guide`: makes the pictures of the users' guide in the real window. */
export async function guideCommand() {
  await buildIfStale()
  const { code } = await withDisplay((extra) =>
    runNode([toolScript('@playwright/test', 'playwright'), 'test', 'e2e/guide.spec.ts'], {
      env: { ...environment(extra), GUIDE: '1' },
      show: true
    })
  )
  return code
}
