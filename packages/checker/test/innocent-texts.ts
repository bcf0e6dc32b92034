/** Words and phrases that hold, sound like, or are drawn like an obscene word and mean nothing of the kind. */
export const INNOCENT_TEXTS: readonly string[] = `
Scunthorpe
Penistone
Lightwater
Clitheroe
Essex
Middlesex
Sussex
Wessex
Cockermouth
Cockfosters
Twatt in Orkney is on the way to Birsay
Shitterton is a village in Dorset
Sandwich
Fucking is now called Fugging
Arsenal
Arsene
Arsenic
parse the file
sparse
coarse
hoarse
a hearse
the nurse
Worcester
as sume
assess
assessment
assessor
asset
assist
associate
assume
assure
class
classic
glass
grass
brass
mass
pass
passage
compass
bass guitar
embassy
harass
cockerel
cockle
cockpit
cocktail
peacock
Hancock
Hitchcock
woodcock
stopcock
shuttlecock
Dick Turpin
Dick Whittington at the theatre
Dickens
Dickinson
dictionary
Moby-Dick
therapist
psychotherapist
physiotherapist
grape
drape
scrape
analysis
analyst
canal
banal
finally
title
titan
titanic
constitution
institution
restitution
competition
petition
Titchfield
Tittensor
button
butter
butane
buttress
shiitake mushrooms
shitake mushrooms
mishit the ball
Matsushita
Shia and Shiite
the Shi'ite mosque
chit chat
a chit from the store
sheet of paper
worksheet
spreadsheets
balance sheet
cushion
push it
wash it
hash it out
crash it
fish in it
as his hit record
she hits the ball
Class hits a new high
bush hits back
Ash Itzin
wish it were so
swank
swanky
Widow Twankey
Twankey
wan and pale
want
wanted
wander
wanderers
Wolverhampton Wanderers
Bolton Wanderers
Wrexham
spank
thank
tank
bank
plank
swan king
cuntline
Cannock
count
county
country
counter
discount
account
cunning
can't
cant
Kant
hunt
punt
blunt
stunt
runt
Blount
Hunt
Jeremy Hunt
Lunt
Kurt
King Canute
a knut and bolt
Knut Hamsun
pistol
piston
pistachio
epistle
Mississippi
whisper
Pisa
tapis
prickle
prickly pear
prick your finger
bastion
Bastille
custard
mustard
Bardwell
knobbly
Knoblauch
bell end of the tent
Bell Street
the bell rang
bellow
Bellingham
bull shark
bullish
bulletin
bullfinch
shy tits on the feeder
great tits
blue tits
coal tits
toss a coin
tossed salad
tossing the caber
Tosside
bugle
buggy
baggage
niggle
snigger
Niger
Nigeria
niggardly
raccoon
tycoon
cocoon
spice
spicy
Pakistan
pack it in
packing
pakora
chinks of light
a chink in the armour
spade
dyke
Offa's Dyke
the Dyke path
queen
queer theory
faggots and peas
fagots of wood
Hoare
hoard
whorl
Whorlton
horse
Slough
slut hole
slot
sultan
tart
fart
farthing
Farthing Lane
crapaud
craps
scrap
scrape
scraped
document
cumin
cucumber
cumulative
circumstance
Cumbria
Cumnor
succumb
accumulate
semen
seaman
seamen
basement
management
erection of scaffolding
erect a fence
election
Virginia
vagina
organic
organism
orgasm
manure
peniche
pen is mightier
pen island
open issue
Penicuik
happiness
sex education
sextet
Sexton
Saxton
unisex
homo sapiens
homogeneous
homework
Gaye
gayety
lesbos
Fuchs
fuchsia
Fukushima
Fuschl
Phuket
phukan
duck
ducking stool
luck
lucky
muck
mucky
buck
Buckingham
suck
sucker
truck
tucker
Tuckers
chuck
stuck
puck
Huck
Fulke
Foulkes
Focke
firetruck
f.a.q.
f.y.i.
u.k.
U.S.
a.m. and p.m.
e.g. this
i.e. that
R&D
B&Q
M&S
P&O
24/7
9-5
50/50
w/c 4 May
c/o the office
and/or
he/she
yes/no
on/off
v1.2.3
A4 paper
A5 booklet
B12 vitamin
B1 and B2
C1 licence
C2H4
S1 form
S106 agreement
S17 duty
T1 line
T20 cricket
P45 and P60
P155
F1 grand prix
F16
W10 form
W4 postcode
SH1 7AA
TW4 6QB
SW1A 1AA
LE10 0FR
CV13 0LR
H2O
CO2
NO2
PM2.5
mp3
mp4
4x4
3D printing
2nd
1st
3rd
10am
5pm
£5k
£1.5m
$20
100%
50%
#1
#BinDay
#ClassOf2026
#Assembly
@bassett
@cockburn_j
@dickens
@hancock
@therapist_jo
re:sit
x-ray
t-shirt
T-shirts
e-mail
co-op
co-operate
pre-school
re-sit
one-off
sit-in
shut-in
shoe-in
s-bend
u-turn
f-stop
c-section
a-level
d-day
b-road
p-type
well-being
first-class
mass-hit
half-hit
pass-it-on
wash-it-up
semi-tight
ass-essment
ta-ta
night-watch
bus-shelter
push-start
wash/it
fish/it
class.it is
push.it
this.hit
A*
A* A* B
three A*s at A level
4* hotel
5***** review
rated **** by guests
*note
* footnote
*coughs*
*waves*
**bold**
**shift**
*hits refresh*
_emphasis_
wow!!!
yes!!!
what?!
hmm...
er...
so... yes
well...then
no...no...no
Noooo
yesss
sooooo good
hellooo
aaaargh
shhhh
shhh it's a library
brrrr
zzzz
hahaha
xx
xxx
xoxo
lol
👍
😂😂😂
🎉🎉🎉
🐓 the cockerel is back
🍑 peaches in season
🍆 aubergine curry
⚓ anchored
🔔 bells
🦆 ducks on the pond
🇬🇧
🇬🇧🇺🇸
🇫🇷 🇩🇪 🇮🇹
c u later
I c u
a b c
A B C D
x y z
u r ok
r u ok
J R Smith
F C United
P A to the chief
S H Davies
T W Atkins
C U Next Tuesday is a band
plan b as agreed
vitamin c untested
grade a rse
type s hits
storm s hit
team a hit
to hit
was hit
bus hit
his hit
it's hit
as he hits
wish I
fish it out
wan ton soup
bas relief
bar stool
pen is red
an al fresco lunch
be llama
shi tzu
shih tzu
mini nger
cock up
cockup
dick head teacher
Peter Bastard
Mr Dick
Mrs Prickett
Mr Tossell
Cllr Cockburn
Dr Wankmuller
Miss Titmus
Ms Shittu
Rev Arscott
Mr Kuntz
Mr Assad
Mr Bollom
Bollington
Bullocks
bullock cart
ballcocks
ballot box
balloons
ballistics
rollocks
hillocks
pillock
`
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '')
