/** Record seg of Mail.dat 25-1: see `layouts.ts` for how a line reads. */
export const seg = `
1001 1 8 RK z Job ID
1002 9 4 RK z Segment ID
1101 13 60 - s Segment Description
1102 73 1 R e:1,2,3,4,6,9 Class Defining Preparation
1103 74 2 R e:CD,CM,FL,IR,LT,MP,PF Principal Processing Category
1110 76 1 - e:S,T Substituted Container Prep
1111 77 1 - e:N,Y Periodicals Newspaper Treatment
1112 78 1 R e:L,P Logical/Physical CONTAINER Indicator
1113 79 1 R e:L,P Log/Phy PACKAGE Indicator
1116 80 8 R d LOT Database Date
1118 88 30 - s Verification Facility Name
1119 118 9 - s Verification Facility ZIP Code
1122 127 1 - e:F,R L.O.T. Direction Indicator
1123 128 1 - e:N,Y Barcode Verifier Indicator
1128 129 2 - e:CB,PC,PD Package Services Packaging Criteria
1129 131 8 R d Automation Coding Date
1130 139 8 R d Carrier Route Coding Date
1131 147 8 R d Carrier Route Sequencing Date
1134 155 8 - d Move Update Date
1136 163 1 - e:_,A,B Detached Mailing Label Indicator
1140 164 12 - s eDoc Sender CRID
1141 176 1 R f:0,1,2,3 Container and Bundle Charge Method
1142 177 10 - z MPA ID for Container and Bundle Charge Method
1145 187 1 - e:N,Y Less Than a Presort Segment Presentation
1146 188 1 - e:_,F,M Full-Service Participation Indicator
1147 189 1 - f:0,1,2,4,5,6,7,8 Move Update Method
1150 190 8 R d Delivery Statistics File Date
1187 198 1 R e:N,Y Informed Address Indicator
1186 199 8 - d Informed Address Expiration Date
1182 207 20 - s Information Exchange
1126 227 20 - s User Option Field
1139 247 1 - e:_,A,B,C,D,E,F,G,H Mailing Agreement Type
1183 248 1 - e:_,M FCM Letter Residual Preparation Indicator
1184 249 12 - s Handling Unit Uniqueness Manager CRID
1185 261 12 - s Container Uniqueness Manager CRID
2000 273 1 R e:D,I,O,U SEG Record Status
1127 274 3 - s Reserve
9999 277 1 R # Closing Character
`

/** Record mpu of Mail.dat 25-1: see `layouts.ts` for how a line reads. */
export const mpu = `
1001 1 8 RK z Job ID
1002 9 4 RK z Segment ID
1003 13 5 RK z Mail Piece Unit ID
1101 18 12 R s Mail Piece Unit Name
1102 30 30 - s Mail Piece Unit Description
1103 60 6 R p4 Mail Piece Unit - Weight
1104 66 1 - e:A,C,L,P MPU - Weight: Source
1105 67 1 R e:F,M,N,P MPU - Weight: Status
1106 68 7 - p4 Mail Piece Unit - Length
1107 75 6 - p4 Mail Piece Unit - Width
1108 81 6 - p4 Mail Piece Unit - Thickness
1111 87 1 R e:1,2,3,4,5,9 Mail Piece Unit - Class
1112 88 2 R e:B,C,D,D0,D1,D2,D3,D4,D5,D6,D7,D8,D9,E,E1,E2,E7,F,G,J,K,L,N,O,R,S,T,T1,T2,T3,T4,T5,W,X,Y Mail Piece Unit - Rate Type
1128 90 1 - e:_,N,R Rate Schedule
1113 91 2 R e:CD,CM,FL,IR,LT,MP,PF Mail Piece Unit - Processing Category
1115 93 1 R e:2,D,N,R,T MPU Surcharge
1116 94 2 R s Co-Palletization Code
1123 96 1 R e:N,U,Y Machinability Indicator
1124 97 5 - p1 Pre-Denominated Amount
1125 102 1 - e:M,S Postage Affixed Type
1132 103 1 - e:_,F,H,L,M,P,S Standard Parcel Type
1129 104 20 - s User Option Field
1130 124 12 - s Move Update Supplier CRID
1131 136 12 - s Piece Uniqueness Manager CRID
2000 148 1 R e:D,I,O,U MPU Record Status
1133 149 1 - e:_,B,F Grouped Extra Service Type
1134 150 34 - s Grouped Extra Service Barcode
1135 184 1 - e:_,A,B,C,D,E,F,G,H,I,J,K,L,M,N,O,P,Q,R,S,T IMpb® Barcode Construct Code
1121 185 8 - s Reserve
9999 193 1 R # Closing Character
`

/** Record mcr of Mail.dat 25-1: see `layouts.ts` for how a line reads. */
export const mcr = `
1001 1 8 RK z Job ID
1002 9 4 RK z Segment ID
1003 13 5 RK z Mail Piece Unit ID
1004 18 8 RK z Component ID
1102 26 10 R z Primary MPA ID
1103 36 10 - z Additional Postage MPA ID
1104 46 8 - z Host Statement Component ID
1105 54 1 - e:_,N,Y Host Indicator of Ad Computation
1106 55 10 - z Postage Adjustment MPA ID
2000 65 1 R e:D,I,O,U MCR Record Status
1101 66 34 - s Reserve
9999 100 1 R # Closing Character
`

/** Record mpa of Mail.dat 25-1: see `layouts.ts` for how a line reads. */
export const mpa = `
1001 1 8 RK z Job ID
1002 9 10 RK z MPA Unique Sequence/Grouping ID
1101 19 30 - s MPA Description
1102 49 9 - s USPS Publication Number
1103 58 8 - s Permit Number
1106 66 9 - s Permit ZIP+4
1107 75 8 - s Mail Owner's Lcl Permit Ref Num/Int'l Bill Num
1108 83 1 - e:G,H,M,P,S,V Mail Owner's Lcl Permit Ref Num/Int'l Bill Num - Type
1109 84 1 - e:B,C,D,O,T,V Postage Payment Option
1110 85 40 - s Customer Reference ID
1111 125 1 R e:A,C,G,H,I,L,M,P,S,T Postage Payment Method
1114 126 5 - s Federal Agency Cost Code
1115 131 10 - s Non-Profit Authorization Number
1117 141 30 - s Title
1121 171 9 - s Mailer ID of Mail Owner
1122 180 12 - s CRID of Mail Owner
1123 192 9 - s Mailer ID of Preparer
1124 201 12 - s CRID of Preparer
1126 213 20 - s User Option Field
1127 233 20 - s Payment Account Number
2000 253 1 R e:D,I,O,U MPA Record Status
1116 254 44 - s Reserve
9999 298 1 R # Closing Character
`

/** Record cpt of Mail.dat 25-1: see `layouts.ts` for how a line reads. */
export const cpt = `
1001 1 8 RK z Job ID
1004 9 8 RK z Component ID
1101 17 30 - s Component Description
1102 47 6 R p4 Component - Weight
1103 53 1 - e:A,C,L,P Component - Weight: Source
1104 54 1 R e:F,M,N,P Component - Weight: Status
1105 55 7 - p4 Component - Length
1106 62 6 - p4 Component - Width
1107 68 6 - p4 Component - Thickness
1108 74 5 - p2 Component - Periodical Ad Percentage
1109 79 1 R e:F,N,P Component - Periodical Ad Percentage: Status
1110 80 1 R e:1,2,3,4,5,9,P,X Component - Class
1111 81 2 R e:B,C,D,D0,D1,D2,D3,D4,D5,D6,D7,D8,D9,E,E1,E2,E7,F,G,H,I,J,K,L,M,N,O,R,S,T,T1,T2,T3,T4,T5,W,X,Y,Z Component - Rate Type
1112 83 2 R e:CD,CM,FL,IR,LT,MP,PF Component -Processing Category
1148 85 9 - s Mailer ID of Mail Owner
1149 94 12 - s CRID of Mail Owner
1138 106 1 - e:B,N,S Periodical Ad% Treatment
1139 107 5 - s Periodical Volume Number
1140 112 6 - s Periodical Issue Number
1141 118 8 - d Periodical Issue Date
1142 126 3 - n Periodical Frequency
1144 129 4 - s Equivalent User License Code
1145 133 8 - s Equivalent Mail.dat Job ID
1146 141 8 - s Equivalent Component ID
1151 149 1 - e:_,B,W Equivalent Component Type
1152 150 6 - p2 Ad % Basis
1147 156 30 - s Component Title
1156 186 1 - e:_,F,H,L,M,P,S Standard Parcel Type
1157 187 1 - e:C,P Approved Piece Design Type
1158 188 7 - n Approved Piece Design
1150 195 20 - s User Option Field
2000 215 1 R e:D,I,O,U CPT Record Status
1159 216 24 - s eMailpiece Sample Group ID
1130 240 24 - s Reserve
9999 264 1 R # Closing Character
`
