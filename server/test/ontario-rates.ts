/**
 * Every adopted refuse rate of the City of Ontario CA. Source: its Proposition 218 notice of 2023: rates from 2023-07-19 and from
 * 2024-07-01. For commercial containers the four amounts of a year are: first container, each additional pickup of it, each
 * additional container, each additional pickup of that.
 */
export const residential: readonly (readonly [spec: string, from2023: string, from2024: string])[] = [
  ['all:cart-set:96gal', '39.78', '43.81'],
  ['refuse:extra-cart:96gal', '11.81', '12.15'],
  ['all:cart-set:64gal', '35.60', '39.45'],
  ['refuse:extra-cart:64gal', '7.52', '7.73'],
  ['all:cart-set:32gal', '31.82', '35.60'],
  ['refuse:extra-cart:32gal', '3.65', '3.75'],
  ['recycling:extra-cart:96gal', '6.18', '7.34'],
  ['organics:extra-cart:96gal', '12.14', '13.69'],
]

export const commercial: readonly (readonly [spec: string, from2023: string, from2024: string])[] = [
  ['refuse:cart:96gal', '16.81 23.12 11.81 23.12', '16.81 23.80 12.15 23.80'],
  ['refuse:bin:1.5yd', '140.01 56.45 39.74 56.45', '140.01 58.15 40.94 58.15'],
  ['refuse:bin:2yd', '152.79 71.90 56.06 71.90', '154.23 74.07 57.75 74.07'],
  ['refuse:bin:3yd', '175.44 96.03 81.45 96.03', '179.09 98.92 83.91 98.92'],
  ['refuse:bin:4yd', '208.60 129.19 116.03 129.19', '213.25 133.08 119.53 133.08'],
  ['refuse:bin:6yd', '274.92 195.50 184.15 195.50', '281.57 201.40 189.71 201.40'],
  ['refuse:compactor:2yd', '230.41 150.99 134.17 150.99', '235.71 155.54 138.21 155.54'],
  ['refuse:compactor:3yd', '307.63 228.21 213.66 228.21', '315.26 235.09 220.11 235.09'],
  ['refuse:compactor:4yd', '393.89 314.47 302.20 314.47', '404.12 323.96 311.31 323.96'],
  ['refuse:compactor:6yd', '666.50 587.09 577.09 587.09', '684.98 604.82 594.52 604.82'],
  ['recycling:cart:96gal', '9.04 17.49 6.18 17.49', '10.21 18.98 7.34 18.98'],
  ['recycling:bin:1.5yd', '98.21 51.13 37.16 53.87', '98.21 55.67 38.46 55.67'],
  ['recycling:bin:2yd', '107.56 61.78 48.10 63.94', '107.56 66.11 49.79 66.11'],
  ['recycling:bin:3yd', '126.27 84.08 69.51 84.08', '126.27 86.97 71.96 86.97'],
  ['recycling:bin:4yd', '144.98 104.23 91.08 104.23', '144.98 107.84 94.30 107.84'],
  ['recycling:bin:6yd', '193.77 159.90 148.55 159.90', '193.77 165.54 153.85 165.54'],
  ['recycling:compactor:2yd', '138.47 111.26 94.43 111.26', '141.14 115.09 97.76 115.09'],
  ['recycling:compactor:3yd', '197.65 170.45 155.90 170.45', '202.46 176.41 161.42 176.41'],
  ['recycling:compactor:4yd', '246.58 219.38 207.10 219.38', '253.14 227.09 214.45 227.09'],
  ['recycling:compactor:6yd', '375.21 348.01 338.01 348.01', '386.42 360.37 350.07 360.37'],
  ['green-waste:cart:96gal', '15.03 23.45 12.14 23.45', '16.72 25.34 13.69 25.34'],
  ['green-waste:bin:1.5yd', '109.27 63.15 42.74 59.46', '109.27 63.15 43.96 61.18'],
  ['green-waste:bin:2yd', '122.66 76.55 57.83 71.39', '122.66 76.55 57.83 73.45'],
  ['green-waste:bin:3yd', '149.45 103.34 85.46 96.94', '149.45 103.34 85.46 97.98'],
  ['green-waste:bin:4yd', '176.24 130.13 112.46 123.94', '176.24 130.13 112.46 123.94'],
  ['green-waste:bin:6yd', '229.82 183.71 166.85 178.34', '229.82 183.71 166.85 178.34'],
  ['organics:cart:32gal', '9.29 17.70 6.25 17.70', '9.96 18.59 6.80 18.59'],
  ['organics:cart:64gal', '15.61 24.02 12.68 24.02', '16.82 25.44 13.76 25.44'],
  ['organics:cart:96gal', '21.70 30.12 18.81 30.12', '24.14 32.76 21.11 32.76'],
  ['organics:bin:1.5yd', '292.06 113.24 96.53 113.24', '292.06 117.78 100.57 117.78'],
  ['organics:bin:2yd', '302.23 143.10 127.26 143.10', '302.23 148.92 132.60 148.92'],
  ['organics:bin:3yd', '322.57 202.83 188.25 202.83', '322.57 211.90 196.18 211.90'],
]

export const rollOff: readonly (readonly [spec: string, from2023: string, from2024: string])[] = [
  ['refuse:roll-off:10yd', '243.28', '247.61'],
  ['refuse:roll-off:20yd', '243.28', '247.61'],
  ['refuse:roll-off:30yd', '243.28', '247.61'],
  ['refuse:roll-off:40yd', '243.28', '247.61'],
  ['recycling:roll-off:40yd', '243.28', '247.61'],
  ['green-waste:roll-off:40yd', '243.28', '247.61'],
  ['refuse:compactor:30yd', '278.25', '283.68'],
  ['dry-run', '243.28', '247.61'],
]
