import { PageHead } from '../../parts/page-head.tsx'

export const City = () => <PageHead title="City" />
