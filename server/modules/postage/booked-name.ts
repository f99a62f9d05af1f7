/**
 * How a mail job is named in the books of postage: the room of mail jobs calls `M-7` what is booked as `mail job 7`, and people write what they read there. Any
 * other name stays as it is written.
 */
export const bookedName = (written: string): string => written.trim().replace(/^M-0*(\d+)$/i, 'mail job $1')
