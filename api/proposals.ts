import { z } from 'zod'
import { FreeText } from './free-text.ts'
import { answer, file, json, mayRefuse, type Route, upload } from './route.ts'

const day = z.iso.date('Write a day such as 2027-07-01.')
const name = FreeText.min(1, 'Give the proposal a name.').max(120)
const why = FreeText.min(1, 'Write why it is proposed.').max(2000)
const resolution = FreeText.min(1, 'Write the resolution it is for.').max(200)

export const RoundTo = z.enum(['1', '5', '10', '25', '50', '100'])

/** All rates, those of some tables, or those of a class, by a percentage. */
const PercentChange = z.object({
  how: z.literal('percent'),
  percentThousandths: z
    .int('Write a percentage with at most three decimals.')
    .min(-100_000)
    .max(1_000_000)
    .refine((percent) => percent !== 0, 'Write a percentage other than zero.')
    .describe('Percent × 1000: 6 % is 6000, a cut of 2.5 % is -2500.'),
  schedules: z.array(z.string()).default([]).describe('Only these tables; all when empty.'),
  classes: z.array(z.string()).default([]).describe('Only rates of these classes; all when empty.'),
  roundTo: RoundTo.default('1').describe('Each rate is rounded to a multiple of so many cents.'),
  rounding: z.enum(['half-up', 'half-even', 'up', 'down']).default('half-up'),
})

const RateEdit = z.object({
  table: z.string().describe('The version of the table, by its label.'),
  row: z.string().describe('The row, by its key.'),
  amountCents: z.int().min(0, 'Write an amount that is not below zero.').max(100_000_000).optional(),
  percentThousandths: z.int().min(0).max(1_000_000).optional(),
})
const RateEdits = z.object({
  how: z.literal('rates'),
  rates: z.array(RateEdit).min(1, 'Change at least one rate.').max(1000),
})
const Copy = z.object({
  how: z.literal('copy'),
  schedules: z.array(z.string()).default([]).describe('Only these tables; all in force when empty.'),
})

const ProposedTable = z.object({
  label: z.string(),
  schedule: z.string(),
  resolution: z.string(),
  effectiveFrom: z.iso.date(),
  effectiveUntil: z.iso.date().nullable(),
  rows: z.int(),
  changed: z.int().describe('Rows that differ from the rates they would succeed, new ones among them.'),
  gone: z.int().describe('Rates in force that have no successor in this table.'),
  overCap: z
    .int()
    .describe('Rates over the cap of the noticed schedule: they need a new notice and hearing.'),
})

const Version = z.object({
  number: z.int(),
  how: z.enum(['files', 'copy', 'percent', 'rates']),
  method: z.string().describe('How the amounts came about, in a sentence.'),
  why: z.string(),
  resolution: z.string(),
  effectiveFrom: z.iso.date(),
  madeBy: z.string(),
  madeAt: z.iso.datetime({ offset: true }),
})

const Proposal = z.object({
  id: z.int(),
  name: z.string(),
  openedBy: z.string(),
  openedAt: z.iso.datetime({ offset: true }),
  newest: Version,
})

const ProposalShown = Proposal.extend({
  versions: z.array(Version).describe('The newest first.'),
  shown: z.int().describe('The version that the tables and rules are of.'),
  tables: z.array(ProposedTable),
  policies: z.array(
    z.object({
      code: z.string(),
      citation: z.string(),
      from: z.iso.date(),
      until: z.iso.date().nullable(),
      value: z.unknown(),
    }),
  ),
  files: z.array(z.string()).describe('The files of the city folder that would adopt it.'),
}).meta({ id: 'ProposalShown' })

const ProposedRow = z.object({
  table: z.string(),
  row: z.string(),
  schedule: z.string(),
  charge: z.string(),
  code: z.string(),
  class: z.string(),
  stream: z.string(),
  container: z.string(),
  size: z.string(),
  pickups: z.string(),
  per: z.string(),
  text: z.object({ en: z.string(), es: z.string() }),
  beforeCents: z.int().nullable().describe('The rate it would succeed; null when there is none.'),
  amountCents: z.int().nullable(),
  beforePercentThousandths: z.int().nullable(),
  percentThousandths: z.int().nullable(),
  capCents: z.int().nullable().describe('The cap of the noticed schedule in force.'),
  isChanged: z.boolean(),
  canEdit: z.boolean().describe('False where the amount is a share of a difference between other rows.'),
})

const proposalParams = z.object({ id: z.coerce.number<string | number>().int().positive() })
const versionQuery = z.object({
  version: z.coerce
    .number<string | number>()
    .int()
    .positive()
    .optional()
    .describe('The newest when left out.'),
})
const basis = z.int().positive().describe('The version that was changed: refused when there is a newer one.')
const tags = ['What if'] as const
const files = {
  files: z
    .array(z.string().meta({ format: 'binary' }))
    .describe('Rate CSVs, versions.csv and policies.yaml in the form of the city folder.'),
  why,
  schedule: z
    .string()
    .optional()
    .describe('Which table the rates are of, where no versions.csv is sent; the largest when left out.'),
}

/** Proposed rates and rules: data beside the rates in force, never among them. */
export const proposals = {
  list: {
    method: 'get',
    path: '/proposals',
    summary: 'Proposals, the newest first',
    permission: 'proposals.read',
    tags,
    request: {},
    responses: { 200: answer('The proposals.', z.object({ rows: z.array(Proposal) })) },
  },
  show: {
    method: 'get',
    path: '/proposals/{id}',
    summary: 'A proposal with its versions, tables and rules',
    permission: 'proposals.read',
    tags,
    request: { params: proposalParams, query: versionQuery },
    responses: {
      200: answer('The proposal.', ProposalShown),
      ...mayRefuse('PROPOSAL_NOT_FOUND', 'PROPOSAL_VERSION_NOT_FOUND'),
    },
  },
  rows: {
    method: 'get',
    path: '/proposals/{id}/rates',
    summary: 'The proposed rates, each beside the rate it would succeed',
    permission: 'proposals.read',
    tags,
    request: {
      params: proposalParams,
      query: versionQuery.extend({
        class: z.string().optional(),
        changed: z.enum(['yes', 'no']).optional().describe('Only rates that change, or that stay.'),
      }),
    },
    responses: {
      200: answer('The rates, as they stand in their tables.', z.object({ rows: z.array(ProposedRow) })),
      ...mayRefuse('PROPOSAL_NOT_FOUND', 'PROPOSAL_VERSION_NOT_FOUND'),
    },
  },
  make: {
    method: 'post',
    path: '/proposals',
    summary: 'Propose the rates in force as a copy, or changed by a percentage',
    permission: 'proposals.change',
    tags,
    request: {
      body: json(
        z.object({
          name,
          why,
          resolution,
          effectiveFrom: day,
          made: z.discriminatedUnion('how', [PercentChange, Copy]),
        }),
      ),
    },
    responses: {
      201: answer('The proposal.', ProposalShown),
      ...mayRefuse('REQUEST_INVALID', 'PROPOSAL_NAME_TAKEN', 'PROPOSAL_CHANGES_NOTHING'),
    },
  },
  makeFromFiles: {
    method: 'post',
    path: '/proposals/files',
    summary: 'Propose rates and rules as files, in the form of the city folder and through its check',
    permission: 'proposals.change',
    tags,
    request: {
      body: upload(
        z.object({
          name,
          ...files,
          resolution: resolution.optional().describe('Where no versions.csv is sent.'),
          effectiveFrom: day.optional().describe('Where no versions.csv is sent.'),
        }),
      ),
    },
    responses: {
      201: answer('The proposal.', ProposalShown),
      ...mayRefuse(
        'REQUEST_INVALID',
        'PROPOSAL_NAME_TAKEN',
        'PROPOSAL_FILES_FAULTY',
        'PROPOSAL_CHANGES_NOTHING',
      ),
    },
  },
  change: {
    method: 'post',
    path: '/proposals/{id}/versions',
    summary: 'Make the next version of a proposal: some rates, or all by a percentage',
    permission: 'proposals.change',
    tags,
    request: {
      params: proposalParams,
      body: json(
        z.object({
          basis,
          why,
          made: z.discriminatedUnion('how', [PercentChange, RateEdits]),
        }),
      ),
    },
    responses: {
      201: answer('The proposal with its new version.', ProposalShown),
      ...mayRefuse(
        'REQUEST_INVALID',
        'PROPOSAL_NOT_FOUND',
        'PROPOSAL_MOVED_ON',
        'PROPOSAL_CHANGES_NOTHING',
        'PROPOSED_RATE_NOT_FOUND',
      ),
    },
  },
  changeByFiles: {
    method: 'post',
    path: '/proposals/{id}/files',
    summary: 'Make the next version of a proposal from files',
    permission: 'proposals.change',
    tags,
    request: {
      params: proposalParams,
      body: upload(
        z.object({ ...files, basis, resolution: resolution.optional(), effectiveFrom: day.optional() }),
      ),
    },
    responses: {
      201: answer('The proposal with its new version.', ProposalShown),
      ...mayRefuse(
        'REQUEST_INVALID',
        'PROPOSAL_NOT_FOUND',
        'PROPOSAL_MOVED_ON',
        'PROPOSAL_FILES_FAULTY',
        'PROPOSAL_CHANGES_NOTHING',
      ),
    },
  },
  file: {
    method: 'get',
    path: '/proposals/{id}/files/{file}',
    summary: 'A file of the city folder as it would adopt the proposal: loading it is adopting it',
    permission: 'proposals.read',
    tags,
    request: { params: proposalParams.extend({ file: z.string() }), query: versionQuery },
    responses: {
      200: file('The file.', 'text/csv'),
      ...mayRefuse('PROPOSAL_NOT_FOUND', 'PROPOSAL_VERSION_NOT_FOUND', 'PROPOSAL_HAS_NO_SUCH_FILE'),
    },
  },
} as const satisfies Record<string, Route>
