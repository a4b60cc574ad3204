import type { Section } from '@shared/ledger'
import type { Component } from 'vue'
import BasicExpenditureSection from './BasicExpenditureSection.vue'
import GovernmentProcurementSection from './GovernmentProcurementSection.vue'
import IncomeSection from './IncomeSection.vue'
import OtherExpenditureSection from './OtherExpenditureSection.vue'
import PerformanceSection from './PerformanceSection.vue'
import PriorYearSection from './PriorYearSection.vue'
import ProfileSection from './ProfileSection.vue'
import ProjectsSection from './ProjectsSection.vue'
import StatementSection from './StatementSection.vue'
import ThreePublicExpensesSection from './ThreePublicExpensesSection.vue'

/** The page of each section. Pages take no props: they read the open ledger and the place. */
export const sectionPages: Readonly<Record<Section, Component>> = {
  profile: ProfileSection,
  income: IncomeSection,
  basicExpenditure: BasicExpenditureSection,
  otherExpenditure: OtherExpenditureSection,
  projects: ProjectsSection,
  threePublicExpenses: ThreePublicExpensesSection,
  governmentProcurement: GovernmentProcurementSection,
  performance: PerformanceSection,
  priorYear: PriorYearSection,
  statement: StatementSection
}
