/** Names from which the invented people and businesses of a practice city are made. Nobody in it is real. */
export const givenNames: readonly string[] =
  `Maria Jose Luis Ana Carmen Rosa Juan Carlos Miguel Elena Lucia Diego Sofia Mateo Camila Andres Gabriela Rafael Teresa Pedro
  James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Karen Thomas Nancy
  Daniel Lisa Matthew Betty Anthony Sandra Mark Ashley Steven Emily Andrew Donna Paul Michelle Joshua Carol Kenneth Amanda Kevin
  Wei Mei Li Jin Hana Kenji Minh Linh Thuy Anh Priya Arjun Ravi Meera Amir Leila Omar Fatima Grace Samuel Ruth Isaac Naomi Marcus
  Denise Terrence Latoya Andre Monique Tyrone Keisha Curtis Yolanda Vernon Gloria Harold Irene Walter Dolores Eugene Marjorie`
    .split(/\s+/)
    .filter(Boolean)

export const familyNames: readonly string[] =
  `Garcia Hernandez Lopez Martinez Gonzalez Rodriguez Perez Sanchez Ramirez Torres Flores Rivera Gomez Diaz Reyes Morales Ortiz
  Gutierrez Chavez Ramos Ruiz Mendoza Alvarez Castillo Jimenez Moreno Romero Herrera Medina Aguilar Vargas Castro Guzman Salazar
  Delgado Contreras Sandoval Cervantes Rojas Vega Soto Silva Navarro Dominguez Cabrera Espinoza Fuentes Acosta Molina Padilla
  Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Thomas Moore Jackson Martin Lee Thompson White Harris
  Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Nelson Baker Hall Campbell Mitchell Carter Roberts
  Nguyen Tran Le Pham Vo Kim Park Choi Chen Wang Liu Zhang Lin Wu Yang Patel Shah Singh Kaur Khan Ahmed Ali Yamamoto Tanaka Sato
  Okafor Mensah Haddad Petrosyan Sarkisian Novak Kowalski Rossi Silveira Andersen Larsen Becker Schmidt Fischer Dubois O'Brien`
    .split(/\s+/)
    .filter(Boolean)

export const businessNames: readonly string[] =
  `Taqueria|Panaderia|Auto Repair|Tire & Wheel|Market|Liquor|Dental Care|Family Clinic|Pharmacy|Hardware|Machine Shop|Logistics
  |Warehouse|Cold Storage|Plating Works|Print Shop|Cabinets|Plumbing Supply|Nursery|Car Wash|Coffee|Pho Kitchen|Pizza|Bakery
  |Fitness|Dance Studio|Learning Center|Preschool|Church|Motel|Inn & Suites|Self Storage|Pallets|Recycling Parts|Upholstery`
    .split('|')
    .map((name) => name.trim())

export const apartmentNames: readonly string[] =
  'Villas|Apartments|Gardens|Terrace|Court|Manor|Place|Palms|Grove Homes|Commons'.split('|')
