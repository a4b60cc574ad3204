import { evilServer, PROBES } from './harness/probes'
import { expect, test } from './harness/test'

/**
 * Every wall is attacked twice: as the program stands, where the attack must come to nothing, and with that one
 * wall taken down (the module of the same name in `weaken/`), where the same attack must succeed. So no probe can
 * pass because it looks at nothing.
 */
for (const [item, probe] of Object.entries(PROBES)) {
  test(`${item} holds, and its probe sees when it does not`, async ({ start, dataFolder }) => {
    const evil = await evilServer()
    try {
      const whole = await start()
      expect(await probe({ ...whole, evil: evil.address })).toEqual([])
      await whole.app.close()
      const weakened = await start({ dataFolder: `${dataFolder}-weak`, weaken: [item] })
      expect(await probe({ ...weakened, evil: evil.address })).not.toEqual([])
    } finally {
      evil.close()
    }
  })
}
