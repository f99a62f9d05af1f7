import { PageHead } from '../../parts/page-head.tsx'

export const ImportList = () => <PageHead title="Imports" />
