/** Record csm of Mail.dat 25-1: see `layouts.ts` for how a line reads. */
export const csm = `
1001 1 8 RK z Job ID
1002 9 4 R z Segment ID
1005 13 2 R e:1,2,3,4,5,A,AB,B,C,CT,D,E,F,G,H,L,M,O,P,R,S,T,U,V,W,Z Container Type
1006 15 6 RK n Container ID
1101 21 6 R z Display Container ID
1102 27 9 - s Container Grouping Description
1103 36 6 R c Container Destination Zip
1104 42 2 R e:A,AA,AB,AC,AD,AE,AF,AG,AH,AI,AJ,AK,AL,AM,AN,AO,AP,AQ,AR,AS,AT,AU,AV,AW,B,C,D,G,H,I,J,M,N,O,P,Q,R,S,T,U,V,X,Y,Z Container Level
1105 44 6 R c Entry Point for Entry Discount - Postal Code
1106 50 2 R e:A,B,C,D,E,H,J,K,L,N,O,OT,Q,R,S,T Entry Point for Entry Discount - Facility Type
1167 52 9 R s Entry Point - Actual / Delivery -Locale Key
1168 61 9 R c Entry Point - Actual / Delivery -Postal Code
1109 70 6 - n Parent Container Reference ID
1110 76 20 - s Truck or Dispatch Number
1111 96 2 - s Stop Designator
1112 98 15 - s Reservation Number
1113 113 8 - d Actual Container Ship Date
1164 121 5 - t Actual Container Ship Time
1177 126 8 - d Scheduled Pick Up Date
1178 134 5 - t Scheduled Pick Up Time
1115 139 8 - d Scheduled In-Home Date
1116 147 1 - n Additional In-Home Range
1117 148 8 - d Scheduled Induction Start Date
1118 156 5 - t Scheduled Induction Start Time
2001 161 8 - d Scheduled Induction End Date
2002 169 5 - t Scheduled Induction End Time
1179 174 8 - d Actual induction Date
1180 182 5 - t Actual Induction Time
1184 187 8 - d Postage Statement Mailing Date
1183 195 5 - t Postage Statement Mailing Time
1120 200 8 R n Number of Copies
1121 208 8 R n Number of Pieces
1122 216 12 R p4 Total Weight (product only)
1123 228 12 - z User Container ID
1124 240 1 - e:_,C,D,P,R,T,X Container Status
1181 241 1 - e:_,I,L,O Included In Other Documentation
1126 242 1 R e:L,N,P,S Tray Preparation Type
1130 243 10 - s Trans-Ship Bill of Lading Number
1132 253 1 - e:_,Y Sibling Container Indicator
1133 254 6 - n Sibling Container Reference ID
1136 260 8 - z Postage Grouping ID
1137 268 12 - p4 Container Gross Weight
1139 280 3 - n Container Height
1141 283 20 - s EMD - 8125 ASN Barcode
1142 303 15 - s Transportation Carrier ID
1162 318 9 - s FAST Content ID
1163 327 12 - m FAST Scheduler ID
1171 339 1 - e:_,N,Y USPS Pick Up
1175 340 3 - n CSA Separation ID
1172 343 8 - d Scheduled Ship Date
1173 351 5 - t Scheduled Ship Time
1147 356 12 - s DMM Section Defining Container Preparation
1150 368 24 - s Label: IM™ Container Or IM™ Tray Barcode - Final
1198 392 24 - s Label: IM™ Container Or IM™ Tray Barcode - Original
1152 416 30 - s Label: Destination Line 1
1153 446 30 - r Label: Destination Line 2
1154 476 30 - s Label: Contents - Line 1
1155 506 20 - r Label: Contents - Line 2
1156 526 30 - s Label: Entry (Origin) Point Line
1157 556 40 - s Label: User Information Line 1
1158 596 40 - s Label: User Information Line 2
1159 636 4 - s Label: Container Label CIN Code
1176 640 20 - s User Option Field
1186 660 1 - e:_,Y eInduction Indicator
1187 661 10 - s CSA Agreement ID
1189 671 8 R d Presort Labeling List Effective Date
1190 679 8 R d Last Used Labeling List Effective Date
1191 687 8 R d Presort City-State Publication Date
1192 695 8 R d Last Used City-State Publication Date
1193 703 8 R d Presort Zone Chart Matrix Publication Date
1194 711 8 R d Last Used Zone Chart Matrix Publication Date
1195 719 8 R d Last Used Mail Direction Publication Date
1196 727 6 - n Supplemental Physical Container ID
1188 733 1 - e:_,Y Accept Misshipped
1199 734 8 - d Referenceable Mail Start Date
1200 742 8 - d Referenceable Mail End Date
2000 750 1 R e:D,I,O,U CSM Record Status
1134 751 39 - s Reserve
9999 790 1 R # Closing Character
`
