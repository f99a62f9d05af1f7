import { PageHead } from '../../parts/page-head.tsx'

export const Quote = () => <PageHead title="Quote" />
