/** The words of a letter's frame, in the languages that are printed. */
export const letterWords = {
  en: {
    date: 'Date',
    account: 'Account',
    letter: 'Letter',
    served: 'Service address',
    reference: 'Your reference',
    closing: 'Sincerely,',
    enclosures: 'Enclosed:',
    copy: 'Copy to:',
    copyOf: (name: string) => `Copy for your records of a letter to ${name}.`,
    page: 'Page',
    of: 'of',
    draft: 'DRAFT',
    hours: 'Office hours',
  },
  es: {
    date: 'Fecha',
    account: 'Cuenta',
    letter: 'Carta',
    served: 'Dirección del servicio',
    reference: 'Su referencia',
    closing: 'Atentamente,',
    enclosures: 'Adjunto:',
    copy: 'Copia para:',
    copyOf: (name: string) => `Copia para su archivo de una carta dirigida a ${name}.`,
    page: 'Página',
    of: 'de',
    draft: 'BORRADOR',
    hours: 'Horario de oficina',
  },
} as const

/** `L-000012`, as it stands in the reference line. */
export const letterNumber = (id: number): string => `L-${id.toString().padStart(6, '0')}`
