import { discountGrammar, eventGrammar, serviceGrammar } from '../rates/quote-specs.ts'

/** What `cartwright quote --help` says. */
export const quoteHelp = `Rates services from a city folder, without a database, through the same code as a bill run, and shows
every charge with its working. Use it to answer a caller, to try a new rate table, or to check a bill.

  --city DIR        the folder of the city, such as cities/marlow
  --class C         the class of the account, such as residential or commercial
  --zone Z          the zone, where the rates differ by zone
  --service SPEC    one service; write it again for each one
  --event SPEC      something that happened; write it again for each one
  --discount SPEC   a discount the account has, such as senior
  --free-used C=N   how many free events of a code were used before in that calendar year: bulky=1
  --units N         dwelling units, for rates by the unit
  --from DATE       the first day, as 2026-11-01
  --to DATE         the LAST day, as 2026-11-30: it is charged too
  --months N        the days stand for N months of charges, whatever their number (1, 2, 3, 6 or 12)
  --language en|es  the language of the working
  --json            the answer for machines: amounts in cents, each charge with its derivation

Days that make whole months (the 17th to the 16th is one) are charged as whole months. Other days are
billed by calendar months, and the parts of months by the city's proration policy.

A service    ${serviceGrammar}
  refuse:bin:4yd:x2:3/wk          two 4 yd refuse bins, three pickups a week
  all:cart-set:96gal              a set of three carts, the refuse cart 96 gal
  refuse:extra-cart:64gal:from=2026-11-12   an extra cart from the 12th
  refuse:cart:96gal:side-yard     collected from the side yard
An event     ${eventGrammar}
  bulky@2026-11-12                a bulky pickup
  load@2026-11-12:refuse:roll-off:20yd:3.25t:9d   a 20 yd load of 3.25 tons, the box stood 9 days
A discount   ${discountGrammar}

It ends with 0 when everything has a rate, 1 when days or events have none or the folder has faults,
2 when it was not understood.`
