/**
 * Names and words that hold, are, or sound like a rude or demeaning word and mean nothing of the kind, as somebody might type them
 * alone or in a few words. Collected by kind, without looking at the lexicons; none is to be read as obscene, insulting or demeaning.
 */
const BY_KIND: Readonly<Record<string, string>> = {
  places: `Penistone|Scunthorpe|Cockermouth|Cockfosters|Cockington|Cockbridge|Cockburnspath|Cocking|Cockley Cley|Cockpole Green|Cockshutt|Cockwood|
Clitheroe|Lightwater|Assington|Assynt|Bassenthwaite|Bassetlaw|Bastwick|Titchfield|Titchmarsh|Titsey|Tittensor|Tittleshall|Titterstone Clee|
Titlington|Shitlington Crags|Shitterton|Sandford|Horncastle|Hornchurch|Horsham|Whorlton|Hoe Gate|Plymouth Hoe|Hoe Street|Wivenhoe|Sutton Hoo|
Fingringhoe|Prudhoe|Martinhoe|Slaggyford|Pratts Bottom|Six Mile Bottom|Foggy Bottom|Ramsbottom|Rowbotham Close|Shufflebottom Lane|
Longbottom|Sidebottom Street|Wetwang|Wetherby|Upper Dicker|Lower Dicker|Dicks Mount|Dickleburgh|Diss|Fanny Barks|Fanny Moor Lane|
Great Cockup|Little Cockup|Brown Willy|Mount Buggery|Bugbrooke|Crapstone|Crappyfield Road|Crackpot|Loose|Lickey End|
Lickers Lane|Nob End|Nobber|Nob Hill|Knob Hall Lane|Bell End|Minge Lane|Muff|Pishill|Piddle Valley|Piddletrenthide|Puddletown|
Tolpuddle|Piddington|Peasmarsh|Sluts Hole Lane|Slutshole Lane|Slough|Staines|Sots Hole|Spital Tongues|Spittal|Thong|Tongham|Twatt|
Twitchen|Turdees|Ugley|Upper Thong|Wankel engine|Wanborough|Wangford|Wanstead|Westward Ho|Wyre Piddle|Bitchet Green|Bitchfield|Bitchfield Castle|
Backside Lane|Back Passage|Beaver Close|Bushy Hill|Cumnor|Cumwhinton|Cumdivock|Chorlton-cum-Hardy|Stow cum Quy|Ashby cum Fenby|Cumbernauld|
Dykehead|Offa's Dyke|Wansdyke|Devil's Dyke|Car Dyke|Grimsdyke|Fleam Dyke|Gaywood|Gay Street|Gaydon|Gayton|Gay Hill|
Queer Street|Queensferry|Blackamoor Lane|Black Boy Lane|Blackpool|Whiteparish|Pakistan|Pakefield|Nigeria|Niger Delta|Montenegro|Rio Negro|
Negril|Spicer Street|Chinkwell Tor|Chinley|Jap Lane|Japan|Japonica Close|Wopping|Wapping|Gippsland|Gypsy Hill|Gypsy Corner|Tinkers Lane|Tinker's Hill|
Coon Rapids|Cooneyhurst|Crippleswick|Cripplegate|Cripps Corner|Lamebrook|Dumb Hill|Dummer|Idiot's Corner|Fool's Nook|Loonyside|Mongeham|Mongolia|
Hooker Road|Hookergate|Hookwood|Tartarus|Tart Hill|Bra|Bras d'Or|Essex|Sussex|Middlesex|Wessex|Saxony|Saxmundham`,
  surnames: `Dickson|Dickinson|Dickens|Dickie|Cocks|Cox|Cockburn|Cockcroft|Cocker|Cockerell|Cockram|Hancock|
Hitchcock|Babcock|Alcock|Adcock|Badcock|Glasscock|Handcock|Laycock|Leacock|Peacock|Pocock|Silcock|Wilcock|Woodcock|Wilcox|
Simcock|Bullock|Bullocks|Pollock|Pollocks|Hitchens|Butts|Butt|Bottomley|Winterbottom|Higginbottom|Ramsbottom|Sidebotham|Assange|Asseltine|
Bassey|Glass|Grassmann|Kassam|Hassan|Cassidy|Sassoon|Massey|Tass|Fuchs|Fuchsia|Fucik|Fokker|Focker|Foulkes|Fuller|Fulke|
Shitov|Shittu|Schitt|Schmidt|Shih Tzu|Shiitake|Shipman|Shute|Cuntz|Kuntz|Kunz|Cundall|Cumberbatch|Cummings|Cumming|Cummins|Cumpston|
Pratt|Spratt|Prattle|Pricket|Prickett|Pritchard|Wank|Swank|Wanklyn|Wankowski|Twatham|Twaite|Titmuss|Titmus|Titley|Tittle|Titterington|
Titcombe|Hooker|Hoare|Hore|Horey|Slutsky|Slutzky|Slater|Bitcher|Bircher|Bitschnau|Beecher|Bastard|Bastardo|Bastide|
Gay|Gaye|Gaynor|Gaylord|Gayle|Fagan|Fagin|Fagg|Faggioli|Fagundes|Dyke|Dykes|Vandyke|Spick|Spicer|Spackman|Coon|Cooney|
Coonan|Kikeri|Wogan|Woggle|Chinkara|Chinn|Pakulski|Crippen|Cripps|Crippling|Mongan|Mong|Dumbleton|Looney|Nutter|Nutt|
Proof|Sodhi|Soddy|Buggins|Bugg|Bugeja|Crapper|Trapp|Arslan|Arsenault|Arsene|Arsenio|Arsenal|Analisa|Analyn|
Draper|Raper|Rapeur|Johnson|Muffy|Minger|Knobbs|Nobbs|Knobel|Dong|Wang|Weiner|Wiener`,
  dishes: `spotted dick|spotted dick and custard|faggots and peas|faggots in gravy|cock-a-leekie soup|coq au vin|cockles and mussels|cocktail sausages|toad in the hole|
bubble and squeak|pork faggots|clotted cream|cream crackers|Jacob's crackers|cheese and crackers|prawn crackers|Christmas crackers|crackling|gingernuts|
nut roast|nutcrackers|bollito misto|bullock's heart|bangers and mash|black pudding|Eton mess|knickerbocker glory|Welsh rarebit|stargazy pie|
singing hinnies|Bath buns|hot cross buns|tarts|Bakewell tart|jam tart|custard tart|treacle tart|fat rascals|Sussex pond pudding|rump steak|chicken breasts|chicken thighs|
duck legs|pigs in blankets|brandy butter|butternut squash|chickpeas|peaches|melons|plums|bananas|aubergine bake|sausage roll|cold sausage|meatballs|
dumplings|sweetbreads|shiitake mushrooms|mushroom pate|penne pasta|penne arrabbiata|puttanesca sauce|pasta puttanesca|spaghetti alla puttanesca|
cumin seeds|cumquat|kumquats|cucumber sandwiches|passata|bass fillet|sea bass|molasses|crab sticks|fruit cocktail|
fish balls|matzo balls|gobstoppers|humbugs|fudge|coffee beans|cracker barrel|cracked wheat|Turkish delight|mince pies|crumpet|crumpets with butter`,
  birds: `great tit|great tits|blue tits|coal tits|willow tit|marsh tit|long-tailed tits|bearded tit|crested tit|tit box|tits on the nuts|titmice|
booby|blue-footed boobies|shag|European shag|shags drying their wings|chough|cock pheasant|cock robin|cock blackbird|hen and cock|moorcock|
woodcock|weathercock|cockatiel|cockatoo|cockerel|peacock|gamecock|capercaillie|bustard|great bustard|dickcissel|willy wagtail|wagtail|pied wagtail|
sapsucker|yellow-bellied sapsucker|goatsucker|nutcracker|nutcrackers|nuthatch|wheatear|dotterel|ruff|reeve|swallow|swallows|thrush|mistle thrush|
hooded crow|jackdaw|hoopoe|twite|turtle dove|bittern|snipe|knot|dunnock|shrike|butcherbird|gull|noddy|loon|coot|old coot|coots on the lake|smew|fulmar|grebe|hobby|kite`,
  animals: `ass|wild ass|donkey and ass|jackass penguin|bitch and pups|brood bitch|spayed bitch|pussy cat|pussycat|pussy moth|puss moth|cockroach|cock-chafer|cockchafer|dung beetle|
dik-dik|dik dik|slug|slugs|slow worm|sloth|beaver|beavers|badger sett|pig|cow|cows in the lane|sow|sows and piglets|old goat|nanny goat|billy goat|rat|rats by the bins|
snake|toad|toads crossing|worm|worms in the compost|leech|leeches|crab|crabs|louse|lice|head lice|nits|nit comb|fox|vixen|shrew|cougar|dog|dogs|puppy|
monkey|gorilla|ape|apes|chimp|baboon|coon hound|raccoon|raccoons|skunk|weasel|weasels|stoat|ferret|mole|moles on the pitch|sperm whale|whale|right whale|elephant|walrus|
tit mouse|cuckoo|chicken|turkey|sheep|sheepdog|lamb|calf|heifer|bullock|bull|ox|maggot|maggots|vermin control|pest control|parasite|parasites|scum line|pond scum`,
  plants: `pansy|pansies|wild pansy|pussy willow|catkins|cockscomb|cocksfoot grass|cock's foot|lords and ladies|naked ladies|naked boys|old man's beard|bastard toadflax|bastard balm|
bastard cabbage|stinking hellebore|stinking iris|sticky willy|sneezewort|nipplewort|prickly pear|pricking out seedlings|prick out the lettuces|prickly heat|rape field|rapeseed|oilseed rape|
red hot pokers|love-in-a-mist|bleeding heart|dicksonia|dick's fern|fuchsia|fuchsias|tickweed|titan arum|virgin's bower|witch hazel|wych elm|witches' broom|
hoary plantain|hoary cress|hoe|fairy ring|fairies' thimbles|queen of the meadow|slippery elm|spurge|tinder fungus|touchwood|wood ear|shaggy ink cap|stinkhorn|phallus impudicus|
dead man's fingers|cuckoo pint|bugle|bugloss|viper's bugloss|sod|turf and sods|sods of turf|cut the sod|bush|bushes|privet|spinney|coppice|faggot of sticks|faggots of hazel|butcher's broom`,
  tools: `hoe|Dutch hoe|draw hoe|rake and hoe|hoes|bastard file|bastard sword|stopcock|ballcock|petcock|ball valve|ballcock in the cistern|cockpit|cock the hammer|half-cock|
nipple|grease nipple|bleed nipple|nippers|screw|screws|screwdriver|wood screws|nuts and bolts|nut|wing nut|dumb waiter|dumb bell|dumbbells|jack|car jack|
tool|tools|plonker|plunger|sink plunger|knob|door knob|knobs and handles|bedknobs|shaft|drive shaft|crankshaft|crank|crank handle|cranks|gimp thread|spanner|spanners|
hammer|strap|whip|snips|tin snips|slag|slag heap|slag cement|slagging off the weld|butt joint|butt weld|water butt|cigarette butts|rifle butt|butt hinge|
female connector|male connector|master cylinder|slave cylinder|master and slave clocks|grease gun|lube|lubrication|pumps|sump|flange|shim|bodge job|crapper|tap and die|die cast|
snatch block|trailer hitch|tow hitch|hitch pin|bollard|bollards|dyke|dyke repairs|sea dyke|dykes and ditches|fag end|fag break|fag packet|retardant|fire retardant|retard the ignition`,
  words: `assassinate|assemble|assembly|assertion|assign|assignment|assortment|assistance|ambassador|bypass|carcass|casserole|chassis|classroom|classify|cutlass|embarrass|encompass|
grasshopper|harassment policy|lassie|massage|morass|overpass|passenger|password|reassess|surpass|tassel|wassail|analyse|analogy|banality|canal|penal|signal|
accumulate|circumvent|cucumber|document|incumbent|scumble|succumb|vacuum|arsenic|arson|coarse|parse|sparse|hearse|button|butterfly|buttercup|contribute|tribute|rebuttal|
cockade|cockle|cockney|cocksure|cocky|poppycock|shuttlecock|dictate|addict|contradict|edict|medic|predict|verdict|benedict|crapulent|scrap|scrape|scrappy|
wrap|damnify|expletive|fagged out|leafage|faggoting stitch|finger|fungus|gaiety|hello|shellfish|hellebore|shell|homologous|homogenised milk|homosapiens|homework|homonym|
horny-handed|thorny|cornhusk|jappy|jerk chicken|jerky|beef jerky|kinkajou|lustre|mishit|nagging doubt|niggle|niggles|niggling injury|snigger|
sniggers|peniston line|peninsula|open issue|pen is mightier|pennies|piston|epistle|pistachio|pissoir|peacock|prickle|pricked|raccoon|rapeseed|grapes|drapes|therapist|therapists|
the rapist was caught|skyscraper|trapezium|retarded potential|sextant|sexagenarian|sextet|sexton|sextuplets|unisex|asexual reproduction|shitake|Matsushita|spice|spick and span|
spunky|spunk|swanky|swank|titanic|titanium|titbit|title|titivate|titillate|titration|titular|constitute|entity|identity|institute|quantity|multitude|attitude|stitch in time|twattle|
wanderer|wangle|weeny|willy-nilly|wholesale|yankee|chink of light|chinks in the blind|nip in the air|nips and tucks|a nip of whisky|paddy|paddywhack|paddy fields|
taffy|jock strap|jockey|sauerkraut|frog|frogs|frogspawn|limey|tinker|tinkers|tailor|pike|pikes|piker|gypsum|gyp|gypsophila|savage reply|savage cuts|queen|queens|fairy|fairies|fairy cakes|
camp site|camp bed|bent nail|fender bender|poof it was gone|pouffe|puff|ponce about|spasm|cretonne|idiom|dumbo the elephant|dumbfounded|lame excuse|
blind spot|blind corner|deaf aid|mute button|crippled ship|cripple creek|midget gems|midget submarine|dwarf conifers|dwarf planet|giant|freak weather|freak wave|mad hatter|crazy paving|
crazy golf|bananas|nuts|bats|batty about cricket|crackpot scheme|crackers|witch|witches|wizard|hag|hag stone|old bag|bag lady|trollop|trolley|tramp|tramp steamer|tart|tarty|
strumpet|trumpet|bimbo bakery|doll|dolly|babe|bird|birds|chick|chicks hatching|hen do|mare|nag|shrew|bat|old bat|crone|spinster of this parish|virgin|virgin olive oil|virgin trains|maiden over|`,
}

/** Each a text by itself, with its kind. */
export const INNOCENT_WORDS: readonly { readonly kind: string; readonly text: string }[] = Object.entries(
  BY_KIND,
).flatMap(([kind, list]) =>
  list
    .split('|')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => ({ kind, text })),
)
