/** Record hdr of Mail.dat 25-1: see `layouts.ts` for how a line reads. */
export const hdr = `
1001 1 8 RK z Job ID
1101 9 4 R e:25-1 Mail.dat Version
1025 13 4 RK n Header History Sequence Number
1148 17 1 R e:C,H Header History Status
1153 18 8 R z Historical Job ID
1102 26 25 - s Licensed User's Job Number
1103 51 30 R s Job Name/Title & Issue
1104 81 30 R s File Source
1105 111 4 - s User License Code
1106 115 30 R s Contact Name
1107 145 10 R s Contact Telephone Number
1157 155 60 R s Contact Email
1108 215 8 R d Date Prepared
1109 223 5 R t Time Prepared
1192 228 5 R e:0.4 Mail.dat Revision
1111 233 6 R n Segment Record Count
1112 239 1 R e:C,D,N,O,R,U Segment File Status
1113 240 6 R n Mail Piece Unit Record Count
1114 246 1 R e:C,D,N,O,R,U Mail Piece Unit File Status
1115 247 6 R n MPU / C Relationship Record Count
1116 253 1 R e:C,D,N,O,R,U MPU / C Relationship File Status
1158 254 6 R n Mailer Postage Account Record Count
1159 260 1 R e:C,D,N,O,R,U Mailer Postage Account File Status
1118 261 6 R n Component Record Count
1119 267 1 R e:C,D,N,O,R,U Component File Status
1181 268 6 R n Component Characteristic Record Count
1180 274 1 R e:C,D,N,O,R,U Component Characteristic File Status
1120 275 6 R n Container Summary Record Count
1121 281 1 R e:C,D,N,O,R,U Container Summary File Status
1126 282 8 R n Container Quantity Record Count
1127 290 1 R e:C,D,N,O,R,U Container Quantity File Status
1128 291 8 R n Package Quantity Record Count
1129 299 1 R e:C,D,N,O,R,U Package Quantity File Status
1130 300 8 R n Walk Sequence Record Count
1131 308 1 R e:C,D,N,O,R,U Walk Sequence File Status
1132 309 8 R n Seed Name Record Count
1133 317 1 R e:C,D,N,O,R,U Seed Name File Status
1136 318 8 R n IJ / C Relationship Record Count
1137 326 1 R e:C,D,N,O,R,U IJ / C Relationship File Status
1138 327 10 R n Piece Detail Record Count
1139 337 1 R e:C,D,N,O,R,U Piece Detail File Status
1178 338 10 R n Piece Barcode Record Count
1179 348 1 R e:C,D,N,O,R,U Piece Barcode File Status
1140 349 10 R n Special Fee/Charge Record Count
1141 359 1 R e:C,D,N,O,R,U Special Fee/Charge File Status
1146 360 6 R n Postage Adjustment Record Count
1147 366 1 R e:C,D,N,O,R,U Postage Adjustment File Status
1172 367 6 R n Original Container Identification Record Count
1173 373 1 R e:C,D,N,O,R,U Original Container Identification File Status
1184 374 6 R n Un-Coded Parcel Address Record Count
1185 380 1 R e:C,D,N,O,R,U Un-Coded Parcel Address File Status
1186 381 10 R n Special Fee/Charge Barcode Record Count
1187 391 1 R e:C,D,N,O,R,U Special Fee/Charge Barcode Status
1188 392 10 R n Extra Piece Detail Record Count
1189 402 1 R e:C,D,N,O,R,U Extra Piece Detail Status
1190 403 10 R n Referenceable Mail Record Count
1191 413 1 R e:C,D,N,O,R,U Referenceable Mail Status
1193 414 10 R n Referenceable Mail Summary Record Count
1194 424 1 R e:C,D,N,O,R,U Referenceable Mail Summary Status
1195 425 10 R n Referenceable Mail Barcode Record Count
1196 435 1 R e:C,D,N,O,R,U Referenceable Mail Barcode Status
1201 436 6 R n Certificate of Mailing Header Record Count
1202 442 1 R e:C,D,N,O,R,U Certificate of Mailing Header Status
1203 443 10 R n Certificate of Mailing Detail Record Count
1204 453 1 R e:C,D,N,O,R,U Certificate of Mailing Detail Status
1205 454 10 R n Certificate of Mailing Bulk Record Count
1206 464 1 R e:C,D,N,O,R,U Certificate of Mailing Bulk Status
1207 465 10 R n Certificate of Mailing Services Record Count
1208 475 1 R e:C,D,N,O,R,U Certificate of Mailing Services Status
1154 476 1 R e:C,E,I,M,N,P,R Mail.dat Presentation Category
1174 477 30 R s Original Software Vendor Name
1175 507 30 R s Original Software Products Name
1176 537 10 R s Original Software Version
1177 547 60 R s Original Software Vendor's Email
1150 607 30 R s Mail.dat Software Vendor Name
1155 637 30 R s Mail.dat Software Product's Name
1151 667 10 R s Mail.dat Software Version
1156 677 60 R s Mail.dat Software Vendor's Email
1160 737 8 - d Zone Matrix Date
1183 745 12 - s eDoc Sender CRID
1182 757 20 - s Information Exchange
1152 777 1223 - s User Option Field
9999 2000 1 R # Closing Character
`
