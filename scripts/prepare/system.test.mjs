import { describe, expect, test } from 'vitest'
import { isDebian, missing, missingSentence } from './system.mjs'

const everything = {
  display: false,
  library: () => true,
  program: () => true,
  chineseFont: true,
  office: () => true
}
const names = (has) => missing({ ...everything, ...has }).map(({ what }) => what)

describe('what a Linux machine lacks', () => {
  test('nothing, when all is there', () => {
    expect(names({})).toEqual([])
  })

  test('each library by its own name', () => {
    expect(names({ library: (name) => name !== 'libgbm.so.1' })).toEqual(['libgbm.so.1'])
  })

  test('a virtual display only where there is no desktop', () => {
    const none = { program: (name) => name !== 'Xvfb' }
    expect(names(none)).toEqual(['Xvfb'])
    expect(names({ ...none, display: true })).toEqual([])
  })

  test('LibreOffice by its parts, a font by its language', () => {
    expect(names({ office: (file) => file === 'libsclo.so', chineseFont: false })).toEqual([
      'a Chinese font',
      'LibreOffice Writer'
    ])
  })
})

describe('the sentence', () => {
  const lacks = (has) => missing({ ...everything, ...has })

  test('on Debian is the one command to type', () => {
    const sentence = missingSentence(lacks({ library: (name) => name !== 'libnss3.so' }), ['libnss3'], true)
    expect(sentence).toBe(
      'This machine lacks libnss3.so (the window cannot open without it). Type:\n' +
        '  sudo apt-get install -y --no-install-recommends libnss3'
    )
  })

  test('elsewhere names the packages; for what is not needed says what is lost', () => {
    const sentence = missingSentence(lacks({ chineseFont: false }), ['fonts-noto-cjk', 'fontconfig'], false)
    expect(sentence).toBe(
      "This machine lacks a Chinese font (Chinese text shows as boxes). Install them with your system's " +
        'package manager (Debian calls the packages fonts-noto-cjk fontconfig).'
    )
  })
})

test.each([
  ['ID=debian\n', true],
  ['NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', true],
  ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', true],
  ['ID=fedora\n', false],
  ['NAME="debianish"\nID=arch\n', false],
  ['', false]
])("os-release %j is of Debian's family: %s", (text, expected) => {
  expect(isDebian(text)).toBe(expected)
})
