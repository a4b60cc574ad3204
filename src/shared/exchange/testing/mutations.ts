import fc from 'fast-check'

/** Random damage to interchange files: to their bytes, to their structure, to their values. */

type Node = { [key: string]: unknown } | unknown[]

/** Values that a field may suddenly have. */
const strange: readonly unknown[] = [
  null,
  true,
  0,
  -0,
  -1,
  1.5,
  2023,
  1e308,
  9007199254740993,
  '',
  ' ',
  '0',
  '0.00',
  '-0.00',
  '-5.00',
  '12.345',
  '１２',
  '1,000',
  '100000000000.00',
  '100000000000.01',
  '9'.repeat(400),
  'generalPublicBudget',
  'toString',
  '\u0000',
  '\ud83d',
  '😀',
  '预算\n单位',
  '\u202e',
  'x'.repeat(20_001),
  [],
  {},
  [[]],
  [null],
  { amount: '1.00' },
  JSON.parse('{"__proto__": {"admin": true}}')
]
const names = [
  'colour',
  'amount',
  'id',
  'note',
  '__proto__',
  'constructor',
  'toString',
  'formatVersion',
  '',
  '金额',
  'units'
]

interface Damage {
  readonly kind: 'replace' | 'remove' | 'rename' | 'add' | 'repeat' | 'swap' | 'nest' | 'amount'
  readonly where: number
  readonly what: number
}

const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('replace', 'remove', 'rename', 'add', 'repeat', 'swap', 'nest', 'amount'),
  where: fc.nat(),
  what: fc.nat()
})

/** A way to damage a file's text: some steps in its structure and values, written anew. */
export const structuralDamage: fc.Arbitrary<(text: string) => string> = fc
  .array(damage, { minLength: 1, maxLength: 3 })
  .map((steps) => (text) => {
    const root = JSON.parse(text) as Node
    for (const step of steps) hurt(root, step)
    return JSON.stringify(root)
  })

function hurt(root: Node, { kind, where, what }: Damage): void {
  const nodes = nodesOf(root)
  const node = nodes[where % nodes.length] ?? root
  const keys = Object.keys(node)
  const key = keys[what % Math.max(keys.length, 1)] ?? '0'
  const bag = node as { [key: string]: unknown }
  const value = strange[what % strange.length]
  switch (kind) {
    case 'replace':
      set(bag, key, value)
      return
    case 'remove':
      if (Array.isArray(node)) node.splice(Number(key), 1)
      else Reflect.deleteProperty(node, key)
      return
    case 'rename':
      if (Array.isArray(node)) return
      set(bag, names[what % names.length] ?? '', bag[key])
      Reflect.deleteProperty(node, key)
      return
    case 'add':
      if (Array.isArray(node)) node.push(value)
      else set(bag, names[what % names.length] ?? '', value)
      return
    case 'repeat':
      if (Array.isArray(node)) node.push(...node.slice(0, 3))
      return
    case 'swap':
      set(bag, key, bag[keys[0] ?? '0'])
      return
    case 'nest':
      set(bag, key, what % 2 === 0 ? [bag[key]] : { [key]: bag[key] })
      return
    case 'amount':
      if (typeof bag[key] === 'string') bag[key] = bag[key].replace(/[0-9]$/, String(what % 10))
  }
}

function set(bag: { [key: string]: unknown }, key: string, value: unknown): void {
  Object.defineProperty(bag, key, { value, enumerable: true, configurable: true, writable: true })
}

function nodesOf(root: unknown): Node[] {
  if (typeof root !== 'object' || root === null) return []
  return [root as Node, ...Object.values(root).flatMap(nodesOf)]
}

const spot = fc.record({
  kind: fc.constantFrom('flip', 'remove', 'insert', 'cut', 'repeat', 'swallow'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  byte: fc.integer({ min: 0, max: 255 }),
  length: fc.integer({ min: 1, max: 60 })
})

/** A way to damage a file's bytes. */
export const byteDamage: fc.Arbitrary<(bytes: Uint8Array) => Uint8Array> = fc
  .array(spot, { minLength: 1, maxLength: 3 })
  .map((spots) => (bytes) => {
    let all = [...bytes]
    for (const { kind, at, byte, length } of spots) {
      const place = Math.floor(at * all.length)
      const piece = all.slice(place, place + length)
      if (kind === 'flip') all[place] = (all[place] ?? 0) ^ (1 << (byte % 8))
      else if (kind === 'remove') all.splice(place, 1)
      else if (kind === 'insert') all.splice(place, 0, byte)
      else if (kind === 'cut') all = all.slice(0, place)
      else if (kind === 'repeat') all.splice(place, 0, ...piece)
      else all.splice(place, length)
    }
    return Uint8Array.from(all)
  })
