import { rule } from '../rule'
import type { Rule } from '../rule'
import type { BalanceView, CodedView } from '../view'
import { grandTerm, byCode, missingRow, classesAgree } from './classes'
import {
  balanceOf,
  codedOf,
  codedTerm,
  grandRow,
  lacking,
  rowOfSources,
  sectionColumn,
  sideTerm,
  sideTotal,
  subjectRows,
  totalColumn
} from './find'
import { one, Relations } from './relations'

export const B01: Rule = rule(
  {
    id: 'B01',
    severity: 'error',
    fixed: true,
    title: '收入总表与收支总表的收入相符',
    sentence: '收支总表收入总计等于收入总表合计（含结转下年行）；收入总表各来源列等于收支总表各收入行。',
    tolerance: 'printed'
  },
  {
    tables: ({ tables: view }) => {
      const relations = new Relations(view)
      const [totals, income] = [balanceOf(view, 'incomeAndExpenditure'), codedOf(view, 'income')]
      if (totals !== undefined && income !== undefined) incomeAgrees(relations, totals, income)
      return relations.outcome(lacking('incomeAndExpenditure', 'income'))
    }
  }
)

function incomeAgrees(relations: Relations, totals: BalanceView, income: CodedView): void {
  const { view } = relations
  const [grand, column, sum] = [grandRow(totals.left), sideTotal(totals.left), totalColumn(income)]
  if (column === undefined) return
  if (grand !== undefined && sum !== undefined)
    relations.equal(one(sideTerm(view, totals, grand, column)), one(grandTerm(view, income, sum)), {
      key: 'total'
    })
  for (const own of income.columns) {
    const row = own.meaning.sources === undefined ? undefined : rowOfSources(totals.left, own.meaning.sources)
    if (row === undefined || own === sum) continue
    relations.equal(one(sideTerm(view, totals, row, column)), one(grandTerm(view, income, own)), {
      key: own.label
    })
  }
}

export const B02: Rule = rule(
  {
    id: 'B02',
    severity: 'error',
    fixed: true,
    title: '支出总表与收支总表的支出相符',
    sentence: '收支总表本年支出合计等于支出总表合计；收支总表各类等于支出总表各类（按编码对应）。',
    tolerance: 'printed'
  },
  {
    tables: ({ tables: view }) => {
      const relations = new Relations(view)
      const [totals, spent] = [balanceOf(view, 'incomeAndExpenditure'), codedOf(view, 'expenditure')]
      const column = totals === undefined ? undefined : sideTotal(totals.right)
      if (totals !== undefined && spent !== undefined && column !== undefined)
        classesAgree(relations, { table: totals, column }, spent)
      return relations.outcome(lacking('incomeAndExpenditure', 'expenditure'))
    }
  }
)

export const B03: Rule = rule(
  {
    id: 'B03',
    severity: 'error',
    fixed: true,
    title: '收入总表与支出总表逐科目相符',
    sentence: '收入总表每个科目的合计等于支出总表同一科目的合计。',
    tolerance: 'printed'
  },
  {
    tables: ({ tables: view }) => {
      const relations = new Relations(view)
      const [income, spent] = [codedOf(view, 'income'), codedOf(view, 'expenditure')]
      if (income?.axis === 'function' && spent !== undefined) subjectsAgree(relations, income, spent)
      return relations.outcome(lacking('income', 'expenditure'))
    }
  }
)

function subjectsAgree(relations: Relations, income: CodedView, spent: CodedView): void {
  const { view } = relations
  const [left, right] = [totalColumn(income), totalColumn(spent)]
  if (left === undefined || right === undefined) return
  const [ones, others] = [byCode(subjectRows(income)), byCode(subjectRows(spent))]
  for (const code of new Set([...ones.keys(), ...others.keys()])) {
    const name = ones.get(code)?.name ?? others.get(code)?.name ?? ''
    relations.equal(
      one(codedTerm(view, income, ones.get(code) ?? missingRow(income, code, name), left)),
      one(codedTerm(view, spent, others.get(code) ?? missingRow(spent, code, name), right)),
      { key: code }
    )
  }
}

export const B09: Rule = rule(
  {
    id: 'B09',
    severity: 'error',
    fixed: true,
    title: '一般公共预算基本支出两表相符',
    sentence: '一般公共预算支出表的基本支出合计等于一般公共预算基本支出表的合计。',
    tolerance: 'printed'
  },
  {
    tables: ({ tables: view }) => {
      const relations = new Relations(view)
      const [all, basic] = [codedOf(view, 'generalPublicExpenditure'), codedOf(view, 'generalPublicBasic')]
      const [left, right] = [all && sectionColumn(all, 'basic'), basic && totalColumn(basic)]
      if (all !== undefined && basic !== undefined && left !== undefined && right !== undefined)
        relations.equal(one(grandTerm(view, all, left)), one(grandTerm(view, basic, right)), { key: 'basic' })
      return relations.outcome(lacking('generalPublicExpenditure', 'generalPublicBasic'))
    }
  }
)
