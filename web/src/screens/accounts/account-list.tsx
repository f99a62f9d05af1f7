import { PageHead } from '../../parts/page-head.tsx'

export const AccountList = () => <PageHead title="Accounts" />
