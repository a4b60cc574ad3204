import type { Department, DepartmentUnit } from '@shared/exchange'
import { sum } from '@shared/money'
import { isSame } from '@shared/remember'
import type { Fen } from '@shared/money'
import type { Group, UnitLines, UnitProject } from './answers'
import { cellCoordinates, coordinateOf, coordinates } from './coordinates'
import type { Coordinate } from './coordinates'
import { fold, keyTest } from './fold'
import { changedPart, heldUnit } from './held-unit'
import { inOrder } from './unit-order'
import type { HeldList, HeldUnit } from './held-unit'
import type { GivenName, ProjectFacts, UnitFacts } from './unit-facts'
import { duplicateUnit, judgeUnit } from './refusals'
import { View } from './view'
import { admits, conditioned, isList, isNever, matcher } from './where'
import type { Where } from './where'

/** Sums that are kept running, and per cell the key that its facts have there; no keys where they depend on the unit. */
interface RunningView {
  readonly view: View
  readonly keys: (number | undefined)[] | undefined
}

/**
 * The facts of a department's units, and their sums by any coordinates. Sums are exact and independent of the
 * order in which units came. A sum that has been asked for is kept running by its coordinates, so that putting
 * another state of one unit in its place costs that unit's size, and asking again the size of the answer.
 */
export class Consolidation {
  readonly department: Department
  readonly #listed: ReadonlyMap<string, DepartmentUnit>
  readonly #units = new Map<string, HeldUnit>()
  /** The finest sums of the whole department; its keys number the cells. */
  readonly #cells = new View(cellCoordinates)
  readonly #views = new Map<string, RunningView>()
  /** The units that have a project of a code. */
  readonly #unitsByProject = new Map<string, Set<string>>()

  constructor(department: Department) {
    this.department = department
    this.#listed = new Map(department.units.map((unit) => [unit.code, unit]))
  }

  /**
   * Puts a unit in that is not there yet.
   * @throws UserError `duplicateUnit`, and as {@link replace}
   */
  add(unit: UnitFacts): void {
    if (this.#units.has(unit.unit.code)) throw duplicateUnit(unit)
    this.replace(unit)
  }

  /**
   * Puts a unit in, in the place of its earlier state if there is one. When it is refused, nothing has changed.
   * @throws UserError `unitNotInDepartment`, `yearsMixed`
   */
  replace(unit: UnitFacts): void {
    const listed = judgeUnit(this.department, this.#listed.get(unit.unit.code), unit)
    const { code } = unit.unit
    const before = this.#units.get(code)
    const held = heldUnit(unit, {
      isClosed: listed.status === 'closed',
      isLastYears: unit.fiscalYear < this.department.fiscalYear,
      view: this.#cells
    })
    // Another state of a unit mostly differs in a few facts: the others need not be taken away and added again.
    const { gone, come } = changedPart(before, held)
    if (before !== undefined) this.#count(before, gone, -1)
    this.#units.set(code, held)
    this.#count(held, come, 1)
    if (before !== undefined && isSame(before.projects, held.projects)) return
    if (before !== undefined) this.#noteProjects(before, -1)
    this.#noteProjects(held, 1)
  }

  /** Takes a unit out again; nothing happens when it is not in. */
  remove(code: string): void {
    const held = this.#units.get(code)
    if (held === undefined) return
    this.#count(held, held.lists, -1)
    this.#noteProjects(held, -1)
    this.#units.delete(code)
  }

  /** @param lists of the unit's facts, those that count */
  #count({ unit }: HeldUnit, lists: readonly Pick<HeldList, 'cells' | 'amounts'>[], times: 1 | -1): void {
    for (const { cells, amounts } of lists) {
      for (let at = 0; at < cells.length; at++) this.#cells.add(cells[at] ?? -1, amounts[at] ?? 0, times)
      for (const view of this.#views.values()) this.#countIn(view, unit.code, cells, amounts, times)
    }
  }

  /** Notes whose the projects are (`times` 1), or that they are not any more (−1). */
  #noteProjects({ unit, projects }: HeldUnit, times: 1 | -1): void {
    for (const { code } of projects) {
      const units = this.#unitsByProject.get(code) ?? new Set()
      this.#unitsByProject.set(code, units)
      if (times === 1) units.add(unit.code)
      else units.delete(unit.code)
    }
  }

  #countIn(
    { view, keys }: RunningView,
    unit: string,
    cells: Int32Array,
    amounts: Float64Array,
    times: 1 | -1
  ): void {
    const readers = view.by.map((coordinate) =>
      coordinate === 'unit' ? () => unit : this.#cells.reader(coordinate)
    )
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at] ?? -1
      const key = keys?.[cell] ?? view.key(readers.map((read) => read(cell)))
      if (keys !== undefined) keys[cell] = key
      view.add(key, amounts[at] ?? 0, times)
    }
  }

  /**
   * The sums of the facts that are meant, by coordinates, in no particular order. Facts of zero make a group.
   * @throws UserError `sumTooLarge`
   */
  groups(by: readonly Coordinate[], where: Where = {}): Group[] {
    if (conditioned(where).some((one) => isNever(where[one]))) return []
    const meant = this.#unitsNamed(where)
    const needed = coordinates.filter((one) => by.includes(one) || meant[one] !== undefined)
    const scanned = needed.includes('project') || isList(meant.unit)
    const view = scanned ? this.#scan(needed, meant) : this.#view(needed)
    // Where every coordinate of the view is asked by, its keys are the groups.
    const isFine = view.by.every((one) => by.includes(one))
    const source = isFine ? view : fold(view, by, meant)
    const isMeant = isFine ? keyTest(view, meant) : () => true
    const readers = by.map((one) => source.reader(one))
    const groups: Group[] = []
    for (let key = 0; key < source.size; key++) {
      if (source.has(key) && isMeant(key))
        groups.push({ texts: readers.map((read) => read(key)), amount: source.sum(key) })
    }
    return groups
  }

  /** The same conditions without the units' where they name every unit that is in: then the running sums tell. */
  #unitsNamed(where: Where): Where {
    const { unit, ...rest } = where
    if (!isList(unit)) return where
    const named = new Set(unit)
    return [...this.#units.keys()].every((code) => named.has(code)) ? rest : where
  }

  /**
   * The exact sum of the facts that are meant, in fen; zero when there are none.
   * @throws UserError `sumTooLarge`
   */
  sum(where: Where): Fen {
    return sum(this.groups([], where).map(({ amount }) => amount))
  }

  /** The running sums by these coordinates, made when they are asked for the first time. */
  #view(by: readonly Coordinate[]): View {
    const name = by.join()
    if (name === this.#cells.by.join()) return this.#cells
    const running = this.#views.get(name) ?? this.#newView(by)
    this.#views.set(name, running)
    return running.view
  }

  /** From the smallest sums that tell enough; by unit, from the facts themselves where none do. */
  #newView(by: readonly Coordinate[]): RunningView {
    const cells: RunningView = { view: this.#cells, keys: undefined }
    const [finer] = [cells, ...this.#views.values()]
      .filter(({ view }) => by.every((coordinate) => view.tells(coordinate)))
      .sort((a, b) => a.view.size - b.view.size)
    if (finer === undefined) {
      const made = { view: new View(by), keys: undefined }
      for (const { unit, lists } of this.#units.values())
        for (const { cells: own, amounts } of lists) this.#countIn(made, unit.code, own, amounts, 1)
      return made
    }
    const folded: number[] = []
    const view = fold(finer.view, by, {}, (key, into) => {
      folded[key] = into
    })
    if (by.includes('unit')) return { view, keys: undefined }
    if (finer === cells) return { view, keys: folded }
    return { view, keys: finer.keys?.map((key) => (key === undefined ? undefined : folded[key])) ?? [] }
  }

  /** Sums made for one question: of a project or of some units. It costs the size of those units. */
  #scan(by: readonly Coordinate[], where: Where): View {
    const view = new View(by)
    const meant = isList(where.unit) ? where.unit : [...this.#units.keys()]
    const project = admits(where.project ?? { except: [] })
    for (const code of new Set(meant)) {
      const held = this.#units.get(code)
      if (held === undefined) continue
      for (const { cells, projectCodes, amounts, ofProject } of held.lists) {
        const positions = isList(where.project)
          ? where.project.flatMap((one) => ofProject().get(one) ?? [])
          : amounts.keys()
        const readers = by.map((coordinate): ((at: number) => string) => {
          if (coordinate === 'unit') return () => code
          if (coordinate === 'project') return (at) => projectCodes[at] ?? ''
          const read = this.#cells.reader(coordinate)
          return (at) => read(cells[at] ?? -1)
        })
        for (const at of positions) {
          if (!project(projectCodes[at] ?? '')) continue
          view.add(view.key(readers.map((read) => read(at))), amounts[at] ?? 0, 1)
        }
      }
    }
    return view
  }

  /**
   * The ledger lines behind a sum, by unit in the department's order; units without any are left out. Of several
   * conditions a line must fulfil one.
   */
  linesBehind(...wheres: readonly Where[]): UnitLines[] {
    const tests = wheres.map(matcher)
    const meant = (textOf: (coordinate: Coordinate) => string): boolean => tests.some((test) => test(textOf))
    return this.units.flatMap((unit) => {
      const lines = Array.from(this.#units.get(unit.code)?.lines() ?? []).filter((line) =>
        meant((coordinate) => coordinateOf(line, unit.code, coordinate))
      )
      return lines.length === 0 ? [] : [{ unit, amount: sum(lines.map(({ amount }) => amount)), lines }]
    })
  }

  /** The units that are in, in the department's order. */
  get units(): DepartmentUnit[] {
    return this.department.units.filter(({ code }) => this.#units.has(code)).sort(inOrder)
  }

  /** The active units on the department's list that are not in, in the department's order. */
  get missingUnits(): DepartmentUnit[] {
    return this.department.units
      .filter(({ code, status }) => status !== 'closed' && !this.#units.has(code))
      .sort(inOrder)
  }

  /** What was put in for a unit, but for its facts. */
  unit(code: string): Omit<HeldUnit, 'lists'> | undefined {
    return this.#units.get(code)
  }

  /** This year's projects of the active units, in the department's and the ledgers' order. */
  get projects(): UnitProject[] {
    return this.#projects(this.units, () => true)
  }

  /** The key projects: the department's choice in its order; without one, what the units propose. */
  get keyProjects(): UnitProject[] {
    const chosen = this.department.keyProjects
    if (chosen === undefined) return this.#projects(this.units, ({ keyProject }) => keyProject)
    return chosen.flatMap((code) => {
      const units = [...(this.#unitsByProject.get(code) ?? [])].flatMap(
        (unit) => this.#listed.get(unit) ?? []
      )
      return this.#projects(units.sort(inOrder), (project) => project.code === code)
    })
  }

  #projects(units: readonly DepartmentUnit[], meant: (project: ProjectFacts) => boolean): UnitProject[] {
    return units
      .filter(({ status }) => status !== 'closed')
      .flatMap((unit) =>
        (this.#units.get(unit.code)?.projects ?? []).filter(meant).map((project) => ({ unit, project }))
      )
  }

  /**
   * The name that came with a code in the first unit that gives one, or in one unit's ledger; for codes that the
   * catalog lacks.
   */
  givenName(classification: GivenName['classification'], code: string, within?: string): string | undefined {
    for (const { code: unit } of this.units) {
      if (within !== undefined && unit !== within) continue
      const found = this.#units
        .get(unit)
        ?.names?.find((given) => given.code === code && given.classification === classification)
      if (found !== undefined) return found.name
    }
    return undefined
  }
}
