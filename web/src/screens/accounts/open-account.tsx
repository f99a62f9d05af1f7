import { PageHead } from '../../parts/page-head.tsx'

export const OpenAccount = () => <PageHead title="Open an account" />
