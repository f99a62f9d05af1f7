import { urlOf } from '@cartwright/api/client'
import { setup } from '@cartwright/api/setup'
import { Button, NativeSelect, Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Effects } from './effect-list.tsx'
import { LineDifferences } from './line-differences.tsx'
import { compared, type Version, versions, versionShown } from './setup-queries.ts'

/** The set-up as it was adopted once: what that changed, and how it differs from any other time. */
export function VersionPage() {
  const id = Number(useParams({ strict: false }).versionId)
  const list = useQuery(versions)
  const version = list.data?.rows.find((one) => one.id === id)
  return (
    <Stack gap="md">
      <PageHead
        title={`Set-up ${id}`}
        state={
          version
            ? `Adopted on ${day(version.adoptedOn)} by ${version.adoptedBy}. ${version.reason ?? 'Loaded from its folder.'}`
            : ''
        }
        action={
          <Button
            component="a"
            variant="default"
            href={urlOf(setup.folder, { query: { version: id } })}
            download
          >
            Download this folder
          </Button>
        }
      />
      <TextLink to="/city/setup">All of the set-up</TextLink>
      <Stack gap="xs">
        <Title order={2}>What it changed</Title>
        <Loaded query={useQuery(versionShown(id))} rows={4}>
          {({ effects }) => <Effects effects={effects} />}
        </Loaded>
      </Stack>
      {list.data && <Compare id={id} rows={list.data.rows} />}
    </Stack>
  )
}

function Compare({ id, rows }: { readonly id: number; readonly rows: readonly Version[] }) {
  const before = rows.find((one) => one.id < id)
  const [other, choose] = useState(before ? String(before.id) : '')
  const otherId = other === '' ? undefined : Number(other)
  // The earlier one stands before the later one, whichever was chosen.
  const [from, to] = otherId !== undefined && otherId < id ? [otherId, id] : [id, otherId]
  return (
    <Stack gap="xs">
      <Title order={2}>Compared, line by line</Title>
      <NativeSelect
        label="With the set-up"
        maw={360}
        value={other}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: '', label: 'as it is now' },
          ...rows
            .filter((one) => one.id !== id)
            .map((one) => ({ value: String(one.id), label: `${one.id}, adopted on ${day(one.adoptedOn)}` })),
        ]}
      />
      <Loaded query={useQuery(compared(from, to))} rows={6}>
        {({ files }) => <LineDifferences files={files} />}
      </Loaded>
    </Stack>
  )
}
