import { builtinModules } from 'node:module'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

/**
 * The walls of the house. `shared` is pure; `main` and `renderer` know `shared` and never each other;
 * a room is entered by its door (its index.ts).
 */
const node = ['node:*', ...builtinModules, ...builtinModules.map((name) => `${name}/*`)]
const electron = ['electron', 'electron/*', 'electron-log', 'electron-log/*']
const room = (name) => [`**/${name}`, `**/${name}/**`, `@${name}`, `@${name}/*`]
const doors = { group: ['@shared/*/*'], message: 'A room is entered by its door: import @shared/<room>.' }
/** `lazily`: what `import()` may not name either; the rule for imports does not look there. */
const walls = (groups, lazily, message, more = []) => ({
  'no-restricted-imports': ['error', { patterns: [{ group: groups, message }, doors, ...more] }],
  'no-restricted-syntax': [
    'error',
    {
      selector: "ImportExpression[source.type!='Literal'], CallExpression[callee.name='require']",
      message: 'Import by a literal name, so that the walls can be seen.'
    },
    { selector: `ImportExpression > Literal[value=/${lazily}/]`, message }
  ]
})
const builtins = `^node:|^electron|^(${builtinModules.filter((name) => /^\w+$/.test(name)).join('|')})(\\u002F|$)`
const inRoom = (...names) => `(^|\\u002F|@)(${names.join('|')})(\\u002F|$)`

const gridDoor = { group: ['**/grid/*'], message: 'The grid is entered by its door: import ../grid.' }
const rendererWalls = (more) =>
  walls(
    [...node, ...electron, ...room('main'), ...room('preload')],
    `${builtins}|${inRoom('main', 'preload')}`,
    'renderer never imports main, Node or Electron.',
    more
  )

export default tseslint.config(
  { ignores: ['out/**', 'dist/**', 'demo-output/**', 'test-results/**', '.cache/**', 'node_modules/**'] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts', '**/*.vue'] })),
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.ts', '**/*.vue'],
    languageOptions: {
      parserOptions: {
        parser: tseslint.parser,
        project: [
          './tsconfig.shared.json',
          './tsconfig.main.json',
          './tsconfig.renderer.json',
          './tsconfig.tests.json'
        ],
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue']
      }
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error'
    }
  },
  { files: ['**/*.vue'], rules: { 'max-lines': ['error', 250], 'vue/multi-word-component-names': 'off' } },
  {
    files: ['src/shared/**/*.ts'],
    rules: walls(
      [
        ...node,
        ...electron,
        'vue',
        'pinia',
        'naive-ui',
        ...room('main'),
        ...room('renderer'),
        ...room('preload')
      ],
      '.',
      'shared is pure: no Node, no Electron, no other room.'
    )
  },
  {
    files: ['src/main/**/*.ts'],
    rules: walls(
      [...room('renderer'), ...room('preload'), 'vue', 'naive-ui', 'pinia'],
      inRoom('renderer', 'preload'),
      'main never imports renderer.'
    )
  },
  {
    files: ['src/preload/**/*.ts'],
    rules: walls(
      [...room('renderer'), ...room('main')],
      inRoom('renderer', 'main'),
      'preload knows only shared and Electron.'
    )
  },
  {
    files: ['src/renderer/**/*.ts', 'src/renderer/**/*.vue'],
    rules: rendererWalls([gridDoor])
  },
  // Inside the grid its own files know each other.
  { files: ['src/renderer/grid/**/*.ts', 'src/renderer/grid/**/*.vue'], rules: rendererWalls() },
  {
    files: ['**/*.test.ts', '**/testing/**/*.ts', 'e2e/**/*.ts', 'bench/**/*.ts'],
    rules: {
      'no-restricted-imports': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off'
    }
  },
  prettier
)
