import type { Finding } from './model'

/**
 * The same findings, those first that stand at a place where they can be mended: a figure that only the tables show
 * to be wrong follows from what was entered. Otherwise the order stays.
 */
export function mendableFirst<F extends Pick<Finding, 'places'>>(findings: readonly F[]): F[] {
  const onlyPrinted = ({ places }: F): boolean =>
    places.length > 0 && places.every(({ kind }) => kind === 'table')
  return [...findings.filter((one) => !onlyPrinted(one)), ...findings.filter(onlyPrinted)]
}
