import type { PreviewDocument } from '@shared/ipc'
import { expect, it } from 'vitest'
import { useDocument } from './use-document'

const templates = [
  { id: 'city', name: '市级' },
  { id: 'ministry', name: '部委' }
]
const document = (template: string): PreviewDocument => ({
  ...{ department: '工信局', fiscalYear: 2023, template, templates, notices: [], tables: [] }
})

it('shows nothing beside the reason where no table can be made, and another template can be chosen', async () => {
  const load = (template = 'city'): Promise<PreviewDocument> =>
    template === 'city' ? Promise.reject(new Error('no place')) : Promise.resolve(document(template))
  const { tables, failure, template, choices, open } = useDocument(load, templates)
  await open()
  expect([tables.value, template.value, failure.value?.message]).toEqual([
    ...[undefined, undefined, '各表没有排出来。']
  ])
  expect(choices.value.map(({ value }) => value)).toEqual(['city', 'ministry'])
  await open('ministry')
  expect([tables.value?.template, template.value, failure.value]).toEqual(['ministry', 'ministry', undefined])
  // Of the template that was left nothing stays.
  await open('city')
  expect([tables.value, template.value]).toEqual([undefined, 'city'])
})
