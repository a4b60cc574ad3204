import { column, edits, expect, refuseAll, refused, summary, test } from './grid-page/test'

const tsv = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join('\t')).join('\r\n')

test('36 keys at once with arrows between them all land where they belong', async ({ open }) => {
  const grid = await open({ rows: 8, delay: 40 })
  await grid.click(0, 'amount')
  const digits = ['1', '2', '3', '4', '5', '6']
  // Six rows, two cells each: a digit, to the right, a digit, back to the left, down.
  const keys = digits.flatMap((digit) => [digit, 'ArrowRight', digit, '7', 'ArrowLeft', 'ArrowDown'])
  expect(keys).toHaveLength(36)
  await grid.burst(keys)
  await expect.poll(() => edits(grid)).toHaveLength(12)
  await expect
    .poll(() => column(grid, 'amount'))
    .toEqual([...digits.map((digit) => `${digit}.00`), '700.50', '800.50'])
  expect((await column(grid, 'second')).slice(0, 7)).toEqual([
    ...digits.map((digit) => `${digit}7.00`),
    undefined
  ])
  expect(await grid.active()).toBe('6,amount')
})

test.describe('an input method', () => {
  test('that begins on a cell gives its text whole', async ({ open }) => {
    const grid = await open({ rows: 3 })
    await grid.click(1, 'name')
    await grid.swallowedKey()
    for (const letters of ['n', 'ni', 'ni h', 'ni hao']) await grid.compose(letters)
    await expect(grid.root).toHaveAttribute('data-mode', 'typing')
    await grid.composed('你好')
    await grid.press('Enter')
    await expect.poll(() => grid.text(1, 'name')).toBe('你好')
    await expect.poll(() => column(grid, 'name')).toEqual(['第1项', '你好', '第3项'])
    expect(await grid.active()).toBe('2,name')
  })

  test('keeps its own keys: arrows and Enter choose among its words and move nothing', async ({ open }) => {
    const grid = await open({ rows: 3 })
    await grid.click(1, 'name')
    await grid.compose('nihao')
    const session = await grid.session()
    for (const key of ['ArrowDown', 'Enter', 'Tab', 'Delete']) {
      await session.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key,
        code: key,
        windowsVirtualKeyCode: 229
      })
    }
    expect(await grid.active()).toBe('1,name')
    await grid.composed('您好')
    await grid.press('ArrowRight')
    await expect.poll(() => grid.text(1, 'name')).toBe('您好')
  })

  test('with which digits are typed gives the amount', async ({ open }) => {
    const grid = await open({ rows: 4 })
    await grid.click(0, 'amount')
    await grid.swallowedKey()
    await grid.compose('12')
    await grid.composed('12')
    await grid.composed('。')
    await grid.composed('5')
    await grid.press('Enter')
    for (const sign of '１，２３４。５') await grid.composed(sign)
    await grid.press('Enter')
    await expect.poll(() => grid.text(0, 'amount')).toBe('12.50')
    await expect.poll(() => grid.text(1, 'amount')).toBe('1,234.50')
  })

  test('is left alone on a read-only cell, which says why and stays', async ({ open }) => {
    const grid = await open({ rows: 2 })
    await grid.click(0, 'change')
    await grid.compose('ni')
    await grid.composed('你')
    await expect(grid.root.locator('.hint')).toContainText('由程序计算')
    await grid.press('ArrowLeft')
    await grid.type('5')
    await grid.press('Enter')
    // What was written shows with the next frame.
    await expect.poll(() => column(grid, 'prior')).toEqual(['5.00', '90.00'])
    expect(await edits(grid)).toEqual(['填写'])
  })
})

test('a 50 × 12 block takes what a spreadsheet writes, and lists what it cannot', async ({ open }) => {
  const grid = await open({ rows: 4 })
  const row = (n: number): string[] => [
    n % 2 === 0 ? '30101' : '办公费',
    `项目${n}`,
    '财政拨款',
    `${n + 1},234.50`,
    n === 1 ? '-' : '',
    '(2,000.00)',
    '',
    '１２．５',
    '1,200',
    '3.50',
    '2024/3/5',
    '"一行\n又一行"'
  ]
  const rows = Array.from({ length: 50 }, (_none, n) => row(n))
  rows[4]![3] = '1234.5万'
  rows[3]![3] = '十二'
  rows[6]![8] = '1.5'
  rows[7]![0] = '99999'
  await grid.click(0, 'subject')
  await grid.paste(tsv(rows))
  await expect.poll(() => column(grid, 'subject')).toHaveLength(50)
  expect(await edits(grid)).toEqual(['粘贴'])
  const amounts = await column(grid, 'amount')
  expect(amounts[0]).toBe('1234.50')
  expect(amounts[4]).toBe('12345000.00')
  expect(amounts[49]).toBe('50234.50')
  expect((await column(grid, 'second')).slice(0, 3)).toEqual([undefined, '0.00', undefined])
  expect(new Set(await column(grid, 'prior'))).toEqual(new Set(['-2000.00']))
  expect(new Set(await column(grid, 'wan'))).toEqual(new Set(['125000.00']))
  expect((await column(grid, 'people'))[0]).toBe('1200')
  expect(new Set(await column(grid, 'date'))).toEqual(new Set(['2024-03-05']))
  expect((await column(grid, 'note'))[49]).toBe('一行\n又一行')
  expect((await column(grid, 'subject')).slice(0, 2)).toEqual(['30101', '30201'])
  expect((await refused(grid)).toSorted()).toEqual(['1.5', '99999', '十二'].toSorted())
  await expect(grid.report.getByRole('button', { name: /第 / })).toHaveCount(3)
  // What a cell refused stands in it, and keeps what was there before underneath.
  await expect.poll(() => grid.text(3, 'amount')).toBe('十二')
  expect(amounts[3]).toBe('400.50')
  await grid.report.getByRole('button', { name: /十二/ }).click()
  expect(await grid.active()).toBe('3,amount')
  await grid.type('12')
  await grid.press('Enter')
  await expect.poll(() => grid.text(3, 'amount')).toBe('12.00')
  expect(await refused(grid)).toHaveLength(2)
  // One paste is one step back: here after the correction.
  await grid.press('ControlOrMeta+z', 'ControlOrMeta+z')
  await expect.poll(() => column(grid, 'subject')).toHaveLength(4)
  expect((await column(grid, 'amount'))[0]).toBe('100.50')
  await grid.press('ControlOrMeta+y')
  await expect.poll(() => column(grid, 'subject')).toHaveLength(50)
})

test('a block over read-only cells fills the others and names those', async ({ open }) => {
  const grid = await open({ rows: 5 })
  await grid.click(0, 'prior')
  await grid.paste(
    tsv([
      ['1', '999', '2'],
      ['3', '998', '4']
    ])
  )
  await expect
    .poll(() => column(grid, 'wan'))
    .toEqual(['20000.00', '40000.00', undefined, undefined, undefined])
  expect((await column(grid, 'prior')).slice(0, 2)).toEqual(['1.00', '3.00'])
  await expect(grid.report).toContainText('有 2 个格子没有填进去')
  await expect(grid.report).toContainText('第 1 行，增减')
  expect(await refused(grid)).toEqual([])
})

test('a paste of more cells than the limit is refused whole', async ({ open }) => {
  const grid = await open({ rows: 3 })
  await grid.click(0, 'subject')
  await grid.paste(tsv(Array.from({ length: 10_000 }, () => Array.from({ length: 10 }, () => '1'))))
  await expect(grid.report).toContainText('20,000')
  expect(await edits(grid)).toEqual([])
})

test('fills down and continues a series, and copies out as numbers', async ({ open }) => {
  const grid = await open({ rows: 6 })
  await grid.click(0, 'amount')
  await grid.press('Shift+ArrowDown', 'Shift+ArrowDown', 'ControlOrMeta+d')
  await expect
    .poll(() => column(grid, 'amount'))
    .toEqual(['100.50', '100.50', '100.50', '400.50', '500.50', '600.50'])
  await grid.click(3, 'amount')
  await grid.press('Shift+ArrowDown')
  const handle = await grid.root.locator('.handle').boundingBox()
  const end = await grid.cell(5, 'amount').boundingBox()
  await grid.page.mouse.move(handle!.x + 3, handle!.y + 3)
  await grid.page.mouse.down()
  await grid.page.mouse.move(end!.x + 20, end!.y + 10, { steps: 4 })
  await grid.page.mouse.up()
  await expect
    .poll(async () => (await column(grid, 'amount')).slice(3))
    .toEqual(['400.50', '500.50', '600.50'])
  await grid.click(0, 'people')
  await grid.type('10')
  await grid.press('Enter')
  await grid.type('20')
  await grid.press('Enter', 'ArrowUp', 'Shift+ArrowUp')
  const from = await grid.root.locator('.handle').boundingBox()
  const to = await grid.cell(3, 'people').boundingBox()
  await grid.page.mouse.move(from!.x + 3, from!.y + 3)
  await grid.page.mouse.down()
  await grid.page.mouse.move(to!.x + 20, to!.y + 10, { steps: 4 })
  await grid.page.mouse.up()
  await expect.poll(async () => (await column(grid, 'people')).slice(0, 4)).toEqual(['10', '20', '30', '40'])
  await grid.click(3, 'amount')
  await grid.press('Shift+ArrowDown', 'Shift+ArrowRight')
  expect(await grid.copy()).toBe('400.5\t\r\n500.5\t\r\n')
})

test('pastes back what it has copied, and clears what it has cut', async ({ open }) => {
  const grid = await open({ rows: 3 })
  await grid.click(0, 'subject')
  await grid.press('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight')
  expect(await grid.copy('ControlOrMeta+x')).toBe('30101 基本工资\t第1项\t其他收入\t100.5\r\n')
  await expect.poll(() => column(grid, 'amount')).toEqual([undefined, '200.50', '300.50'])
  await grid.click(2, 'subject')
  await grid.press('ControlOrMeta+v')
  await expect.poll(async () => (await column(grid, 'amount'))[2]).toBe('100.50')
  expect((await column(grid, 'source'))[2]).toBe('other')
  expect((await column(grid, 'subject'))[2]).toBe('30101')
})

test('finds a subject by its initials, wholly by keys', async ({ open }) => {
  const grid = await open({ rows: 0 })
  await grid.press('b')
  await grid.type('gf')
  await expect(grid.page.getByRole('option')).toHaveText([/办公费.*商品和服务支出/])
  await expect(grid.pen).toHaveAttribute('role', 'combobox')
  await grid.press('Tab')
  await expect.poll(() => column(grid, 'subject')).toEqual(['30201'])
  await grid.press('Home', 'ArrowDown', 'Alt+ArrowDown')
  await expect(grid.page.getByRole('option')).toHaveCount(2)
  await grid.press('ArrowDown', 'ArrowDown', 'Enter')
  await expect.poll(() => column(grid, 'subject')).toEqual(['30201', '30201'])
  await grid.type('zzz')
  await grid.press('Enter')
  expect(await refused(grid)).toEqual(['zzz'])
  expect(await grid.active()).toBe('2,subject')
  await grid.press('F2')
  await expect(grid.pen).toHaveValue('zzz')
  // Once for the correction, once for what was refused.
  await grid.press('Escape')
  expect(await refused(grid)).toEqual(['zzz'])
  await grid.press('Escape')
  expect(await refused(grid)).toEqual([])
})

test('an edit that comes to nothing falls back, and what was typed stays for correction', async ({
  open
}) => {
  const grid = await open({ rows: 2, delay: 30 })
  await refuseAll(grid, '磁盘已满，没有保存。')
  await grid.click(0, 'amount')
  await grid.type('77')
  await grid.press('Enter')
  await expect.poll(() => refused(grid)).toEqual(['77'])
  await expect.poll(() => column(grid, 'amount')).toEqual(['100.50', '200.50'])
  await expect.poll(() => grid.text(0, 'amount')).toBe('77')
  await expect(grid.report).toContainText('磁盘已满')
})

test('tells the sum of what is selected', async ({ open }) => {
  const grid = await open({ rows: 4 })
  await grid.click(0, 'amount')
  await grid.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight')
  await expect
    .poll(() => summary(grid))
    .toEqual({ cells: 6, count: 3, of: 'amount', sum: '601.50', average: '200.50' })
})

test('rows are put in, copied and taken out by keys', async ({ open }) => {
  const grid = await open({ rows: 3 })
  await grid.click(1, 'name')
  await grid.press('Insert')
  await expect.poll(() => column(grid, 'name')).toEqual(['第1项', undefined, '第2项', '第3项'])
  await grid.type('新的')
  await grid.press('Enter', 'ControlOrMeta+Shift+d')
  await expect.poll(() => column(grid, 'name')).toEqual(['第1项', '新的', '第2项', '第2项', '第3项'])
  await grid.press('Shift+ArrowUp', 'ControlOrMeta+Delete')
  await expect.poll(() => column(grid, 'name')).toEqual(['第1项', '新的', '第3项'])
})

test('leaves the grid by Tab after Escape', async ({ open }) => {
  const grid = await open({ rows: 3 })
  await grid.press('Tab', 'Tab')
  expect(await grid.active()).toBe('0,source')
  await grid.press('Escape', 'Tab')
  await expect(grid.page.locator('#after')).toBeFocused()
})
