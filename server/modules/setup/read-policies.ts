import { z } from 'zod'
import { parseDay } from '#kernel/dates'
import { ContactReasonsValue, FirstCallValue, IdentityCheckValue } from '../policies/desk-rules.ts'
import {
  ContaminationValue,
  CourtesyValue,
  DamagedCartValue,
  MissedPickupCreditValue,
  VacancyValue,
} from '../policies/standard-case-policies.ts'
import { AdjustmentAuthorityValue, AdjustmentReasonsValue } from '../policies/adjustment-policies.ts'
import { AutopayValue, BankProfileValue } from '../policies/autopay-policy.ts'
import { CashBatchesValue, CashOverShortValue } from '../policies/cash-policies.ts'
import { LetterApprovalValue } from '../policies/letter-rules.ts'
import { CaseTypesValue } from '../policies/case-rules.ts'
import { PaymentAllocationValue } from '../policies/allocation-policy.ts'
import { CancelAndRebillValue } from '../policies/cancel-and-rebill.ts'
import { InstallmentsValue } from '../policies/installments.ts'
import { LookBackValue } from '../policies/look-back.ts'
import { OpenFindingsValue, SetUpChangeValue } from '../policies/office-rules.ts'
import { DeliveryOrdersValue, MissedPickupValue, ServiceOrdersValue } from '../policies/order-policies.ts'
import {
  DepositValue,
  EscrowLettersValue,
  LiabilityValue,
  MoveBalanceValue,
} from '../policies/move-policies.ts'
import { overlappingPolicies, type Policy } from '../policies/policy.ts'
import { ReturnedItemsValue } from '../policies/returned-items-policy.ts'
import { BankFilesValue } from '../bank-intake/bank-file-policy.ts'
import { MailingWithServiceType } from '../barcodes/mailing-service-type.ts'
import { OnlinePaymentsValue } from '../policies/online-policy.ts'
import { PaymentReversalValue } from '../policies/reversal-policy.ts'
import { BankReconciliationValue } from '../policies/reconciliation-policy.ts'
import { RefundsValue } from '../policies/refund-policy.ts'
import { SuspenseValue } from '../policies/suspense-policy.ts'
import { UnclaimedMoneyValue } from '../policies/unclaimed-policy.ts'
import { PositivePayValue } from '../refunds/positive-pay-policy.ts'
import { ProrationValue } from '../policies/proration-rules.ts'
import {
  BillEmailValue,
  MinimumBillValue,
  OnDemandReleaseValue,
  PrintedValue,
} from '../policies/sending-rules.ts'
import type { FileFaults } from './folder-faults.ts'
import { checked, readYamlAs, type YamlFile } from './read-yaml.ts'

const PolicyList = z.array(
  z.strictObject({
    code: z.string('write a code such as proration').min(1, 'write a code such as proration'),
    value: z.unknown(),
    citation: z
      .string('write the section that says so, such as "§ 6-3.402"')
      .min(1, 'write the section that says so, such as "§ 6-3.402"'),
    from: z.iso.date('write the first day it holds, such as 2024-07-01'),
    until: z.iso.date('write the first day it no longer holds, such as 2026-07-01').optional(),
  }),
  'write a list of policies, each with code, value, citation and from',
)

/** The rules this version of the product follows, with the form of their values. */
const known: { readonly [code: string]: z.ZodType } = {
  proration: ProrationValue,
  'minimum-bill': MinimumBillValue,
  'zero-bill': PrintedValue,
  'credit-bill': PrintedValue,
  'on-demand-release': OnDemandReleaseValue,
  'bill-email': BillEmailValue,
  'set-up-change': SetUpChangeValue,
  'open-findings': OpenFindingsValue,
  'contact-reasons': ContactReasonsValue,
  'identity-check': IdentityCheckValue,
  'first-call-resolution': FirstCallValue,
  'look-back': LookBackValue,
  installments: InstallmentsValue,
  'cancel-and-rebill': CancelAndRebillValue,
  'adjustment-reasons': AdjustmentReasonsValue,
  'adjustment-authority': AdjustmentAuthorityValue,
  'missed-pickup-credit': MissedPickupCreditValue,
  'vacancy-credit': VacancyValue,
  'contamination-charge': ContaminationValue,
  'damaged-cart': DamagedCartValue,
  'courtesy-credit': CourtesyValue,
  'letter-approval': LetterApprovalValue,
  'case-types': CaseTypesValue,
  'service-orders': ServiceOrdersValue,
  'missed-pickup': MissedPickupValue,
  'delivery-orders': DeliveryOrdersValue,
  'cash-batches': CashBatchesValue,
  'cash-over-short': CashOverShortValue,
  deposit: DepositValue,
  liability: LiabilityValue,
  'move-balance': MoveBalanceValue,
  'escrow-letters': EscrowLettersValue,
  suspense: SuspenseValue,
  'bank-files': BankFilesValue,
  refunds: RefundsValue,
  'bank-reconciliation': BankReconciliationValue,
  'unclaimed-money': UnclaimedMoneyValue,
  'positive-pay': PositivePayValue,
  'payment-allocation': PaymentAllocationValue,
  'payment-reversal': PaymentReversalValue,
  'returned-items': ReturnedItemsValue,
  autopay: AutopayValue,
  'bank-profile': BankProfileValue,
  'online-payments': OnlinePaymentsValue,
  mailing: MailingWithServiceType,
}

/** Reads `policies.yaml`: the city's dated, cited rules. */
export function readPolicies(text: string, faults: FileFaults): Policy[] {
  const read = readYamlAs(text, PolicyList, faults)
  if (!read) return []
  const policies = read.value.map(
    ({ code, value, citation, from, until }): Policy => ({
      code,
      value,
      citation,
      from: parseDay(from)!,
      until: until ? parseDay(until) : null,
    }),
  )
  for (const [index, policy] of policies.entries()) checkPolicy(read.file, policy, index, faults)
  for (const [first, second] of overlappingPolicies(policies)) {
    faults.fault(
      read.file.place([policies.indexOf(second), 'from']),
      `Two policies ${second.code} hold on some days: from ${first.from.toString()} and from ${second.from.toString()}.`,
      'Give the earlier one an until: the first day of the later one.',
    )
  }
  return policies
}

function checkPolicy(file: YamlFile, policy: Policy, index: number, faults: FileFaults): void {
  const schema = known[policy.code]
  if (schema) checked(file, schema, faults, [index, 'value'])
  else
    faults.warn(
      file.place([index, 'code']),
      `No rule of this version reads the policy “${policy.code}”.`,
      `It is kept. The policies that are read: ${Object.keys(known).join(', ')}.`,
    )
  if (policy.until && policy.until.toString() <= policy.from.toString())
    faults.fault(
      file.place([index, 'until']),
      'The policy ends before it begins.',
      'Write the first day on which it no longer holds, or leave until out.',
    )
}
