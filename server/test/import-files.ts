/** Two good premises and one that is none. */
export const premises =
  'number,street,unit,city,zip\n212,Oak St,,Ontario,91764\n214,Oak St,Apt B,Ontario,91764\n1,UNKNOWN,,Ontario,91764'
/** Three good rows of two accounts, and one with a size that has no rate. */
export const combined = [
  'old no,address,city,zip,class,cycle,opened,name,phone,stream,container,size,qty,frequency',
  'A-1,212 Oak St,Ontario,91764,residential,1,7/1/2026,Ana Ruiz,909-555-0101,all,cart-set,96,1,1',
  'A-1,212 Oak St,Ontario,91764,residential,1,7/1/2026,Ana Ruiz,909-555-0101,refuse,extra-cart,96,2,1',
  'B-7,9 Fir Ave,Ontario,91761,commercial,3,2026-02-01,Fir Market LLC,,refuse,bin,4 cu yd,1,3',
  'B-8,9 Fir Ave # 2,Ontario,91761,commercial,3,2026-02-01,Fir Market LLC,,refuse,bin,5yd,1,3',
].join('\n')
export const combinedMapping = `
fields:
  formerNumber: old no
  address: address
  place: city
  zip: zip
  class: class
  cycle: cycle
  openedOn: opened
  payerName: name
  payerPhone: phone
  payerKind: { column: class, table: { commercial: organization }, otherwise: person }
  stream: stream
  container: container
  size: size
  quantity: qty
  pickupsPerWeek: frequency
`
