import { describe, expect, it } from 'vitest'
import { isOnNetwork, isUnderNetworkMount, isWindowsShare, mountsOfLinux, mountsOfMacos } from './network'

describe('network drives', () => {
  const linux = mountsOfLinux(
    [
      '/dev/sda1 / ext4 rw,relatime 0 0',
      'server:/budget /mnt/budget nfs4 rw 0 0',
      '//server/share /media/财务\\040共享 cifs rw 0 0',
      '/dev/sdb1 /mnt/budget/local ext4 rw 0 0',
      'user@host: /home/me/remote fuse.sshfs rw 0 0',
      '/dev/sdc1 /media/usb fuseblk rw 0 0',
      ''
    ].join('\n')
  )

  it.each([
    ['/home/me/402001.ledger', false],
    ['/mnt/budget/402001.ledger', true],
    ['/mnt/budgets/402001.ledger', false],
    ['/media/财务 共享/2023', true],
    ['/mnt/budget/local/402001.ledger', false],
    ['/home/me/remote', true],
    ['/media/usb/402001.ledger', false]
  ])('on Linux %s: %s', (path, expected) => {
    expect(isUnderNetworkMount(path, linux)).toBe(expected)
  })

  it('of two mounts on one folder the later counts', () => {
    const mounts = mountsOfLinux('server:/a /mnt nfs rw 0 0\n/dev/sda1 /mnt ext4 rw 0 0')
    expect(isUnderNetworkMount('/mnt/x', mounts)).toBe(false)
  })

  it.each([
    ['/Users/me', false],
    ['/Volumes/财务 share/2023', true]
  ])('on macOS %s: %s', (path, expected) => {
    const mounts = mountsOfMacos(
      [
        '/dev/disk1s1 on / (apfs, local, journaled)',
        '//me@server/share on /Volumes/财务 share (smbfs, nodev, nosuid)'
      ].join('\n')
    )
    expect(isUnderNetworkMount(path, mounts)).toBe(expected)
  })

  it.each([
    ['C:\\预算', false],
    ['\\\\server\\share\\2023', true],
    ['\\\\?\\UNC\\server\\share', true],
    ['\\\\?\\C:\\预算', false],
    ['\\\\.\\C:', false]
  ])('on Windows %s: %s', (path, expected) => {
    expect(isWindowsShare(path)).toBe(expected)
  })

  it('takes a folder that is not there to be local', () => {
    expect(isOnNetwork('/no/such/folder/402001.ledger')).toBe(false)
  })
})
