import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assetAt, isOurs } from './assets'

const root = resolve('/program/renderer')

describe('assetAt', () => {
  it('serves the files of the page', () => {
    expect(assetAt(root, 'app://yusuanbu/')).toEqual({
      path: resolve(root, 'index.html'),
      type: 'text/html; charset=utf-8'
    })
    expect(assetAt(root, 'app://yusuanbu/assets/index-a1_B.js?v=1#x')?.path).toBe(
      resolve(root, 'assets/index-a1_B.js')
    )
  })

  it.each([
    'app://yusuanbu/..%2fsecret.json',
    'app://yusuanbu/..%5csecret.json',
    'app://yusuanbu/%252e%252e/secret.json',
    'app://yusuanbu//etc/secret.json',
    'app://yusuanbu/%2fetc/secret.json',
    'app://yusuanbu/C:/secret.json',
    'app://yusuanbu/C%3A%5Csecret.json',
    'app://yusuanbu/%5c%5cserver%5cshare%5csecret.json',
    'app://yusuanbu/a%00.json',
    'app://yusuanbu/%',
    'app://yusuanbu:80/index.html',
    'app://user@yusuanbu/index.html',
    'app://other/index.html',
    'file:///etc/secret.json',
    'https://yusuanbu/index.html',
    'app://yusuanbu/index.html.map',
    'app://yusuanbu/program',
    'not an address'
  ])('refuses %s', (address) => {
    expect(assetAt(root, address)).toBeUndefined()
  })

  it.each([
    'app://yusuanbu/../secret.json',
    'app://yusuanbu/a/../../secret.json',
    'app://yusuanbu/%2e%2e/secret.json'
  ])('never leaves the root with %s, which the parser of addresses folds', (address) => {
    expect(assetAt(root, address)?.path).toBe(resolve(root, 'secret.json'))
  })
})

describe('isOurs', () => {
  it('knows its own origin and no other', () => {
    expect(isOurs('app://yusuanbu/index.html')).toBe(true)
    for (const other of [
      'app://yusuanbu.evil/',
      'app://evil/',
      'https://yusuanbu/',
      'file:///x',
      'about:blank',
      ''
    ])
      expect(isOurs(other)).toBe(false)
  })
})
