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
