/** Where the numbers of tray contents are from. */
export const contentIdentifiersSource =
  'USPS content identifier numbers (DMM 708.6.2.4), First-Class Mail letters'

/** What a letter tray of a bill run may hold, by its content identifier number: line 2 of its label. Marketing Mail never appears on a bill run. */
export const contentIdentifiers: Readonly<Record<string, string>> = {
  241: 'FCM LTR BC 5D SCHEME',
  242: 'FCM LTR 5D BC',
  243: 'FCM LTR BC SCHEME2',
  244: 'FCM LTR 3D BC',
  245: 'FCM LTR AADC BC',
  246: 'FCM LTR BC WKG',
  255: 'FCM LTR 3D MACH',
  258: 'FCM LTR AADC MACH',
  260: 'FCM LTR MACH WKG',
  267: 'FCM LTR 5D MANUAL',
  268: 'FCM LTR MANUAL WKG',
  269: 'FCM LTR 3D MANUAL',
  270: 'FCM LTR ADC MANUAL',
}
