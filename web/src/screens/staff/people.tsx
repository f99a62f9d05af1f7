import { PageHead } from '../../parts/page-head.tsx'

export const People = () => <PageHead title="People" />
