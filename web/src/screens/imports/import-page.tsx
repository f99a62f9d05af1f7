import { PageHead } from '../../parts/page-head.tsx'

export const ImportPage = () => <PageHead title="Import" />
