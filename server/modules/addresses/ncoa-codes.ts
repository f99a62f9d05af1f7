/** What an NCOALink return code means for mail: a move with its address, a move without one, or no move that could be told. */
export type NcoaMeaning = 'moved' | 'moved-no-address' | 'no-move'

/**
 * The return codes of NCOALink (USPS, NCOALink Interface Developer’s Guide; the list as licensed vendors publish it). Codes 04 and 06 to 20
 * say that a change of address was near, but not enough of it agreed to say whose it is.
 */
export const ncoaCodes: ReadonlyMap<string, { readonly means: NcoaMeaning; readonly words: string }> =
  new Map([
    ['A', { means: 'moved', words: 'Moved, with a new address' }],
    ['91', { means: 'moved', words: 'Moved; the unit of the new address was not on file' }],
    ['92', { means: 'moved', words: 'Moved; matched without the unit of our address' }],
    ['00', { means: 'no-move', words: 'No change of address' }],
    ['01', { means: 'moved-no-address', words: 'Moved abroad' }],
    ['02', { means: 'moved-no-address', words: 'Moved, left no address' }],
    ['03', { means: 'moved-no-address', words: 'The box was closed, and nobody said where mail is to go' }],
    ['05', { means: 'moved-no-address', words: 'Moved; the new address is one of several' }],
    ['14', { means: 'moved-no-address', words: 'Moved; the new address cannot be written' }],
    ['19', { means: 'moved-no-address', words: 'Moved; the new address cannot be confirmed' }],
    ...['04', '06', '07', '08', '09', '10', '11', '12', '13', '15', '16', '17', '18', '20', '66', '77'].map(
      (code) =>
        [code, { means: 'no-move', words: 'A change of address was near, but not surely theirs' }] as const,
    ),
  ])
