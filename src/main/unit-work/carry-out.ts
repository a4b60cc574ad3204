import { Catalog } from '@shared/catalog'
import { catalogue, Checker, sealed } from '@shared/checks'
import type { SealedRecord } from '@shared/checks'
import { readOfficialList } from '../catalogs'
import { sha256 } from '../exchange'
import { writeCheckReport } from '../export'
import type { ChecksMaterial, UnitOrder } from './order'

/** Does what an order asks for; what it gives reads as `unitResults` says. */
export function carryOut(order: UnitOrder): unknown {
  switch (order.kind) {
    case 'checks':
      return recordOf(order.material)
    case 'checkReport': {
      const { unit, fiscalYear, round } = order.material.ledger
      const about = { code: unit.code, name: unit.name, fiscalYear, round, made: new Date(order.madeAt) }
      return writeCheckReport(recordOf(order.material), about)
    }
    case 'officialList':
      return readOfficialList({ name: order.name, bytes: order.bytes }, order.below)
  }
}

function recordOf(material: ChecksMaterial): SealedRecord {
  const { ledger, template, department, ceilings, explanations, ticks } = material
  const catalog = new Catalog(material.catalog)
  const record = new Checker(catalogue).check({
    scope: { kind: 'unit', unit: ledger.unit.code },
    ...{ ledgers: [ledger], template, catalog, explanations, ticks },
    ...(department === undefined ? {} : { department }),
    ...(ceilings === undefined
      ? {}
      : { ceilings: { department: { sources: {} }, units: { [ledger.unit.code]: ceilings } } })
  })
  return sealed(record, { rules: catalogue, ledgers: [ledger], catalog, template, department }, sha256)
}
