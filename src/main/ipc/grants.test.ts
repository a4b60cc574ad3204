import { describe, expect, it } from 'vitest'
import { openGrants } from './grants'

describe('grants', () => {
  it('gives the path back once, for its purpose, and shows the page only the name', () => {
    const grants = openGrants<'a' | 'b'>()
    const { grant, name } = grants.offer('/somewhere/402001.json', 'a')
    expect(name).toBe('402001.json')
    expect(grant).not.toContain('somewhere')
    expect(() => grants.redeem(grant, 'b')).toThrow('没有选定文件')
    expect(grants.redeem(grant, 'a')).toBe('/somewhere/402001.json')
    expect(() => grants.redeem(grant, 'a')).toThrow('没有选定文件')
  })

  it('refuses what was never offered', () => {
    expect(() => openGrants<'a'>().redeem('/etc/passwd', 'a')).toThrow('没有选定文件')
  })

  it('lets a file be looked into as often as asked, for its purpose, until it has been used', () => {
    const grants = openGrants<'a' | 'b'>()
    const { grant } = grants.offer('/file', 'a')
    expect([grants.look(grant, 'a'), grants.look(grant, 'a')]).toEqual(['/file', '/file'])
    expect(() => grants.look(grant, 'b')).toThrow()
    grants.redeem(grant, 'a')
    expect(() => grants.look(grant, 'a')).toThrow()
  })

  it('forgets the oldest of too many', () => {
    const grants = openGrants<'a'>()
    const first = grants.offer('/first', 'a').grant
    const later = Array.from({ length: 20_000 }, (_, n) => grants.offer(`/${String(n)}`, 'a').grant)
    expect(() => grants.redeem(first, 'a')).toThrow()
    expect(grants.redeem(later[19_999]!, 'a')).toBe('/19999')
  })
})
