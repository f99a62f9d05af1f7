import type { CheckedFolder, FolderFault } from './city-folder.ts'

/** One fault as a line: `rates/adopted.csv:12:34: fault: “39,7” is no amount of money. Write dollars and cents …` */
export function faultLine({ severity, file, line, column, message, instead }: FolderFault): string {
  const place = [file, line, column].filter((part) => part !== null).join(':')
  return `${place}: ${severity}: ${message}${instead ? ` ${instead}` : ''}`
}

/** The answer of `cartwright city check`, as text. */
export function faultsText({ folder, faults }: CheckedFolder): string {
  const wrong = faults.filter(({ severity }) => severity === 'fault').length
  const warned = faults.length - wrong
  const lines = faults.map(faultLine)
  const rows = folder?.rateVersions.reduce((total, version) => total + version.rows.length, 0) ?? 0
  const verdict = folder
    ? `${folder.settings.title}: ${counted(folder.rateVersions.length, 'rate version')} with ${counted(rows, 'row')}, policies: ${folder.policies.length}. Good to load.`
    : `${counted(wrong, 'fault')}. Nothing can be loaded until ${wrong === 1 ? 'it is' : 'they are'} mended.`
  return [...lines, warned > 0 ? `${counted(warned, 'warning')}.` : '', verdict].filter(Boolean).join('\n')
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
