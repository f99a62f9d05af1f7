import { Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** One way in, under its name. */
export const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <Stack gap="sm" component="section" aria-label={title}>
    <Title order={2}>{title}</Title>
    {children}
  </Stack>
)
