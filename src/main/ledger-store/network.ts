import { execFileSync } from 'node:child_process'
import { readFileSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'

/** File systems of another machine: SQLite's write-ahead log needs memory that only one machine shares. */
const networkTypes =
  /^(?:nfs\d?|cifs|smb\d?|smbfs|afpfs|webdav|davfs2?|9p|afs|ceph|glusterfs|lustre|ncpfs|vboxsf|vmhgfs|prl_fs|fuse\.(?:sshfs|davfs2?|rclone|glusterfs|vmhgfs-fuse|gvfsd-fuse|s3fs|cifs))$/

interface Mount {
  folder: string
  type: string
}

/** The mounts of Linux's /proc/mounts; blanks in names are written as octal there. */
export function mountsOfLinux(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, folder, type] = line.split(' ')
    if (folder === undefined || type === undefined) return []
    const plain = folder.replace(/\\([0-7]{3})/g, (_, octal: string) =>
      String.fromCharCode(parseInt(octal, 8))
    )
    return [{ folder: plain, type }]
  })
}

/** The mounts that macOS's `mount` prints: `//user@host/share on /Volumes/share (smbfs, nodev)`. */
export function mountsOfMacos(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, folder, type] = / on (.+) \(([^,)]+)/.exec(line) ?? []
    return folder === undefined || type === undefined ? [] : [{ folder, type }]
  })
}

/** Whether a file lies on another machine's disk, by the longest mounted folder that it is in. */
export function isUnderNetworkMount(path: string, mounts: readonly Mount[]): boolean {
  let found: Mount | undefined
  for (const mount of mounts) {
    const within = mount.folder === '/' || path === mount.folder || path.startsWith(`${mount.folder}/`)
    // The later of two mounts on one folder hides the earlier.
    if (within && mount.folder.length >= (found?.folder.length ?? 0)) found = mount
  }
  return found !== undefined && networkTypes.test(found.type)
}

/** Whether a Windows path, links and drive letters resolved, names another machine's share. */
export function isWindowsShare(path: string): boolean {
  return /^\\\\(?:\?\\UNC\\|(?![?.]\\))/i.test(path)
}

/** Whether a ledger lies on a network drive. When the system does not tell, it is taken to be local. */
export function isOnNetwork(path: string): boolean {
  try {
    const real = realpathSync.native(dirname(path))
    switch (process.platform) {
      case 'linux':
        return isUnderNetworkMount(real, mountsOfLinux(readFileSync('/proc/mounts', 'utf8')))
      case 'darwin':
        return isUnderNetworkMount(real, mountsOfMacos(execFileSync('/sbin/mount', { encoding: 'utf8' })))
      case 'win32':
        return isWindowsShare(real)
      default:
        return false
    }
  } catch {
    return false
  }
}
