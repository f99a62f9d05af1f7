import { PageHead } from '../../parts/page-head.tsx'

export const Rates = () => <PageHead title="Rates" />
