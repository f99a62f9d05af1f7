/** One service type: the class of mail, the level of service, and what comes back when an address is wrong. */
export type ServiceType = {
  readonly class: string
  readonly level: 'Basic' | 'Full-Service'
  /** Whether pieces are reported as they travel (Informed Visibility). */
  readonly tracked: boolean
  /** Through which address correction service; null: none. */
  readonly addressCorrection: string | null
  readonly corrections: string | null
}

/** Where the table of service types is from, and the day it is of. */
export const serviceTypesSource = 'USPS, Service Type Identifier (STID) Table, 2024-01-21'

/** The service type without and with tracking, then class, level, correction service and kind of corrections. Which of a pair is tracked follows no rule. */
const table = `
300 310 | First-Class Mail | Basic | - | No address corrections
260 270 | First-Class Mail | Full-Service | - | No address corrections
700 040 | First-Class Mail | Basic | - | Manual Corrections
230 220 | First-Class Mail | Basic | OneCode ACS | Address Service Requested Opt 1
080 140 | First-Class Mail | Basic | OneCode ACS | Address Service Requested Opt 2
504 502 | First-Class Mail | Basic | OneCode ACS | Change Service Requested Opt 1
082 240 | First-Class Mail | Basic | OneCode ACS | Change Service Requested Opt 2
341 340 | First-Class Mail | Basic | OneCode ACS | Return Service Requested Opt 2
345 344 | First-Class Mail | Basic | OneCode ACS | Temp-Return Service Requested Opt 2
320 314 | First-Class Mail | Full-Service | Full-Service ACS | Address Service Requested Opt 1
081 141 | First-Class Mail | Full-Service | Full-Service ACS | Address Service Requested Opt 2
516 514 | First-Class Mail | Full-Service | Full-Service ACS | Change Service Requested Opt 1
083 241 | First-Class Mail | Full-Service | Full-Service ACS | Change Service Requested Opt 2
343 342 | First-Class Mail | Full-Service | Full-Service ACS | Return Service Requested Opt 2
232 222 | First-Class Mail | Full-Service | Full-Service ACS | Temp-Return Service Requested Opt 2
501 500 | First-Class Mail | Basic | Traditional ACS | Address Service Requested Opt 1
505 503 | First-Class Mail | Full-Service | Traditional ACS | Address Service Requested Opt 1
507 506 | First-Class Mail | Basic | Traditional ACS | Address Service Requested Opt 2
509 508 | First-Class Mail | Full-Service | Traditional ACS | Address Service Requested Opt 2
517 515 | First-Class Mail | Basic | Traditional ACS | Change Service Requested Opt 1
521 519 | First-Class Mail | Full-Service | Traditional ACS | Change Service Requested Opt 1
510 530 | First-Class Mail | Basic | Traditional ACS | Change Service Requested Opt 2
512 511 | First-Class Mail | Full-Service | Traditional ACS | Change Service Requested Opt 2
535 534 | First-Class Mail | Basic | Traditional ACS | Return Service Requested Opt 2
537 536 | First-Class Mail | Full-Service | Traditional ACS | Return Service Requested Opt 2
543 538 | First-Class Mail | Basic | Traditional ACS | Temp-Return Service Requested Opt 2
545 544 | First-Class Mail | Full-Service | Traditional ACS | Temp-Return Service Requested Opt 2
703 050 | Courtesy Reply (by ZIP) | Basic | - | -
070 030 | Courtesy Reply (by MID) | Basic | - | -
708 052 | Business Reply (by ZIP) | Basic | - | -
`

/** The service types a barcode of First-Class Mail and its reply pieces may have, by their three digits. */
export const serviceTypes: ReadonlyMap<string, ServiceType> = new Map(
  table
    .trim()
    .split('\n')
    .flatMap((line): [string, ServiceType][] => {
      const [codes = '', mailClass = '', level, service, corrections] = line.split(' | ')
      const type = {
        class: mailClass,
        level: level as ServiceType['level'],
        addressCorrection: service === '-' ? null : service!,
        corrections: corrections === '-' ? null : corrections!,
      }
      const [plain = '', tracked = ''] = codes.split(' ')
      return [
        [plain, { ...type, tracked: false }],
        [tracked, { ...type, tracked: true }],
      ]
    }),
)
