/**
 * How 预算簿 is packaged. No network is needed for the system this runs on: the installed Electron is used.
 * Nothing is published from here.
 */
const { existsSync } = require('node:fs')
const { join } = require('node:path')
const { glibcFloor } = require('./package.json')

/** The Electron that preparation installed, when it is the target's; else electron-builder downloads it. */
function installedElectron({ platformName, arch }) {
  const dist = join(__dirname, 'node_modules', 'electron', 'dist')
  return platformName === process.platform && arch === process.arch && existsSync(dist) ? dist : null
}

/** @type {import('electron-builder').Configuration} */
module.exports = {
  appId: 'cn.yusuanbu.desktop',
  productName: '预算簿',
  copyright: 'Yusuanbu contributors, MIT licence',
  // Debian packages must name one; a reserved address until the project has its own.
  extraMetadata: { homepage: 'https://yusuanbu.example' },
  directories: { output: 'dist', buildResources: 'resources/icons' },
  icon: 'resources/icons/icon.png',
  electronDist: installedElectron,
  electronLanguages: ['zh-CN', 'en-US'],
  npmRebuild: false,
  publish: null,

  // Only what must be a file of its own lies outside app.asar: the code stays where the fuses guard it.
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  files: [
    'out/**',
    '!out/bundled/**',
    '!out/build.json',
    'resources/**',
    'package.json',
    '!node_modules/better-sqlite3/{src,deps,binding.gyp,README.md}',
    '!node_modules/better-sqlite3/{src,deps}/**',
    '!node_modules/better-sqlite3/prebuilds/*',
    'node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node',
    '!node_modules/node-addon-api/**'
  ],
  extraFiles: [{ from: 'out/THIRD-PARTY-NOTICES.txt', to: 'THIRD-PARTY-NOTICES.txt' }],
  afterPack: async (context) => (await import('./scripts/package/after-pack.mjs')).afterPack(context),

  win: { target: [{ target: 'nsis', arch: ['x64'] }] },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    installerLanguages: ['zh_CN'],
    language: '2052',
    artifactName: 'yusuanbu-${version}-${arch}-setup.${ext}'
  },

  linux: {
    target: [
      { target: 'deb', arch: ['x64', 'arm64'] },
      { target: 'AppImage', arch: ['x64', 'arm64'] }
    ],
    executableName: 'yusuanbu',
    category: 'Office',
    synopsis: '部门预算编制与公开',
    maintainer: 'Yusuanbu contributors <yusuanbu@yusuanbu.example>',
    artifactName: 'yusuanbu-${version}-${arch}.${ext}'
  },
  deb: {
    depends: [
      `libc6 (>= ${glibcFloor})`,
      'libgtk-3-0 | libgtk-3-0t64',
      'libnss3',
      'libgbm1',
      'libasound2 | libasound2t64',
      'libnotify4',
      'libxss1',
      'libxtst6',
      'libatspi2.0-0 | libatspi2.0-0t64',
      'libuuid1',
      'libsecret-1-0',
      'xdg-utils'
    ]
  },

  mac: { category: 'public.app-category.finance', target: [{ target: 'dmg', arch: ['x64', 'arm64'] }] },
  dmg: { artifactName: 'yusuanbu-${version}-${arch}.${ext}' }
}
