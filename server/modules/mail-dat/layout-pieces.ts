/** Record cqt of Mail.dat 25-1: see `layouts.ts` for how a line reads. */
export const cqt = `
1001 1 8 RK z Job ID
1034 9 8 RK n CQT Database ID
1006 17 6 R n Container ID
1007 23 5 R s 3 Digit / 5 Digit Container Division
1003 28 5 R z Mail Piece Unit ID
1101 33 1 R e:1,2,3,4,5,6,7,8,9,A,D,L,N,S,V,W Zone
1105 34 1 R e:A,B,D,H,N,P,S Destination Entry
1008 35 2 R e:A,A1,B,B1,C,C1,D,D1,E,FB,FC,FF,FG,FH,FI,FJ,FN,FS,G,H,K,L,L1,L2,L3,L4,L5,L6,L7,L8,N,P7,P8,PM,PO,S,SD,X,Z Rate Category
1009 37 1 R e:B,D,I,O,S Barcode Discount Or Surcharge Indicator
1010 38 1 R e:N,O,R,S Periodicals: Sub/ Non-Sub/ Requester Indicator
1011 39 1 R e:I,N,O Periodicals: Not County/In County
1102 40 8 R n Number of Copies
1103 48 8 R n Number of Pieces
1107 56 1 R e:N,Y Periodicals Co-Palletization Discount Indicator
1111 57 7 - p6 Container Charge Allocation
1112 64 1 - e:B,F,O Service Level Indicator
1113 65 1 - e:_,B,M,R,Y Simplified Address Indicator
2000 66 1 R e:D,I,O,U CQT Record Status
1106 67 19 - s Reserve
9999 86 1 R # Closing Character
`

/** Record pqt of Mail.dat 25-1: see `layouts.ts` for how a line reads. */
export const pqt = `
1001 1 8 RK z Job ID
1034 9 8 RK n CQT Database ID
1012 17 6 RK z Package ID
1013 23 6 R s Package ZIP Code
1101 29 4 - s Package Carrier Route
1102 33 2 R e:9,A,B,C,D,F,H,I,K,L,M,R,S,T,U,V Package Level
1103 35 5 R n Number of Copies
1104 40 5 R n Number of Pieces
1113 45 7 - p6 Bundle Charge Allocation
1114 52 6 - z Combo-Pack ID
2000 58 1 R e:D,I,O,U PQT Record Status
1105 59 11 - s Reserve
9999 70 1 R # Closing Character
`

/** Record pdr of Mail.dat 25-1: see `layouts.ts` for how a line reads. */
export const pdr = `
1001 1 8 RK z Job ID
1034 9 8 R n CQT Database ID
1012 17 6 R z Package ID
1018 23 22 RK z Piece ID
1108 45 11 - s Piece Barcode
1114 56 4 - n Line-Of-Travel Sequence Number
1115 60 1 - e:_,A,D Line-Of-Travel Seq. Direction Code
1116 61 5 - n Walk Sequence Number
1117 66 1 - e:_,S,T,W,X "Wasted or Shortage Piece" Indicator
1122 67 34 - s IM™ Barcode
1124 101 4 - s Machine ID
1126 105 9 - s Mailer ID of Barcode Applicator
1127 114 1 - f:0,1,2,4,5,6,7,8 Move Update Method
1129 115 16 - s ACS Key Line Data
1130 131 4 - s Carrier Route
1131 135 1 - e:_,A,B,C,D,E,F,G,H,I,J,K,L,M,N,O,P,Q,R,S,T IMpb® Barcode Construct Code
1132 136 1 - e:_,Y MID in IMb® is Move Update Supplier
2000 137 1 R e:D,I,O,U PDR Record Status
9999 138 1 R # Closing Character
`
