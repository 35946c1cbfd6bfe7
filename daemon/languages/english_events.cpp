// English: the words that announce events, by what they do in a sentence.
#include "languages/event_words.hpp"

namespace datelined {
namespace english {
namespace {

using enum Role;

constexpr RoleWords roles[] = {
    {will, "will shall 'll won't shan't"},
    {would, "would 'd wouldn't"},
    {may, "may might could can should must cannot can't couldn't"},
    {to, "to"},
    {be, "is are am 's 're 'm isn't aren't"},
    {was, "was were wasn't weren't"},
    {infinite_be, "be been being"},
    {have, "has have hasn't haven't 've"},
    {had, "had hadn't"},
    {does, "do does did don't doesn't didn't done"},
    {negation,
     "not n't never won't isn't aren't don't doesn't didn't cannot can't wouldn't couldn't hasn't haven't nor "
     "neither without"},
    {determiner,
     "the a an this that these those some any each every all both no another next several many few such "
     "more most other which what"},
    {possessive, "my your his her its our their whose"},
    {pronoun, "he she it they we i you this that these those everyone anyone who one all both there"},
    {person, "he she defendant suspect accused"},
    {speaker, "we i you us"},
    {preposition,
     "in on at by for from to of with into onto over under about after before between during through "
     "throughout until till since against among around across near within without via per toward towards "
     "upon off as than like despite amid ahead outside inside behind beyond following including regarding "
     "because prior starting beginning effective thanks unlike alongside besides plus"},
    {conjunction, "and or but & nor yet"},
    {relative, "which who whom whose where when that"},
    {subordinator,
     "while although though because if unless whereas whether once so after before until as since when "
     "where"},
    {attribution,
     "said says say told tells announced announces added adds reported reports according stated states "
     "confirmed confirms wrote writes explained explains tweeted noted notes saying announcing believes "
     "believe thinks think claimed claims warned warns predicted revealed reveals suggested argues argued "
     "hear read know means excited pleased happy proud delighted thrilled"},
    {set_for,
     "scheduled due set slated expected planned planning expects slotted booked poised billed tipped "
     "likely ready projected anticipated targeted forecast tentatively pencilled penciled proposed timed"},
    {expected,
     "expected planned planning expects poised tipped likely projected anticipated targeted forecast hoping aiming "
     "tentatively proposed estimated intended"},
    {plan,
     "plans plan planning aims aim aiming hopes hope hoping intends intend intending expects expect expecting "
     "wants want promises promised vowed pledged plans agreed agrees prepares preparing seeks"},
    {happens,
     "opens open begins begin starts start ends end closes close launches launch kicks goes go arrives arrive "
     "takes take airs air premieres premiere debuts debut hits hit runs run releases release comes come "
     "returns return meets meet faces face holds hold hosts host plays play visits visit expires expire "
     "concludes conclude continues continue resumes resume features feature presents present joins join "
     "becomes become drops drop streams stream screens screen votes vote celebrates celebrate marks mark "
     "gets get leaves leave lands land travels travel speaks speak appears appear reports reopens reopen "
     "happens happen occurs occur falls fall welcomes welcome unveils unveil announces lapses heads "
     "departs lifts rolls ships ship matures commences commence spans finishes finish retires steps "
     "tours enters reaches offers wraps converges gathers gather competes tackles battles moves released launched "
     "published"},
    {idle, "held happen happens occur occurs place"},
    {ends,
     "ends end closes close expires expire concludes conclude finishes finish lapses wraps closed ended over "
     "continues continue runs run remains open stays stay extended lasts last"},
    {event,
     "accord act address agm anniversary announcement antitrust appeal appearance application applications appointment "
     "approval arraignment arrival auction auditions award awards ballot ban banquet barbecue beta birthday bootcamp "
     "bout briefing broadcast camp campaign caucus caucuses celebration ceremony championship championships class "
     "classes clinic closing closure club code-a-thon colloquium comeback commencement competition concert concerts "
     "conclave conference conferences congress consultation contest convention coronation council countdown course "
     "courses cruise cut cutoff cutover dance day days deadline debate debut decision demo demonstration departure "
     "derby dinner discussion draft drill drive earnings edition eclipse election elections end episode event "
     "events exam exams execution exhibit exhibition expansion expiration expiry expo fair fast feast festival fight "
     "filing final finale finals fireworks flight flyby forum freeze fundraiser funeral gala game games gathering "
     "general-election go-live graduation grand-opening hack hackathon hackday hackfest handover hearing hearings "
     "holiday hike inauguration increase initiative inspection interview introduction ipo keynote kickoff kick-off "
     "landing launch launches lecture lectures lessons liftoff lockdown lunch luncheon march marathon mass match "
     "matches matchup meet meet-up meeting meetings meetup meetups memorial merger mission move nominations "
     "notification open-house opener opening orientation outage panel parade parole party patch payment performance "
     "performances phase picnic play playoff playoffs poll presentation presentations preview primaries primary "
     "probe production program programme project protest purchase qualifier race raffle rally reading rebate recall "
     "reception recital referendum registration release releases relaunch reopening reboot report reports rerun "
     "resignation resolution resumption results retirement retreat return reunion revamp review rollout round run "
     "runoff sale sales screening screenings season seminar sentencing series service services session sessions "
     "settlement show showcase showdown shows shutdown signing sitting social spinoff speech split-off sprint start "
     "statement stopover stream strike summit summits sunset surgery survey switchover symposium talk talks taping "
     "target tasting test testimony tests tour tournament training transition trial trials trip tryouts unveiling "
     "update updates verdict vigil visit vote votes voting walk walkout webinar webinars wedding week window workshop "
     "workshops hearing premiere bowl cup open classic invitational series dividend bill budget forecast referendum "
     "argument arguments enrollment enrolment survey surveys talks call"},
    {quantity,
     "percent per cent revenue revenues sales profit profits earnings growth gdp inflation rate rates price prices "
     "billion million trillion barrels bpd yen dollars dlrs cts points forecast forecasts grow grew rise rises rose "
     "fall fell output demand supply deficit surplus unemployment average barrels tonnes tons yield yields eps "
     "estimates estimate analysts shares stock costs cost notes bonds debentures eurobond eurobonds temperatures "
     "inches degrees rain snow showers sunshine wind winds gusts highs lows sunny cloudy"},
    {forecast,
     "grow grows growing rise rises rising fall falls falling drop drops dropping increase increases decrease "
     "decreases "
     "decline declines top exceed exceeds average total boost cost costs climb climbs jump slow shrink surge gain lose "
     "earn double triple outpace outnumber surpass contract expand ease weaken strengthen amount account remain worsen "
     "improve represent equal need"},
    {deadline,
     "deadline due submit submission submissions register registration apply application applications rsvp "
     "expires expire expiry comment comments nominations entries proposals cfp closes close must cutoff "
     "early-bird"},
    {invitation,
     "submit register join rsvp apply come visit attend sign see save send vote watch tune check book buy order get "
     "learn meet contact reserve enter complete nominate return bring help celebrate enjoy mark catch expect "
     "stay respond fill enroll"},
    {adverb,
     "also now still just only then soon already currently officially finally formally again once likely probably "
     "reportedly initially originally tentatively instead ultimately eventually first later publicly jointly briefly "
     "always never often usually typically normally generally sometimes weekdays weeknights really very too however "
     "meanwhile additionally moreover furthermore today tonight "
     "tomorrow early late therefore thus hopefully simply even ever not soon yet both each together directly please "
     "immediately virtually once more here below indeed similarly likewise overall notably importantly accordingly "
     "consequently nevertheless nonetheless separately traditionally customarily"},
    {venue,
     "center centre hall room theater theatre stadium arena park library museum gallery auditorium hotel church "
     "cathedral chapel school college university campus court courthouse court-house building club bar cafe café pub "
     "restaurant garden gardens plaza square house lounge pavilion ballroom hospital station airport market field "
     "gym gymnasium lab laboratory studio studios office offices headquarters embassy institute palace castle bridge "
     "beach lake river island harbor harbour pier dock fairgrounds racecourse speedway circuit forum opera coliseum "
     "colosseum jail prison facility dome garden grounds street avenue road boulevard drive lane floor department "
     "suite stage arboretum cemetery"},
    {organisation,
     "inc corp corporation company co ltd plc llc gmbh ag sa group holdings bank university college institute "
     "association foundation society council committee commission ministry department agency court senate house "
     "parliament congress party union federation league club team fc united city authority board bureau office "
     "administration government organization organisation party project network services systems technologies studios "
     "entertainment airlines motors partners reserve treasury"},
    {title,
     "mr mrs ms dr prof professor president prime minister senator sen rep representative gov governor judge "
     "justice secretary chairman chairwoman chief executive director king queen prince princess pope mayor "
     "general capt captain sgt lt col sir dame lord lady chancellor attorney ceo"},
    {narrated,
     "ago earlier last yesterday previously recently since already was were had past previous former "
     "overnight"},
    {moved,
     "postponed postpone postpones rescheduled reschedule delayed delay delays moved pushed deferred adjourned "
     "postponement extended brought shifted reset delaying rearranged slipped"},
    {lead,
     "on in at by until till from through for since during before after starting beginning effective around about late "
     "later early sometime of thru between within throughout prior as this"},
    {outright, "postponed rescheduled delayed deferred adjourned cancelled canceled scrapped scrubbed abandoned axed"},
    {lasting, "run runs running continue continues continuing last lasts lasting open valid available live"},
    {firm,
     "company firm band team group studio network maker carrier airline retailer automaker startup developer publisher "
     "chain insurer lender"},
    {until, "until till through"},
    {aim, "to until till for"},
    {cancelled,
     "cancelled canceled cancel cancels called scrapped axed scrubbed abandoned cancellation halted "
     "withdrawn blocked suspended"},
    {aside, "caption photos photo pictured prev image picture update updated"},
    {habit,
     "usually typically traditionally customarily often normally generally sometimes always hours daily weekdays "
     "weeknights"},
    {furniture,
     "copyright © photo posted updated published edited retrieved archived accessed modified filed credit "
     "source image caption reprinted newsletter subscribe dead"},
    {possible,
     "may might could possibly perhaps reportedly rumored rumoured rumor rumour rumors rumours potentially "
     "speculation whether maybe unless considering mulling would apparently"},
    {likely,
     "likely probably hopefully expected expects planned plans plan planning aims aim hopes hope intends "
     "anticipated projected targeted target should tentatively tentative proposed estimated looks poised "
     "expecting prepares wants intend"},
    {calendar,
     "january february march april may june july august september october november december jan feb mar apr jun jul "
     "aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur "
     "thurs fri sat sun today tonight tomorrow yesterday noon midnight morning afternoon evening night week weekend "
     "month year quarter spring summer autumn fall winter a.m p.m am pm"},
    {online, "online zoom webinar livestream virtual virtually youtube twitch webcast livestreamed"},
    {group,
     "company firm group team club band agency government court bank organization organisation committee board "
     "commission council panel association carrier airline maker studio network retailer union party league "
     "university department ministry office developer publisher project foundation department automaker "
     "startup chain unit insurer lender"},
    {start, "starting beginning effective from commencing"},
    {label,
     "date dates when where time times what who location venue place event cost price admission contact info "
     "information tickets schedule deadline notification rsvp"},
    {number,
     "one two three four five six seven eight nine ten eleven twelve first second third fourth fifth sixth "
     "seventh eighth ninth tenth"},
    {zone,
     "eastern central mountain pacific atlantic standard daylight summer local time et est edt ct cst cdt mt mst mdt "
     "pt pst "
     "pdt utc gmt bst cet cest eet eest ist jst aest aedt wib sast"},
    {particle, "off up out down back on over in"},
    // irregular verbs
    {base,
     "be begin break bring build buy catch choose come cut do draw drive eat face fall feel fight find fly get "
     "give go grow hang have hear hit hold keep know lay lead leave let lose make meet pay put read ride ring "
     "rise run say see seek sell send set shake shoot show shut sing sit sleep speak spend split spread stand steal "
     "swear swim take teach tell think throw undergo understand wake wear win withdraw write"},
    {present,
     "begins breaks brings builds buys catches chooses comes cuts does draws drives eats falls feels fights "
     "finds flies gets gives goes grows hangs hears hits holds keeps knows lays leads leaves lets loses makes "
     "means meets pays puts reads rides rises runs says sees seeks sells sends sets shoots shows shuts sings sits "
     "sleeps "
     "speaks spends splits spreads stands takes teaches tells thinks throws undergoes wakes wears wins "
     "withdraws writes"},
    {past,
     "began broke brought built bought caught chose came cut did drew drove ate fell felt fought found flew got "
     "gave went grew hung heard hit held kept knew laid led left let lost made met paid put read rode rang rose "
     "ran said saw sought sold sent shook shot showed shut sang sat slept spoke spent split spread stood stole swore "
     "swam took taught told thought threw underwent understood woke wore won withdrew wrote became was were had"},
    {participle,
     "begun broken brought built bought caught chosen come cut done drawn driven eaten fallen felt fought "
     "found flown gotten given gone grown hung heard hit held kept known laid led left let lost made met "
     "paid put read ridden rung risen run said seen sought sold sent set shaken shot shown shut sung sat slept "
     "spoken spent split spread stood stolen sworn swum taken taught told thought thrown undergone "
     "understood woken worn won withdrawn written been"},
    {gerund,
     "beginning being bringing building buying catching choosing coming cutting doing drawing driving eating "
     "falling feeling fighting finding flying getting giving going growing having hearing hitting holding "
     "keeping leading leaving letting losing making meeting paying putting reading riding rising running "
     "saying seeing seeking selling sending setting shooting showing shutting singing sitting speaking "
     "spending splitting spreading standing taking teaching telling throwing undergoing waking wearing "
     "winning withdrawing writing"},
};

constexpr std::string_view verbs =
    "accept accompany accuse achieve acquire act adapt add address adjourn administer adopt advance affect agree aim "
    "air allow alter announce answer appeal appear apply appoint approach approve argue arraign arrange arrive ask "
    "assemble assess assist assume attack attempt attend auction audition author award await back ban bar base battle "
    "believe benefit block board boost bow boycott broadcast browse bury call campaign cancel capture carry cast cause "
    "celebrate challenge change charge check circulate claim clarify clash clean clear climb close collaborate collect "
    "combine commemorate commence comment commission commit communicate compare compete complete compose comprise "
    "concern conclude conduct confer confirm confront connect consider consist construct consult contact contain "
    "contest continue contribute convene converge convert cook coordinate cost count cover create cross crown dance "
    "deal debate debut decide declare decline decrease dedicate defeat defend defer define delay deliver demand "
    "demonstrate deny depart depend deploy deposit describe deserve design detail determine develop die dine "
    "disappear disclose discontinue discover discuss dismiss display disrupt dissolve distribute divide dock "
    "document donate double draft drop earn ease edit educate effect elect eliminate embark emerge employ enable "
    "encounter encourage end endorse enforce engage enhance enjoy enroll ensure enter entertain establish evaluate "
    "examine exceed exchange execute exercise exhibit exit expand expect expire explain explore export expose express "
    "extend fail feature file fill film finalize finalise finance finish fire fix focus follow force form formulate "
    "found function fund gain gather generate govern grace graduate grant greet guarantee guide halt hand handle "
    "happen head headline help highlight hike hire honor honour hope host house identify impact implement impose "
    "improve inaugurate include incorporate increase indicate induct inform initiate inspect install instruct "
    "interview introduce invest investigate invite involve issue jail join judge jump kick kill lack land last launch "
    "lecture license lift limit link list listen live load lobby locate look lower mail maintain manage march mark "
    "market mature measure merge miss move name negotiate nominate note notify observe obtain occur offer open operate "
    "oppose order organize organise originate outline overhaul oversee own participate partner pass patrol pause "
    "perform permit phase pick place plan play plead point postpone power practice preach predict prepare present "
    "preserve press prevent preview proceed process produce program project promise promote propose protect protest "
    "prove provide publish purchase push qualify question race raise rally reach react realize recall receive "
    "recognize recommend reconvene record recover recruit reduce refer reflect reform refuse regain register reject "
    "release relocate remain remember remind remove rename renew reopen repeal replace report represent request "
    "require rescue research resign resolve respond rest restart restore restrict result resume retire retrial return "
    "reunite reveal review revise roll rule sail sanction save scan schedule score screen search secure select "
    "sentence separate serve settle shape share shift ship showcase shrink sign slash slip solve sort sound span "
    "spark sponsor stage star start state stay step stop stream stress strike study submit succeed suffer suggest "
    "supply support surge surrender survey suspend sweep switch tackle talk target tax tease test testify thank tour "
    "touch track trade train transfer transform transition transmit travel treat trigger try turn tweet unite unveil "
    "update upgrade use vacate vary view visit volunteer vote wait walk want warn wash watch welcome widen work wrap "
    "yield zoom premiere fear prefer complain insist urge worry pull gather inspect kick-start re-open relaunch "
    "reschedule roll-out livestream arraign face";

constexpr CategoryWords categories[] = {
    {Category::conference, 3,
     "conference conferences summit meetup meetups meet-up symposium forum colloquium hackathon hackfest talk talks "
     "lecture lectures seminar webinar webinars panel keynote congress expo unconference camp hackday devroom speakers "
     "speaker barcamp roundtable bootcamp sprint bof agora"},
    {Category::conference, 1,
     "meeting event session discussion presentation sessions attendees agenda venue gathering "
     "community users developers presenters presents hack night cfp proposals"},
    {Category::product, 3,
     "smartphone phone phones headset console laptop preorders pre-orders handset tablet gadget "
     "hardware vehicle suv sedan smartwatch camera controller subscription"},
    {Category::product, 1,
     "launch device devices product products store stores sale ship price unveil xperia iphone "
     "galaxy pixel keyboard chip model models service available customers retail"},
    {Category::earnings, 3, "earnings results quarterly fiscal quarter-results"},
    {Category::earnings, 1,
     "quarter fourth-quarter first-quarter second-quarter third-quarter "
     "analysts profit revenue"},
    {Category::economy, 3,
     "gdp inflation cpi payrolls unemployment fomc interest-rate ecb fed jobs-report budget "
     "tariff tariffs opec treasury"},
    {Category::economy, 1, "economy economic rate rates data central figures monetary bond bonds federal reserve debt"},
    {Category::politics, 3,
     "president senate senator congress parliament minister lawmakers democrats republicans republican democrat "
     "white-house diplomatic summit-talks prime premier chancellor cabinet negotiators talks gop congressional "
     "mps delegation"},
    {Category::politics, 1,
     "vote speech visit bill travel address debate house meet leader leaders state trump obama "
     "biden committee testify confirmation nomination foreign sign party"},
    {Category::election, 3,
     "election elections primary primaries caucus caucuses ballot polls referendum runoff "
     "electors electoral polling midterm midterms by-election recall voters"},
    {Category::election, 1, "vote candidates voting campaign candidate votes proposition"},
    {Category::court, 3,
     "trial hearing sentencing sentenced arraignment arraigned court judge verdict jury parole lawsuit plea pretrial "
     "preliminary appeal testify tribunal prosecutors defendant extradition indictment courthouse execution executed"},
    {Category::court, 1, "case charges faces murder guilty bail attorney attorneys supreme ruling argue"},
    {Category::policy, 3,
     "law rule rules regulation regulations ban legislation effect policy requirement act "
     "mandate moratorium sanctions ordinance directive repeal licence tax penalties"},
    {Category::policy, 1,
     "government decision takes approve fee fees administration require agency program effective "
     "minimum threshold plan order increase"},
    {Category::deadline, 4, "deadline submit submissions submission rsvp nominations register entries apply proposals"},
    {Category::deadline, 1,
     "registration application applications comments cfp must expire early-bird before form closes close due "
     "feedback accepted"},
    {Category::sports, 3,
     "match matches tournament championship championships cup league playoff playoffs season-opener race marathon "
     "final finals semifinal semifinals quarterfinal olympics kickoff grand-prix derby bout fight coach players "
     "qualifier squad ufc nfl nba mlb nhl fifa premier-league striker goalkeeper quarterback tournament athletes"},
    {Category::sports, 1,
     "play plays face against game games points team club opener medal season home tie fixture score win "
     "training sign vs"},
    {Category::arts, 3,
     "concert concerts exhibition exhibit festival screening screenings gallery museum theater theatre opera ballet "
     "symphony orchestra recital gig tour musical art arts jazz premiere-night choir storytelling dance film-festival "
     "biennale screened reshown performances sculpture paintings poetry band"},
    {Category::arts, 1, "show performance perform music stage tickets artists play artist songs live shows exhibits"},
    {Category::release, 3,
     "film movie album episode season-finale game-release dlc novel soundtrack single trailer theaters cinemas netflix "
     "disney hbo hulu streaming series premieres premiere debuts steam xbox playstation beta version software update "
     "firmware patch download expansion kernel book memoir dvd blu-ray alpha lts stable changelog"},
    {Category::release, 1,
     "release releases released air airs aired airing debut debuts launch game games gameplay multiplayer players beta "
     "season episodes airs platforms "
     "pc available show feature features "
     "android ios windows open-source publish published code debut rc"},
    {Category::science, 3,
     "eclipse comet meteor telescope experiment study researchers scientists asteroid equinox "
     "solstice nobel"},
    {Category::science, 1, "science research data discovery laboratory"},
    {Category::space, 3,
     "rocket spacecraft nasa spacex launch-pad astronauts orbit iss satellite mission moon mars "
     "liftoff cosmonauts capsule lander flyby spacewalk"},
    {Category::space, 1, "launch pad land space crew"},
    {Category::business, 3,
     "shareholders shareholder dividend merger acquisition ipo stock spinoff takeover stockholders restructuring "
     "bankruptcy layoffs plant annual-meeting offering buyout tender"},
    {Category::business, 1,
     "company deal board shares annual firm close complete bid sell buy factory investors "
     "record payable contract"},
    {Category::ceremony, 3,
     "ceremony wedding funeral memorial inauguration anniversary graduation commencement parade gala awards award "
     "banquet birthday vigil coronation dinner celebration sworn honored honoured inducted dedication picnic "
     "thanksgiving christmas reunion fundraiser"},
    {Category::ceremony, 1, "celebrate honor party mark holiday mass commemorate reception"},
    {Category::protest, 3,
     "protest protests strike rally demonstration walkout march protesters boycott strikes "
     "demonstrators blockade sit-in picket"},
    {Category::protest, 1, "union workers activists"},
    {Category::conflict, 3,
     "ceasefire truce troops military airstrikes invasion hostages withdraw army nato war "
     "offensive prisoners exercises armistice"},
    {Category::conflict, 1, "forces soldiers attack weapons"},
    {Category::weather, 3,
     "storm hurricane rain snow forecasters blizzard landfall rainfall typhoon tornado heatwave "
     "cyclone weather"},
    {Category::weather, 1, "winds temperatures flood"},
    {Category::health, 3,
     "vaccine vaccination vaccinations covid-19 coronavirus virus clinic hospital ebola flu "
     "patients blood health medicare surgery doctors fda quarantine"},
    {Category::health, 1, "doses medical drug care"},
    {Category::education, 3,
     "school course courses training workshop workshops class classes students exam exams semester teachers "
     "curriculum tuition instructor instructors enrollment lesson tutorial internship scholarship bootcamp "
     "gsoc mentors tutorials"},
    {Category::education, 1, "college university teach learn learners campus program summer participants coding"},
    {Category::transport, 3,
     "flights airline airport train trains railway highway bridge road metro subway ferry bus traffic lanes rail "
     "tunnel route runway tram motorway"},
    {Category::transport, 1, "line service closure travel passengers close street lane"},
    {Category::personnel, 3,
     "chief resign resignation retire retirement ceo appointed appointment successor succeed steps "
     "departure chairman stepping interim replaces"},
    {Category::personnel, 1, "join role executive chief post become leave director join"},
    {Category::maintenance, 3,
     "maintenance outage downtime upgrade migration end-of-life eol support-ends unsupported "
     "reboot shutdown deprecated deprecation sunset"},
    {Category::maintenance, 2,
     "security support servers server patches services service unavailable discontinued "
     "vulnerability"},
    {Category::conference, 2,
     "attend attending conf unconf plenary fireside ama webcast townhall hangout standup keynotes speak "
     "registration-desk "
     "topics office-hours summits fest camps subcommittee working-group moderated conferences"},
    {Category::product, 2,
     "earbuds headphones graphics gpu cpu processor motorcycle car cars ev truck hatchback pickup wireless charger "
     "charging appliance perfume lipstick sneakers shoes toy toys burger drink menu preorder pre-order handheld drone "
     "printer brand discount discounts buyers collection palette fragrance watch lineup shipments dealerships "
     "showroom"},
    {Category::earnings, 2, "results earnings-call conference-call guidance eps forecast-quarter year-end half-year"},
    {Category::economy, 2,
     "minutes central-bank yuan exports imports crude quotas tender tonnes wheat sugar coffee cocoa currency dollar "
     "dollars franc mark fund-imf imf subsidy subsidies stimulus budgets fiscal-year deficit borrowing chancellor "
     "interest rate-cut benchmark basis"},
    {Category::politics, 2,
     "impeachment impeach kremlin shutdown ambassador treaty negotiations brexit mep mp lawmaker legislator "
     "congressman "
     "congresswoman inaugural reshuffle filibuster nominee subpoena testimony hearings speaker capitol secretary "
     "administration netanyahu putin ministers ministry bilateral"},
    {Category::election, 2,
     "candidates elect elects nominee nomination electorate turnout by-election re-election presidential incumbent "
     "polling-day "
     "convention gubernatorial swing caucusing"},
    {Category::court, 2,
     "defendant retrial felony misdemeanor charged custody pretrial pre-trial arguments appeals prosecutor prosecution "
     "convicted "
     "conviction sentence probation plead pleaded jurors murder homicide assault fraud sentencing counts "
     "district-attorney "
     "manslaughter robbery suspect arrested jail prison detective"},
    {Category::policy, 2,
     "banned bans lockdown curfew restrictions quarantine mandatory compliance enforced enforcement visa immigration "
     "requirements "
     "threshold levy benefit benefits pension wage standard standards permit legal illegal prohibited tighten "
     "furlough"},
    {Category::deadline, 2,
     "call contest entry submitting applicants apply-by nominate nomination ballots reservations signup sign-up "
     "volunteer "
     "respond responses extension cutoff window"},
    {Category::sports, 2,
     "football basketball baseball hockey soccer tennis golf cricket rugby boxing heavyweight champion arsenal united "
     "liverpool chelsea stadium midfielder defender winger manager squad kick-off playoffs seeds quarterfinals "
     "semi-final "
     "season-ending offseason innings pitcher touchdown f1 motogp olympic paralympic wrestling ufc roster "
     "lineup-change"},
    {Category::arts, 2,
     "singer musician choreographer dancers ensemble violin pianist orchestra premiere playhouse photography "
     "photographs "
     "artwork curator poems poet novelist-reading storytelling performers performing comedian comedy stand-up cabaret "
     "film-series screenings lecture-recital"},
    {Category::release, 2,
     "season show tv sitcom drama thriller reboot sequel prequel actor actress starring cast filmmaker marvel "
     "playstation nintendo xbox remake rpg shooter gamers console-release studio songs track remix gamepass "
     "documentary docuseries reality finale trilogy franchise "
     "alpha open-sourced"},
    {Category::science, 2,
     "nasa-study astronomers biology physics chemistry genome fossils species specimen survey-ship"},
    {Category::space, 2,
     "spaceflight booster starship falcon starliner soyuz lunar rover probe payload countdown artemis"},
    {Category::business, 2,
     "inc corp plc subsidiary debentures warrants preferred redeem redemption debt notes outstanding exchange-offer "
     "dlrs "
     "split stock-split dividends payable holders record-date closing transaction stake venture joint-venture auction "
     "layoff layoffs union-contract bargaining workforce production refinery mine smelter"},
    {Category::ceremony, 2,
     "marry marries weds santa easter hanukkah ramadan eid diwali halloween emmys oscars grammys golden-globes ball "
     "toast"},
    {Category::protest, 2, "walkouts picketing unions striking sit-ins marchers demonstrations boycotts"},
    {Category::conflict, 2,
     "missile missiles airstrike rebels militants soldiers insurgents siege bombing nuclear iran pentagon"},
    {Category::weather, 2, "forecast gusts tropical monsoon drought flooding thunderstorms frost"},
    {Category::health, 2,
     "pandemic infections lockdowns outbreak testing symptoms hospitals surgery trial-vaccine insulin obamacare "
     "medicaid "
     "enrollees insurance nhs cases deaths"},
    {Category::education, 2,
     "schools pupils lessons instructors learners trainees mentor curricula syllabus campus-tour "
     "degree diploma graduates kindergarten headteacher gcse"},
    {Category::transport, 2,
     "airlines flight passengers aircraft jet boeing airbus rails commuters lane bridges traffic-lights cruise ships "
     "port"},
    {Category::personnel, 2,
     "step director appointed appoints hires hiring succeeds resigns retires resigned outgoing incoming tenure"},
    {Category::maintenance, 2,
     "vulnerabilities cve patches openssl downtime rollback freeze sunset-date deprecate decommission hotfix"},
};

constexpr PlaceWord places[] = {
    {"us", "US", ""},
    {"usa", "US", ""},
    {"united states", "US", ""},
    {"america", "US", ""},
    {"uk", "GB", ""},
    {"britain", "GB", ""},
    {"great britain", "GB", ""},
    {"england", "GB", "england"},
    {"scotland", "GB", "scotland"},
    {"wales", "GB", "wales"},
    {"uae", "AE", ""},
    {"holland", "NL", ""},
    {"the netherlands", "NL", ""},
    {"czech republic", "CZ", ""},
    {"south korea", "KR", ""},
    {"north korea", "KP", ""},
    {"al", "US", "alabama"},
    {"ala", "US", "alabama"},
    {"ak", "US", "alaska"},
    {"az", "US", "arizona"},
    {"ariz", "US", "arizona"},
    {"ar", "US", "arkansas"},
    {"ark", "US", "arkansas"},
    {"ca", "US", "california"},
    {"calif", "US", "california"},
    {"co", "US", "colorado"},
    {"colo", "US", "colorado"},
    {"ct", "US", "connecticut"},
    {"conn", "US", "connecticut"},
    {"de", "US", "delaware"},
    {"del", "US", "delaware"},
    {"dc", "US", "washington dc"},
    {"fl", "US", "florida"},
    {"fla", "US", "florida"},
    {"ga", "US", "georgia"},
    {"hi", "US", "hawaii"},
    {"ia", "US", "iowa"},
    {"id", "US", "idaho"},
    {"il", "US", "illinois"},
    {"ill", "US", "illinois"},
    {"in", "US", "indiana"},
    {"ind", "US", "indiana"},
    {"ks", "US", "kansas"},
    {"kan", "US", "kansas"},
    {"ky", "US", "kentucky"},
    {"la", "US", "louisiana"},
    {"ma", "US", "massachusetts"},
    {"mass", "US", "massachusetts"},
    {"md", "US", "maryland"},
    {"me", "US", "maine"},
    {"mi", "US", "michigan"},
    {"mich", "US", "michigan"},
    {"mn", "US", "minnesota"},
    {"minn", "US", "minnesota"},
    {"mo", "US", "missouri"},
    {"ms", "US", "mississippi"},
    {"miss", "US", "mississippi"},
    {"mt", "US", "montana"},
    {"mont", "US", "montana"},
    {"nc", "US", "north carolina"},
    {"nd", "US", "north dakota"},
    {"ne", "US", "nebraska"},
    {"neb", "US", "nebraska"},
    {"nh", "US", "new hampshire"},
    {"nj", "US", "new jersey"},
    {"nm", "US", "new mexico"},
    {"nv", "US", "nevada"},
    {"nev", "US", "nevada"},
    {"ny", "US", "new york"},
    {"oh", "US", "ohio"},
    {"ok", "US", "oklahoma"},
    {"okla", "US", "oklahoma"},
    {"or", "US", "oregon"},
    {"ore", "US", "oregon"},
    {"pa", "US", "pennsylvania"},
    {"ri", "US", "rhode island"},
    {"sc", "US", "south carolina"},
    {"sd", "US", "south dakota"},
    {"tn", "US", "tennessee"},
    {"tenn", "US", "tennessee"},
    {"tx", "US", "texas"},
    {"tex", "US", "texas"},
    {"ut", "US", "utah"},
    {"va", "US", "virginia"},
    {"vt", "US", "vermont"},
    {"wa", "US", "washington"},
    {"wash", "US", "washington"},
    {"wi", "US", "wisconsin"},
    {"wis", "US", "wisconsin"},
    {"wv", "US", "west virginia"},
    {"wy", "US", "wyoming"},
    {"wyo", "US", "wyoming"},
};

}  // namespace

constexpr EventWords event_words = {roles, verbs, categories, places};

}  // namespace english

}  // namespace datelined
