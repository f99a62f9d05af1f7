import { beforeEach, describe, expect, it } from 'vitest'
import { combined, combinedMapping, premises } from '#test/import-files'
import { apply, bring, loadCity, read } from '#test/imports'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-23' })
beforeEach(() => loadCity(office))

const faultsOf = async (id: number) => {
  const { rows } = await read<{ rows: { faults: { column: string; reason: string }[] }[] }>(
    office,
    `/imports/${id}/rows?verdict=rejected`,
  )
  return rows.flatMap(({ faults }) => faults.map(({ column, reason }) => [column, reason]))
}

describe('applying an import', () => {
  it('loads the good rows, and totals add up before and after', async () => {
    const { id } = await bring(office, { kind: 'premises', file: premises })
    const applied = await apply(office, id)
    expect(applied).toMatchObject({
      state: 'applied',
      totals: { rows: 3, good: 0, duplicate: 0, rejected: 1, applied: 2, added: { premises: 2 } },
    })
    expect(
      await office.work(({ db }) =>
        db.selectFrom('premise').select(['address_key', 'place']).orderBy('id').execute(),
      ),
    ).toEqual([
      { address_key: '212 OAK ST,,91764', place: 'ONTARIO' },
      { address_key: '214 OAK ST,B,91764', place: 'ONTARIO' },
    ])
  })

  it('opens an account once for all its rows, with its payer and each of its services', async () => {
    const { id, totals } = await bring(office, { kind: 'combined', file: combined, mapping: combinedMapping })
    expect(totals).toMatchObject({ rows: 4, good: 3, rejected: 1 })
    const { totals: after } = await apply(office, id)
    expect(after).toMatchObject({ applied: 3, added: { premises: 2, accounts: 2, parties: 2, services: 3 } })
    const accounts = await office.work(({ db }) =>
      db
        .selectFrom('account')
        .innerJoin('account_party', 'account_party.account_id', 'account.id')
        .innerJoin('party', 'party.id', 'account_party.party_id')
        .select([
          'account.number',
          'former_number',
          'class',
          'opened_on',
          'party.name',
          'party.phone',
          'party.kind',
        ])
        .orderBy('account.id')
        .execute(),
    )
    expect(accounts.map((one) => ({ ...one, opened_on: one.opened_on.toString() }))).toEqual([
      {
        number: '100-00001-7',
        former_number: 'A-1',
        class: 'residential',
        opened_on: '2026-07-01',
        name: 'Ana Ruiz',
        phone: '9095550101',
        kind: 'person',
      },
      {
        number: '100-00002-5',
        former_number: 'B-7',
        class: 'commercial',
        opened_on: '2026-02-01',
        name: 'Fir Market LLC',
        phone: null,
        kind: 'organization',
      },
    ])
    const services = await office.work(({ db }) =>
      db
        .selectFrom('service')
        .select(['stream', 'container', 'size', 'quantity', 'pickups_per_week', 'location', 'start_reason'])
        .orderBy('id')
        .execute(),
    )
    expect(services.map((one) => Object.values(one).join(' '))).toEqual([
      'all cart-set 96 gal 1 1 curb import',
      'refuse extra-cart 96 gal 2 1 curb import',
      'refuse bin 4 yd 1 3 curb import',
    ])
  })

  it('brings accounts to premises that are in the books, and services to accounts that are', async () => {
    await apply(office, (await bring(office, { kind: 'premises', file: premises })).id)
    const accounts = await bring(office, {
      kind: 'accounts',
      file: [
        'acct,address,zip,class,cycle,opened,name,owner,ownerMail1,ownerMailPlace,ownerMailState,ownerMailZip',
        'X-1,212 Oak Street,91764,residential,1,2026-07-01,Ana Ruiz,Oak Homes LP,PO Box 44,Upland,CA,91786',
        'X-2,214 Oak St Apt B,91764,residential,1,2026-07-01,Bo Chen,Oak Homes LP,PO Box 44,Upland,CA,91786',
        'X-3,999 Oak Street,91764,villa,1,2026-07-01,Cy Dunn,,,,,',
      ].join('\n'),
    })
    expect(accounts.totals).toMatchObject({ rows: 3, good: 2, rejected: 1 })
    expect(await faultsOf(accounts.id)).toEqual([
      ['class', '“villa” is not known.'],
      ['address', 'There is no premise “999 OAK STREET” in the books.'],
    ])
    // Both owners are told alike, with where their mail goes: they are one party.
    const { totals } = await apply(office, accounts.id)
    expect(totals.added).toEqual({ premises: 0, accounts: 2, parties: 3, services: 0, withoutMandate: 0 })

    const services = await bring(office, {
      kind: 'services',
      file: [
        'account,stream,container,size,quantity,pickups,start',
        'x1,all,cart-set,64 gal,1,1,2026-07-01',
        '100-00002-5,all,cart-set,96 gal,1,1,2026-07-01',
        'X-1,refuse,bin,4 yd,1,1,2026-07-01',
        'X-9,refuse,bin,4 yd,1,1,soon',
        'X-2,all,cart-set,32 gal,1,1,2026-06-01',
      ].join('\n'),
      mapping:
        'fields: { account: account, stream: stream, container: container, size: size, serviceFrom: start }',
    })
    expect(services.totals).toMatchObject({ rows: 5, good: 2, rejected: 3 })
    expect(await faultsOf(services.id)).toEqual([
      ['container', 'No rate table has “bin” as container for residential.'],
      ['start', '“soon” is no day of the calendar.'],
      ['account', 'There is no account “X-9” in the books.'],
      ['start', 'The service would begin before its account (account 100-00002-5) opened.'],
    ])
    expect((await apply(office, services.id)).totals.added).toMatchObject({ services: 2 })
  })

  it('records who brought and applied it', async () => {
    const { id } = await bring(office, { kind: 'premises', file: premises })
    await apply(office, id)
    const records = await office.work(({ db }) =>
      db
        .selectFrom('command_record')
        .select(['command', 'actor_name'])
        .where('subject', '=', `import ${id}`)
        .orderBy('id')
        .execute(),
    )
    expect(records).toEqual(
      ['bring-file', 'apply-import', 'load-import'].map((command) => ({
        command,
        actor_name: 'Test coordinator',
      })),
    )
  })
})
