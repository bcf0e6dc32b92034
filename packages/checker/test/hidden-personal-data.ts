/** Personal data as people write it carelessly or so that a program shall not see it; written after the readers and first looked at as they stood. */
export const HIDDEN_PERSONAL_DATA: readonly string[] =
  `Bev's mob is zero double-seven double-zero nine hundred, one two three
ring mr quennell o7700 900 555
his number: 07-700-900-321 don't ring after 9
07700 (900) 321 is kelvin
(07700)900321 for declan
number is seven seven double oh nine double oh three two one, stick a zero in front
0 seven 7 double 0 nine 00 three two one
+44(0)7700 900321 ask for moira
tel: 0044-7700-900321
its 07700\u200b900\u200b321
mobile ０７７００９００３２１
home's oh one six three two, nine six oh, one four two
he is on 01632.960.142 most evenings
email her: moira dot k underscore 7 at example dot org
email her: moira.k(at)example(dot)org
email her: moira.k [a] example.org
email her: moira.k AT example DOT org
email her: moira.k at-sign example dot org
email her: moira k at gmail dot com
email her: moira_k7@gmail
email her: moira.k@example . org
contact moira.k@example,org
his insta inbox is m.k.pell(a)example.com
NI number: M W / 48 31 07 / B
NI number: MW 483107 B
nino mw-483107-b
MW 4831 07B is her NI
M.W. 48.31.07. B national insurance
nhs number 943 476 5919 for mrs tolland
nhs no 9 4 3 4 7 6 5 9 1 9
patient 943-476-5919
nhs number nine four three four seven six five nine one nine
dob 11.6.17 alfie
dob eleventh of june 2017
DOB: 11 June '17
born 11-06-2017, Alfie Quennell
lives at flat 2, 14 quarry rise
she lives at number 14 Quarry Rise
house is fourteen Quarry Rise, Mrs Tolland
postcode LE10-8ZW for Mr Pell's house
postcode le10 8zw, mr pell
L.E.1.0 8.Z.W mr pell lives there
sort code 973106 acc 41827760
sort code 97 31 06, account 4182 7760
s/c 97/31/06 a/c 41827760
IBAN GB29-NWBK-6016-1331-9268-19
iban gb29nwbk60161331926819
GB29 NWBK 6016 1331 9268 19 is where it goes
card number 4111-1111-1111-1111
4111.1111.1111.1111 exp 04/29
card 4111 11 11 1111 1111
amex 3782 822463 10005
reg is FD44-KXM
FD 44 KXM parked on the zigzags
plate f d 4 4 k x m
the van FD44.KXM again, she drives it
passport number 533 380 006
driving licence MORGA-657054-SM9IJ
claim ref 77 19 204 is hers
tenancy ref no. HSG-24-03318`.split('\n')

/** What looks like it and is nobody's. */
export const NOBODYS_NUMBERS: readonly string[] = `We had 07 vans and 700 bags and 900 volunteers
Lines open 7 days: 9 to 5, call 0300 123 4567
Our team is on 01632 960100, option 2, option 3
email planning at ourborough dot gov dot uk
Write to the service: bins (at) ourborough (dot) gov (dot) uk
Read more at example dot org slash budget
Find the form at example.org/form_07700_900
Meet at dot com house, third floor
Seven in ten, nine in ten, one in four: the survey
One two three four five, once I caught a fish alive
The score was nine nil, oh dear oh dear, seven goals in seven minutes
Double decker at double yellow lines, zero tolerance
2 4 6 8 who do we appreciate
0 0 7 is back at the cinema
Lottery 07 11 23 34 41 45
Sizes 6 8 10 12 14 16 18 20 in stock
Bins out 1/12, 8/12, 15/12, 22/12 and 29/12
Room A.1.2.3.4.5.6 is hard to find
Budget 2026_27_v3_final_0900_1100
Ticket #07700900 is fixed
ISBN 978-0-14-103614-4 in the library
Meter serial GB29 0417 7712 4410
Grid reference SP 42 90 11
Opening: 07.00, 09.00, 11.00 and 13.00
Contract sum £4,111,111,111 over ten years
Planning ref 24/00318/FUL and 24/00319/HOU
Council tax band D is £2,187.42
We filled 4111 potholes, 1250 drains, 3300 verges and 7801 grit bins
The 07:00 from platform 9, the 09:00 from platform 4
Tweet us @ourborough or @bins_07700
Meeting ID 811 2345 9087, passcode 417
Version 1.0.7.7.0.0.9 released
A47 / A5 / M69 / B4109 roadworks
Parking: first 2 hours free, 3 hours £1.20, 4 hours £2
"at some point" he said "dot the i"
2 x 4, 3 x 6, 10 x 10 timbers
Hoodie sizes S M L X L 2 X L 3
N H S 7 5 birthday tea
①②③④⑤⑥ steps to a better compost
１００ new trees planted in ２０２６`.split('\n')
