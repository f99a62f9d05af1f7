import { Group, Radio } from '@mantine/core'

type DecideProps = {
  readonly label: string
  readonly kept: string
  readonly merged: string
  readonly choice: 'kept' | 'merged' | undefined
  readonly onChoice: (choice: 'kept' | 'merged') => void
}

/** Whose word holds, where two records say different things. */
export const Decide = ({ label, kept, merged, choice, onChoice }: DecideProps) => (
  <Radio.Group
    label={`${label}: which holds?`}
    value={choice ?? ''}
    onChange={(chosen) => onChoice(chosen as 'kept' | 'merged')}
  >
    <Group gap="lg" mt={4}>
      <Radio value="kept" label={kept} />
      <Radio value="merged" label={merged} />
    </Group>
  </Radio.Group>
)
