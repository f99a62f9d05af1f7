/** The languages of the pages that customers see. */
export type Language = 'en' | 'es'

const en = {
  title: 'Pay your bill',
  other: 'Español',
  loading: 'One moment…',
  practice: 'Practice city: no money moves.',
  account: (ending: string) => `Account ending in ${ending}`,
  address: 'Service address',
  bill: 'Bill',
  due: 'Due now',
  dueOn: (day: string) => `due ${day}`,
  pastDue: (amount: string) => `${amount} of it is past due.`,
  pending: (amount: string) =>
    `${amount} is on its way from a bank account. It is taken off what is due; nothing more is to be done for it.`,
  credit: (amount: string) => `You have a credit of ${amount}.`,
  nothing: 'Nothing is due.',
  autopay: 'This account is paid by autopay on the due day. You need not pay here.',
  seeBill: 'See the bill (PDF)',
  replacedTitle: 'A newer bill has taken the place of this one',
  replaced: 'Use the code on your newest bill, or your account number.',
  byNumber: 'Pay by account number',
  howMuch: 'How much do you want to pay?',
  payDue: (amount: string) => `What is due: ${amount}`,
  payPast: (amount: string) => `What is past due: ${amount}`,
  payOther: 'Another amount',
  amount: 'Amount',
  between: (least: string, most: string) => `From ${least} to ${most}.`,
  amountFault: (least: string, most: string) => `Write an amount from ${least} to ${most}, such as 47.70.`,
  email: 'E-mail address for the receipt',
  emailHelp: 'You may leave it empty.',
  emailFault: 'Write an e-mail address such as name@example.com.',
  goOn: (amount: string) => `Go on to pay ${amount}`,
  goOnPlain: 'Go on to pay',
  safe: 'You pay on the page of our payment service. Your card or bank account number never comes to us.',
  ways: { card: 'card', ach: 'bank account' },
  by: (ways: string) => `By ${ways}.`,
  and: 'or',
  number: 'Account number',
  numberHelp: 'It is at the top of your bill.',
  numberFault: 'Write the account number.',
  beside: 'Beside it, tell one of these',
  facts: {
    'bill-number': 'Number of the bill',
    'bill-amount': 'Amount due on the bill',
    'phone-last4': 'Last four digits of your phone number',
  },
  answerFault: 'Write the answer.',
  find: 'Find my bill',
  questions: (phone: string) => `Questions? Call ${phone}.`,
  done: {
    title: 'Your payment',
    number: 'Payment number',
    amount: 'Amount',
    new: 'Nothing was paid yet.',
    open: 'We are waiting to hear from the payment service. If you paid, you need not do anything: this page tells you when we know.',
    pending:
      'Thank you. Your bank account has still to pay; that takes up to four business days. Until then it stands as on its way.',
    paid: 'Thank you. Your payment came in.',
    posting: 'Thank you. Your payment came in and is being put on your account.',
    failed: 'The bank did not pay. What was due is due again. Please pay another way.',
    expired: 'Nothing was paid: the page of the payment service was left open too long.',
    receipt: (to: string) => `The receipt goes to ${to}.`,
    received: 'Received',
    with: 'Paid with',
    ending: (what: string, last4: string) => `${what} ending in ${last4}`,
  },
  refusals: {
    PAY_LINK_UNKNOWN:
      'This link is not known, or no longer. Use the code on your newest bill, or your account number.',
    PAY_LINK_REPLACED:
      'A newer bill has taken the place of this one. Use the code on your newest bill, or your account number.',
    PAY_NOT_FOUND: 'We could not find a bill with these two together. Compare both with your newest bill.',
    PAY_NOT_OPEN: 'This city takes no payments online.',
    PAY_AMOUNT_CHANGED:
      'What is due has changed since this page was opened. Look at the new amount and pay again.',
    PAY_AMOUNT_OUTSIDE: 'This amount cannot be paid here. Choose another amount.',
    PAY_PROVIDER_AWAY:
      'The payment service does not answer just now. Nothing was paid. Try again in a few minutes.',
    REQUEST_INVALID: 'Something that was written here is not understood. Look at it and try again.',
    REQUEST_KEY_USED:
      'Nothing was paid: the page of the payment service was left open too long. Press the button again.',
    TOO_MANY_REQUESTS: 'That was too often. Wait a few minutes and try again.',
  },
  away: 'We could not be reached. Nothing was paid. Check your connection and try again.',
}

export type Words = typeof en

const es: Words = {
  title: 'Pague su factura',
  other: 'English',
  loading: 'Un momento…',
  practice: 'Ciudad de práctica: no se mueve dinero.',
  account: (ending) => `Cuenta terminada en ${ending}`,
  address: 'Dirección de servicio',
  bill: 'Factura',
  due: 'Debe ahora',
  dueOn: (day) => `vence el ${day}`,
  pastDue: (amount) => `De eso, ${amount} está en mora.`,
  pending: (amount) =>
    `${amount} está en camino desde una cuenta bancaria. Ya se descontó de lo que debe; no tiene que hacer nada más por ello.`,
  credit: (amount) => `Tiene un crédito de ${amount}.`,
  nothing: 'No debe nada.',
  autopay: 'Esta cuenta se paga automáticamente el día de vencimiento. No necesita pagar aquí.',
  seeBill: 'Ver la factura (PDF)',
  replacedTitle: 'Una factura más nueva reemplazó a esta',
  replaced: 'Use el código de su factura más nueva, o su número de cuenta.',
  byNumber: 'Pagar con el número de cuenta',
  howMuch: '¿Cuánto quiere pagar?',
  payDue: (amount) => `Lo que debe: ${amount}`,
  payPast: (amount) => `Lo que está en mora: ${amount}`,
  payOther: 'Otro importe',
  amount: 'Importe',
  between: (least, most) => `De ${least} a ${most}.`,
  amountFault: (least, most) => `Escriba un importe de ${least} a ${most}, como 47.70.`,
  email: 'Correo electrónico para el recibo',
  emailHelp: 'Puede dejarlo vacío.',
  emailFault: 'Escriba un correo electrónico como nombre@example.com.',
  goOn: (amount) => `Continuar para pagar ${amount}`,
  goOnPlain: 'Continuar para pagar',
  safe: 'Usted paga en la página de nuestro servicio de pagos. El número de su tarjeta o cuenta bancaria nunca llega a nosotros.',
  ways: { card: 'tarjeta', ach: 'cuenta bancaria' },
  by: (ways) => `Con ${ways}.`,
  and: 'o',
  number: 'Número de cuenta',
  numberHelp: 'Está en la parte de arriba de su factura.',
  numberFault: 'Escriba el número de cuenta.',
  beside: 'Además, indique uno de estos datos',
  facts: {
    'bill-number': 'Número de la factura',
    'bill-amount': 'Importe a pagar de la factura',
    'phone-last4': 'Últimos cuatro dígitos de su teléfono',
  },
  answerFault: 'Escriba la respuesta.',
  find: 'Buscar mi factura',
  questions: (phone) => `¿Preguntas? Llame al ${phone}.`,
  done: {
    title: 'Su pago',
    number: 'Número del pago',
    amount: 'Importe',
    new: 'Todavía no se pagó nada.',
    open: 'Esperamos noticias del servicio de pagos. Si usted pagó, no tiene que hacer nada: esta página le avisa cuando lo sepamos.',
    pending:
      'Gracias. Su cuenta bancaria todavía tiene que pagar; tarda hasta cuatro días hábiles. Mientras tanto figura como en camino.',
    paid: 'Gracias. Recibimos su pago.',
    posting: 'Gracias. Recibimos su pago y lo estamos registrando en su cuenta.',
    failed: 'El banco no pagó. Lo que debía lo debe otra vez. Por favor pague de otra manera.',
    expired: 'No se pagó nada: la página del servicio de pagos quedó abierta demasiado tiempo.',
    receipt: (to) => `El recibo se envía a ${to}.`,
    received: 'Recibido',
    with: 'Pagado con',
    ending: (what, last4) => `${what} terminada en ${last4}`,
  },
  refusals: {
    PAY_LINK_UNKNOWN:
      'Este enlace no se conoce, o ya no. Use el código de su factura más nueva, o su número de cuenta.',
    PAY_LINK_REPLACED:
      'Una factura más nueva reemplazó a esta. Use el código de su factura más nueva, o su número de cuenta.',
    PAY_NOT_FOUND:
      'No encontramos una factura con estos dos datos juntos. Compárelos con su factura más nueva.',
    PAY_NOT_OPEN: 'Esta ciudad no recibe pagos en línea.',
    PAY_AMOUNT_CHANGED:
      'Lo que debe cambió desde que abrió esta página. Mire el importe nuevo y pague otra vez.',
    PAY_AMOUNT_OUTSIDE: 'Este importe no se puede pagar aquí. Elija otro importe.',
    PAY_PROVIDER_AWAY:
      'El servicio de pagos no responde en este momento. No se pagó nada. Pruebe otra vez en unos minutos.',
    REQUEST_INVALID: 'Algo de lo que escribió aquí no se entiende. Revíselo y pruebe otra vez.',
    REQUEST_KEY_USED:
      'No se pagó nada: la página del servicio de pagos quedó abierta demasiado tiempo. Presione el botón otra vez.',
    TOO_MANY_REQUESTS: 'Fueron demasiadas veces. Espere unos minutos y pruebe otra vez.',
  },
  away: 'No pudimos comunicarnos. No se pagó nada. Revise su conexión y pruebe otra vez.',
}

export const words: Readonly<Record<Language, Words>> = { en, es }

const months = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
] as const

/** A day in Spanish: `15 de diciembre de 2026`. */
export function spanishDay(text: string): string {
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number)
  return `${date} de ${months[month - 1]} de ${year}`
}
