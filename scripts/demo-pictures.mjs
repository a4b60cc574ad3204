import { join } from 'node:path'

/**
 * Opens the sample in the program's window and keeps a picture of every printed page of every table.
 *
 * @param {import('@playwright/test').Page} page of the program, on its start page, in a window that holds a whole sheet
 * @param {string} folder where the pictures go
 * @returns {Promise<string[]>} the names of the files
 */
export async function takeTablePictures(page, folder) {
  await page.getByRole('button', { name: /看示例的公开表/ }).click()
  const tables = page.getByRole('navigation', { name: '各表' }).getByRole('button')
  await tables.first().waitFor()
  const names = []
  for (const table of await tables.all()) {
    await table.click()
    const id = await table.locator('span').first().innerText()
    await page.locator(`main[data-table='${id}']`).waitFor()
    const sheets = await page.locator('article.sheet').all()
    for (const [n, sheet] of sheets.entries()) {
      const name = `table-${id}${sheets.length > 1 ? `-page-${n + 1}` : ''}.png`
      await sheet.screenshot({ path: join(folder, name), animations: 'disabled' })
      names.push(name)
    }
  }
  return names
}

/**
 * Opens the sample's first unit at its desk and keeps a picture of its basic expenditure with what the checks find.
 *
 * @param {import('@playwright/test').Page} page of the program, on the sample's tables
 * @param {string} path of the picture
 */
export async function takeDeskPicture(page, path) {
  await page.getByRole('button', { name: '返回' }).click()
  await page.getByRole('button', { name: /打开示例/ }).click()
  await page.getByRole('button', { name: /402001/ }).click()
  await page.locator('[data-section=basicExpenditure]').click()
  await page.getByRole('button', { name: /^审核/ }).click()
  await page.locator('article.finding').first().waitFor()
  await page.screenshot({ path, animations: 'disabled' })
}

/**
 * Opens the department's workspace and keeps pictures of its board and its charts; writes its tables as PDF.
 *
 * @param {import('@playwright/test').ElectronApplication} app
 * @param {import('@playwright/test').Page} page of the program, on a unit's desk of the sample
 * @param {{ department: string, out: string, tall: () => Promise<void> }} where the workspace lies, the folder for what
 *   is made, and how the window is made tall enough for the charts
 */
export async function takeDepartmentPictures(app, page, { department, out, tall }) {
  const view = (name) =>
    page.getByRole('navigation', { name: '部门工作台' }).getByRole('button', { name, exact: true })
  const answer = (folder) =>
    app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
    }, folder)
  await page.getByRole('banner').getByRole('button', { name: '返回' }).click()
  await page.getByRole('button', { name: '返回开始页' }).click()
  await answer(department)
  await page.getByRole('button', { name: /^打开工作区/ }).click()
  await page.getByRole('button', { name: /402004/ }).click()
  await page.getByText('第 2 版').first().waitFor()
  await page.screenshot({ path: join(out, 'board.png'), animations: 'disabled' })
  await view('图表').click()
  await page.locator('canvas').nth(4).waitFor()
  await tall()
  await page.screenshot({ path: join(out, 'charts.png'), animations: 'disabled' })
  await view('导出').click()
  const whole = page.getByRole('region', { name: '整套' })
  for (const name of [/^报送版/, /^公开版/, /^审核报告/]) await whole.getByRole('checkbox', { name }).click()
  await answer(out)
  await page.getByRole('button', { name: '选文件夹并导出…' }).click()
  await page.getByText('已导出 1 个文件').waitFor()
}
