import type { MessageCondition, MessageTerm } from '@cartwright/api/message-shapes'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { addMessage } from '../messages/save-message.ts'

const those = (...terms: MessageTerm[]): MessageCondition => ({ match: 'all', terms })

/** What the bills of the practice city say beside their charges: to everybody for some weeks, to a class, and to those who owe. */
export async function planMessages(work: Work, today: PlainDate): Promise<void> {
  const since = today.subtract({ days: 150 }).toString()
  const always = { plain: null, from: since, until: null }
  await addMessage(work, {
    ...always,
    name: 'Past due',
    en: '{pastDue} of earlier bills is past due. If you have paid it, thank you; if you cannot, call us and we find a way.',
    es: '{pastDue} de facturas anteriores está en mora. Si ya pagó, gracias; si no puede, llámenos y buscaremos una solución.',
    priority: 2,
    condition: those({ fact: 'past-due', overCents: 2500, not: false }),
  })
  await addMessage(work, {
    ...always,
    name: 'Organics for businesses',
    en: 'State law asks every business to keep food scraps apart. We set the right container up at no charge: call us.',
    es: 'La ley estatal pide a todo negocio separar los restos de comida. Llámenos y ponemos el contenedor sin costo.',
    priority: 5,
    condition: those({ fact: 'class', among: ['commercial'], not: false }),
  })
  await addMessage(work, {
    ...always,
    name: 'Winter holidays',
    en: 'No collection on Thanksgiving, Christmas and New Year’s Day: that week you are served one day later.',
    es: 'No hay recolección el Día de Acción de Gracias, Navidad y Año Nuevo: esa semana se atiende un día después.',
    from: today.subtract({ days: 45 }).toString(),
    until: today.add({ days: 45 }).toString(),
    priority: 7,
    condition: those(),
  })
}
