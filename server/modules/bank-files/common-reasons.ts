import { leniency, refuses, warns } from './reason.ts'

const ours = 'a rule of this product'

/** What can be wrong with a file of any format. */
export const commonReasons = {
  EMPTY_FILE: refuses('The file is empty', ours),
  FILE_TOO_LARGE: refuses('The file is larger than any bank’s', ours),
  BYTE_ORDER_MARK: leniency('A byte order mark before the first record', 'moov-io/bai2, its sample 3'),
  CONTROL_CHARACTER: refuses(
    'A control character inside a line',
    'rubyritas/ach, pull request 53: they destroy whole files',
  ),
  NOT_ASCII: warns('A character that is not ASCII', ours),
  BLANK_LINE: leniency('A blank line', 'it holds nothing that could be misread'),
} as const
