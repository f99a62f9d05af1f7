import { NativeSelect, type NativeSelectProps } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { workPeople } from '../work-queries.ts'

type OwnerFieldProps = Omit<NativeSelectProps, 'data'> & {
  /** What stands for nobody. */
  readonly none?: string
}

/** A person of the city's staff. */
export function OwnerField({ none = 'Nobody yet', ...rest }: OwnerFieldProps) {
  const people = useQuery(workPeople).data?.rows ?? []
  return (
    <NativeSelect
      {...rest}
      data={[
        { value: '', label: none },
        ...people.map(({ userId, name, role }) => ({ value: userId, label: `${name}, ${role}` })),
      ]}
    />
  )
}
