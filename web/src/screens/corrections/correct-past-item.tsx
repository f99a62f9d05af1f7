import { Menu, type MenuItemProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes } from 'react'
import { useMay } from '../../session.tsx'

type Native = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof MenuItemProps>
/** An entry of a menu that leads to a screen. */
export const MenuLink = createLink((props: MenuItemProps & Native) => <Menu.Item component="a" {...props} />)

/** Leads from an account to correcting its past, for whoever may ask for that. */
export function CorrectPastItem({ accountNumber }: { readonly accountNumber: string }) {
  const may = useMay()('corrections.ask')
  if (!may) return null
  return (
    <MenuLink to="/accounts/$accountNumber/correct" params={{ accountNumber }}>
      Correct the past …
    </MenuLink>
  )
}
