import type { Contacts } from './statistics-queries.ts'

type FirstCalls = NonNullable<Contacts['firstCallBefore']>

/** `85.7 %`; nothing where no call counts. */
export const sharePercent = ({ perMille }: FirstCalls): string =>
  perMille === null ? '' : `${(perMille / 10).toFixed(1)} %`

/** `6 of 7`; nothing where no call counts. */
export const shareShort = ({ counted, resolved }: FirstCalls): string =>
  counted === 0 ? '' : `${resolved} of ${counted}`
