import { Text, UnstyledButton } from '@mantine/core'
import { money } from '../../parts/money.tsx'
import type { ChecksShown } from './check-queries.ts'
import styles from './checks.module.css'

type Shown = {
  readonly shown: ChecksShown
  readonly check: string | undefined
  readonly onShow: (check: string | undefined) => void
}

/** The checks, each with how many of its findings are open and what is at stake; one narrows the list beside. */
export const CheckList = ({ shown, check, onShow }: Shown) => (
  <nav aria-label="Checks">
    <ul className={styles.checks}>
      <Item title="All checks" sums={shown} current={check === undefined} onShow={() => onShow(undefined)} />
      {shown.checks.map((one) => (
        <Item
          key={one.check}
          title={one.title}
          sums={one}
          current={check === one.check}
          onShow={() => onShow(one.check)}
        />
      ))}
    </ul>
  </nav>
)

type ItemProps = {
  readonly title: string
  readonly sums: { readonly findings: number; readonly amountCents: number; readonly accepted?: number }
  readonly current: boolean
  readonly onShow: () => void
}

const Item = ({ title, sums, current, onShow }: ItemProps) => (
  <li>
    <UnstyledButton className={styles.check} onClick={onShow} {...(current && { 'aria-current': 'true' })}>
      <span>
        {title}
        <Text component="span" display="block" size="xs" c="dimmed" fw={400}>
          {sums.findings === 0 ? '✓ nothing open' : `● ${money(sums.amountCents)} at stake`}
          {sums.accepted ? `, ${sums.accepted.toLocaleString('en-US')} accepted` : ''}
        </Text>
      </span>
      <span>{sums.findings.toLocaleString('en-US')}</span>
    </UnstyledButton>
  </li>
)
