import { sections } from '../src/shared/ledger'
import { expect, takePictures, test } from './harness/test'
import { DeskPage } from './pages/desk-page'
import { WorkspacePage } from './pages/workspace-page'

test('pictures of the desk', async ({ start }) => {
  test.setTimeout(180_000)
  const { app, page } = await start()
  page.on('console', (m) => console.log(m.text()))
  const workspace = await WorkspacePage.openSample(page)
  await takePictures(app, page, 'workspace')
  await workspace.create.click()
  await takePictures(app, page, 'workspace-new')
  await workspace.open('402001')
  const desk = new DeskPage(page)
  for (const section of sections) {
    await desk.section(section).click()
    await expect(desk.content.getByRole('heading', { level: 2 }).first()).toBeVisible()
    await takePictures(app, page, `desk-${section}`)
  }
})
