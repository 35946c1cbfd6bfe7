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
    {Category::conference, 4, "call_for_participation call_for_proposals call_for_speakers"},
    {Category::conference, 3,
     "annual_conference annual_gathering barcamp birds_of_a_feather bof book_club bootcamp brownbag call_for_papers "
     "camp colloquium community_call community_meeting conference conference_programme conferences congress "
     "contributor_summit devcon developer_conference developer_days devroom expo fireside_chat forum give_a_talk "
     "gives_a_talk hack_day hack_night hackathon hackday hackfest industry_day info_session keynote keynotes lecture "
     "lecture_series lectures lightning_talk listening_session masterclass media_day meet-up meetup meetups "
     "monthly_call monthly_meeting news_conference office_hours open_house panel panel_discussion panelist panelists "
     "podium poster_competition poster_session press_briefing press_conference press_event press_tour project_meeting "
     "q&a reading_group retreat roundtable seminar speaker speaker_series speakers speaks_at study_group summit talk "
     "team_meeting tech_talk to_speak town_hall trade_fair trade_show unconference user_conference user_group "
     "user_groups users'_group users_group webinar webinar_series webinars weekly_meeting will_speak working_group "
     "world_congress"},
    {Category::conference, 2,
     "accepted_proposals accepted_talks ama attendee attending booth co-located code_evenings code_night conf "
     "conference_call delegates discuss discusses fireside hack_nights hangout in-person inauguration-conf keynoting "
     "moderated moderator networking office-hours organisers organizers panels plenary presenting presents "
     "program_committee sessions speak speaks spoke standup subcommittee summits symposium talks townhall track tracks "
     "unconf virtual_event webcast working-group"},
    {Category::conference, 1,
     "agenda attend attendees coding_evening community developers discussion evening evenings event gathering hack "
     "host hosted hosting hosts join meet-ups meeting night nights organised organized presentation presenters "
     "proposals session speaker_evenings venue"},
    {Category::product, 3,
     "beer black_friday bundles camera cameras cloud_gaming console consoles controller controllers convertible cpus "
     "crossover cyber_monday dev_kit doubled_rates drone e-bike earphones electric_car formal_pricing gadget gadgets "
     "game_controller game_pass gaming_monitor gaming_pc general_availability generally_available go_on_sale "
     "goes_on_sale goes_up_for gpus graphics_card graphics_cards handset hardware hatchback headset headsets "
     "hits_shelves hits_stores laptop laptops limited_edition lipstick minivan monitor monitors motorcycle new_car "
     "new_model new_phone new_pricing oled_monitor on_sale phone phones pickup pre-order pre-order_now pre-orders "
     "pre-orders_open pre-sale preorder preorders preorders_open price_cut price_tag pricing_tiers prime_day "
     "product_launch promotional refrigerator retail_for retail_price roadster router sale_event scooter sedan ship_to "
     "ships_to skincare smart_glasses smart_speaker smartphone smartphones smartwatch sneaker ssd starter_bundle "
     "store_shelves subscription subscription_tier supercar suv suvs tablet tablets trucks vehicle vehicles video_card "
     "virtual_reality wearable went_on_sale whisky wireless_charger"},
    {Category::product, 2,
     "amd appliance battery beverage beverages bmw brand bundle buyers car cars cereal charger charging chromebook "
     "consumers cosmetics costing coupon cpu dealers dealership dealerships discount discounts earbuds ev flagship "
     "flavor flavors flavour ford fragrance general_sale gigabyte gpu graphics handheld handsets headphones honda htc "
     "huawei intel ipad keyboard keyboards lenses lg lineup macbook megapixel menu_item models motorola nokia nvidia "
     "oled on_general_sale oneplus perfume peripheral peripherals pizza priced pricing printer processor promo "
     "promotion qualcomm retailer retailers samsung sandwich shelves shipments shipping ships shoes showroom showrooms "
     "snack sneakers sony starting_price storefront tesla thinkpad ticket_sales tickets_go_on tickets_on_sale tier toy "
     "toyota toys truck wearables wireless xiaomi playstation playstation_5 xbox xbox_series"},
    {Category::product, 1,
     "amazon apple arrive arrives available buy chip costs customers device devices google iphone launch launches "
     "launching microsoft model order orders price product products release released retail rollout sale service ship "
     "store stores television unveil unveils"},
    {Category::earnings, 4,
     "earnings results_to_be_announced results_to_be_released results_will_be_announced results_will_be_released"},
    {Category::earnings, 3,
     "annual_results earnings_call earnings_conference earnings_release earnings_report financial_results "
     "first-quarter_results fiscal fiscal_results fourth-quarter_results full-year_results half-year_results "
     "interim_results preliminary_results profit_figures profit_warning quarter_results quarterly quarterly_results "
     "release_results releases_results report_earnings report_results reports_earnings reports_results results "
     "results_call results_for results_to_be results_will_be second-quarter_results third-quarter_results "
     "third_quarter_earnings trading_update"},
    {Category::earnings, 2, "conference_call eps guidance half-year year-end"},
    {Category::earnings, 1,
     "analysts first-quarter fourth-quarter profit quarter revenue second-quarter third-quarter"},
    {Category::economy, 4, "opec opec_meeting opec_ministers"},
    {Category::economy, 3,
     "autumn_statement bailout bank_of_england bank_of_japan bond_sale borrowing_authority borrowing_limit budget "
     "budget_deadline budget_statement bundesbank central_bank commodities commodity consumer_confidence "
     "consumer_prices cpi crop crops crude_oil debt_ceiling debt_default debt_limit debt_rescheduling devaluation ecb "
     "economic_data economic_indicators economic_plan european_central eurozone exchange_rate fed federal_reserve fomc "
     "gdp gdp_data gdp_figures harvest imf industrial_production inflation inflation_data interest-rate_decision "
     "interest_rate interest_rates jobless_claims jobs_figures jobs_report monetary_policy money_market money_supply "
     "national_debt oil_output opec+ output_cut output_cuts payroll payrolls policy_meeting production_quota "
     "purchasing_managers rate_cut rate_decision rate_hike rate_increase recession rescheduling retail_sales "
     "spending_review spring_budget stimulus_package tariff tariffs trade_deficit trade_figures trade_talks "
     "trade_talks_with treasury treasury_auction unemployment winter_budget world_bank"},
    {Category::economy, 2,
     "benchmark bond_auction borrowing budgets chancellor credit_rating crude currencies currency deficit deposits "
     "devalue dollar dollars economic_growth economist economists exports fiscal-year fiscal_policy gilt "
     "growth_figures imports interest lending macroeconomic minutes quotas stimulus subsidies subsidy yuan"},
    {Category::economy, 1, "bond bonds central data debt economic economy federal figures monetary rate rates reserve"},
    {Category::politics, 4, "hearing_on hearings_on house_committee senate_committee"},
    {Category::politics, 3,
     "bilateral_talks board_of_supervisors budget_resolution cabinet cabinet_meeting cabinet_post cabinet_reshuffle "
     "campaign_event campaign_rally campaign_stop capitol_hill chancellor chief_of_staff city_council coalition_talks "
     "committee_vote confidence_vote confirmation_hearing confirmation_hearings confirmation_vote congress "
     "congressional congressional_hearing continuing_resolution council_meeting debate_stage delegation democrat "
     "democratic_convention democratic_debate democrats diplomatic diplomats embassy envoy envoys european_council "
     "european_parliament european_union executive_order first_lady floor_debate floor_vote foreign_minister "
     "foreign_ministers foreign_secretary foreign_trip funding_bill fundraisers g20 g7 g8 gop government_funding "
     "government_shutdown governor heads_of_state hold_talks holds_talks house_floor house_hearing house_of_commons "
     "house_of_representatives house_speaker house_vote impeached impeachment_inquiry impeachment_trial inauguration "
     "intelligence_committee judiciary_committee king's_speech lame-duck lawmaker lawmakers leaders'_summit "
     "leadership_contest legislative legislators legislature mayor meet_with meets_with met_with minister ministers "
     "mps national_convention national_security negotiators news_briefing no-confidence official_visit "
     "opposition_leader oval_office oversight_committee oversight_hearing parliament partial_shutdown party_conference "
     "party_leader peace_conference peace_process peace_talks politburo presidency president president's_visit "
     "presidential_debate presidential_debates press_briefing prime prime_minister publish_its_report "
     "publishes_its_report recess republican republican_convention republican_debate republicans return_to_washington "
     "secretary_of_state security_council select_committee senate senate_floor senate_hearing senate_vote senator "
     "speaker_of_the_house speakership_vote spending_bill state_dinner state_of_the_union state_visit stump_speech "
     "summit_meeting summit_with talks_with televised_debate television_briefing testify_before_congress "
     "testify_before_the_house testify_before_the_senate throne_speech to_meet_with town_council town_hall_meeting "
     "transition_team un_general_assembly vice_president visits_to white-house white_house"},
    {Category::politics, 2,
     "administration aides ambassador ambassadors amnesty bilateral bipartisan brexit bundestag capitol commissioners "
     "committee congressman congresswoman conservatives council councillors councilors debate delegation_to diplomat "
     "duma filibuster gov governors hearings impeach impeachment inaugural king knesset kremlin lawmaking legislator "
     "liberals majority_leader mayors ministerial ministry minority_leader mp negotiations nominee pope presidents "
     "prime-minister prince queen rep reshuffle sen senators shutdown speakership statehood subpoena talks tories tory "
     "travel treaty"},
    {Category::politics, 1,
     "address bill confirmation foreign house leader leaders meet nomination party sign speech state testify testimony "
     "visit vote"},
    {Category::election, 3,
     "ballot ballot_initiative ballot_measure ballot_measures ballots battleground battlegrounds board_election "
     "board_elections by-election by-elections caucus caucuses delegates_at_stake democratic_primary early_voting "
     "election election_day elections electoral electoral_map electoral_votes electorate electors exit_poll exit_polls "
     "first-ballot front-runner frontrunner general_election governor's_race holds_primary house_seats "
     "leadership_election local_elections mayoral_election mayoral_race midterm midterm_election midterm_elections "
     "midterms nominees on_the_ballot parliamentary_election parliamentary_elections polling polling_day "
     "polling_station polling_stations polls polls_close polls_open pollster pollsters presidential_bid "
     "presidential_campaign presidential_candidate presidential_election presidential_primary presidential_race "
     "primaries primary primary_contest primary_election re-elected recall reelection referendum republican_primary "
     "run-off run_for running_for runoff runs_for seats_to_defend seek_re-election seek_reelection seeking_reelection "
     "senate_race senate_seat snap_election special_election state's_primary super_tuesday superdelegates swing_state "
     "swing_states vote_for voted_for voter voters votes_for voting_begins voting_closes voting_ends voting_opens "
     "voting_will win_back win_the_nomination winner-take-all"},
    {Category::election, 2,
     "candidates caucusing contest convention defeat delegate delegates elect elects gubernatorial incumbent "
     "nomination nominee presidential re-elect re-election reelect stump superdelegate swing turnout upset-win voted "
     "votes voting win_over"},
    {Category::election, 1, "campaign candidate proposition vote"},
    {Category::court, 3,
     "acquittal acquitted antitrust_trial appeal appeals_court appear_before_a_judge appear_in_court appear_in_federal "
     "arraigned arraignment back_in_court bail_hearing before_a_judge charged_with civil_trial class_action "
     "closing_arguments convicted coroner court court_appearance court_date court_hearing court_martial "
     "court_of_appeal court_ruling courthouse criminal_trial crown_court custody custody_battle custody_hearing "
     "death_penalty defendant deliberations deportation_hearing deposition depositions district_attorney "
     "district_court divorce divorced eligible_for_parole executed execution extradited extradition "
     "extradition_hearing face_trial faces_trial federal_court fraud_trial go_on_trial goes_on_trial grand_jury "
     "hear_arguments hear_oral hearing hearings-court high_court indictment injunction inquest inquiry judge judge's "
     "juror jurors jury jury_deliberations jury_selection jury_trial lawsuit lawsuit_against lawsuits lethal_injection "
     "life_in_prison litigation magistrate magistrates murder_trial on_trial opening_statements oral_argument "
     "oral_arguments parole parole_hearing plaintiff plaintiffs plea plea_hearing plead_guilty pleaded_guilty "
     "preliminary_hearing pretrial prosecutor prosecutors public_hearing readiness_hearing released_on_bail remand "
     "restraining_order retrial return_to_court review_hearing rule_in rules_on sentenced sentenced_to sentences "
     "sentencing sentencing_hearing serve_time settlement_hearing stand_trial stands_trial status_conference summons "
     "superior_court supreme_court testifies testify testifying testimony trial trial_date trials tribunal "
     "tribunal_hearing verdict without_bail years_in_prison"},
    {Category::court, 2,
     "accused allegations alleged appeals arguments arrested assault charged conviction counts courts deliberate "
     "detective felony fraud homicide jail judges lawyer lawyers manslaughter misdemeanor murder plead pleaded "
     "pre-trial prison probation prosecution robbery ruling rulings sentence settlement suspect"},
    {Category::court, 1, "argue attorney attorneys bail case charges faces guilty hearing_on hearings_on supreme"},
    {Category::policy, 3,
     "abolish abolished act allowed_to amendment ban banned_from be_allowed_to came_into_force cap_on climate_plan "
     "come_into_effect come_into_force come_into_play comes_into_effect comes_into_force comes_into_play consultation "
     "coverage_mandate curfew deregulation directive ease_restrictions easing effect emission emissions_standards "
     "emissions_target employer_mandate enter_into_force entered_into_force enters_into_force executive_orders "
     "face_masks final_rule food_stamps furlough_scheme go_into_effect go_into_force goes_into_effect health_care_law "
     "in_force individual_mandate insurance_mandate into_effect into_force kick_in kicks_in law legalisation legalised "
     "legalization legalized legislation licence licensing lifting-restrictions lockdown lockdown_rules lockdowns "
     "mandate mandates medicaid_expansion minimum_wage moratorium net-zero net_zero new_law new_policy new_regulations "
     "new_requirements new_rule new_rules not_be_allowed ordinance ordinances outlawed penalties pension_age phase_out "
     "phased-out phased_out policy policy_change policy_changes present_a_plan price_cap prohibition proposed_rule "
     "provisions public_consultation publish_the_plan publishes_the_plan quarantine_rules rate_of_tax reform reforms "
     "regulation regulations regulator regulators release_a_plan repeal required_to requirement rescinded restriction "
     "restrictions rule rule_change rule_changes rule_of_six rules sales_tax sanctions smoking_ban social_security "
     "statute statutory sunset_clause take_effect takes_effect takes_force taking_effect tax tax_changes tax_credit "
     "tax_credits tax_cut tax_cuts tax_increase tax_rate tax_rules took_effect travel_ban travel_restrictions "
     "visa_requirements will_be_required"},
    {Category::policy, 2,
     "allowed banned bans barred bars carbon cms compliance contributions duties duty eligibility emissions enforce "
     "enforced enforcement entitlement epa exemption exemptions expired fcc fine ftc furlough greenhouse guidance "
     "guidelines illegal immigration implement implementation implemented implements legal levy licences lifted "
     "mandated mandatory pension permit permits permitted phase prohibited prohibits quarantine reauthorization "
     "reauthorize regulated regulatory requirements statutes subsidies takes_away taxation taxes threshold tighten "
     "visa wage zoning"},
    {Category::policy, 1,
     "administration approve decision effective fee fees increase minimum reopen reopening reopens require"},
    {Category::deadline, 5, "deadline deadlines"},
    {Category::deadline, 4,
     "apply call_for_papers entries must_be_booked must_be_ordered must_be_paid nominations proposals register rsvp "
     "submission submissions submit"},
    {Category::deadline, 3,
     "abstract abstracts accepting accepting_applications accepting_nominations accepting_proposals "
     "accepting_submissions applications_are applications_close applications_due applications_open applications_will "
     "apply_by apply_for are_due be_exercised be_filed be_submitted_by call_for_entries call_for_nominations "
     "call_for_participation call_for_proposals call_for_speakers call_for_submissions can_be_exercised "
     "can_be_submitted closing_date closing_of_applications comment_on comment_period contract_expires contract_expiry "
     "contracts_expire cut-off due_by due_date due_on early-bird_tickets early_bird early_bird_registration "
     "entry_deadline expiration expires_on file_taxes filing_deadline fill_out final_day_to final_submission has_until "
     "have_until is_due last_chance last_day last_day_to letters_of_intent must_apply must_be_filed must_be_received "
     "must_be_returned must_be_submitted must_decide must_register must_submit no_later_than nominations_close "
     "nominations_open options_expire papers_due postmarked proposals_due public_comment register_by "
     "registration_closes registration_deadline rsvps send_in sign_up sign_up_by statute_of_limitations "
     "submission_deadline submissions_close submit_by tax_returns tickets_end ultimatum voting_deadline"},
    {Category::deadline, 2,
     "applicants apply-by applying ballots call claims comment contest cutoff entry expire expires extension nominate "
     "nomination reservations respond sign-up signup submits submitted submitting volunteer"},
    {Category::deadline, 1, "application applications cfp close closes comments due early-bird feedback registration"},
    {Category::sports, 3,
     "all-star all-star_game ashes asian_games assistant_coach athletes atp australian_open away_game away_match "
     "badminton ballpark baseball basketball batsman bcci bellator bout bowl_game bowler boxing_match champions_league "
     "championship championships coach coaches commonwealth_games concacaf conmebol cricket cup cup_final cup_game "
     "cup_match cycling defenders derby draft_pick europa_league european_championship european_championships face_off "
     "fifa fight finals first_leg fixture_list fixtures football footballer footballers formula_1 formula_one "
     "free_agency french_open friendlies game_against goalkeeper goalkeepers golf grand_final grand_prix grand_slam "
     "group_stage group_stage_draw gymnastics half-marathon handball hat-trick head_coach heavyweight_title hockey "
     "home_game home_match home_opener home_run horse_race ibf icc indycar innings invitational jockey kick-off "
     "kickoff knockout lacrosse last_16 league left-back legs linebacker loan_move lpga marathon masters_tournament "
     "match match_against match_day matchday matches medalist midfield midfielders mlb mls mma nascar nba nba_draft "
     "ncaa new_signing nfl nfl_draft nhl olympian olympic_games olympics one-day_international one-day_series "
     "opening_day opening_game outfielder paralympics peloton pga pitchers play_against players playoff playoff_game "
     "playoffs plays_against point_guard pre-season premier_league premier_league_match preseason qualifier qualifiers "
     "qualifying quarter-final quarter-finals quarterback quarterfinal race race_weekend racecourse racehorse racing "
     "referee regatta regular_season rematch return_leg rugby running_back ryder_cup season-opener season_opener "
     "second_leg semi-final semi-finals semifinal semifinal_match semifinals shortstop soccer softball spring_training "
     "sprint_race sprinter sprinters squad standings stanley_cup striker strikers summer_games summer_olympics "
     "super_bowl swimming t20 tennis test_match test_series time_trial title_bout title_defence title_defense "
     "title_fight title_race tour_de_france tournament trade_deadline training_camp transfer_deadline transfer_window "
     "triathlon twenty20 uefa ufc ufc_fight undercard undergo_a_medical us_open volleyball wba wbc wicket "
     "wide_receiver wildcard wimbledon win_over_the winter_games winter_olympics wnba world_championships world_cup "
     "world_series world_title wrestlemania wta"},
    {Category::sports, 2,
     "athlete athletic bench boxing champion champions chance clash clubs cup_tie defender defensive f1 face fc "
     "games_against heavyweight kicks_off league_game leagues match-up midfielder motogp offensive offseason olympic "
     "paralympic pitcher playing plays_at quarterfinals referees rivals roster rovers scored scoring season_ticket "
     "seeds sport sporting sports stadium stadiums starter teammate teammates to_play touchdown trophy unbeaten versus "
     "wanderers will_play winger wrestling"},
    {Category::sports, 1,
     "against club final fixture game games medal opener plays points score season sign team training v. vs vs. win"},
    {Category::arts, 3,
     "art art_center art_exhibition art_fair art_gallery art_opening art_show artist_talk arts arts_center "
     "arts_festival author_reading ballet ballet_company band benefit_concert biennale book_fair book_festival "
     "book_launch book_signing book_signings broadway cabaret carnival chamber_music choir choirs choral "
     "choreographers choreography chorus circus comedy_show comic-con concert concert_series concert_tour concerto "
     "concerts costume craft craft_fair crafts dance dance_company dance_party dj drag_show drummer exhibit exhibiting "
     "exhibition exhibition_opens exhibitions exhibits fair fairs farewell_tour fashion_show fashion_week festival "
     "film_festival film_night film_screening film_screenings film_series filming folk_music free_concert gallery "
     "gallery_opening gallery_talk gig halloween_party headliner headliners improv jazz jazz_concert jazz_festival "
     "light_show literary_festival live_music live_performance live_show matinee movie_night mural murals museum "
     "museum_exhibition music_center music_festival music_series musical musicals new_year's_eve_party on_display "
     "on_exhibit on_stage on_view open_mic open_mike open_studios opera opera_house orchestra pageant painter painters "
     "paintings performances performed performing_arts performs philharmonic play_opens playwright playwrights poem "
     "poetry poetry_reading poetry_slam pop-up production_of public_concert puppet rapper reading reading_by "
     "reads_from recital retrospective reunion_tour runway screened screening screenings sculptor sculpture sculptures "
     "setlist showcase signing_tour sings solo_exhibition sonata spring_fair stage_production stand-up story_time "
     "storytelling street_fair summer_concert symphonic symphony theater theatre theatre_festival theatrical tour "
     "tour_dates vocalist west_end world_tour"},
    {Category::arts, 2,
     "artistic artwork artworks blues choreographer classical comedian comedians comedy cultural culture curated "
     "curator dancers designer dj_set ensemble exhibited fashion festivals film-series galleries gigs gospel hip-hop "
     "museums music musician musicians orchestra's painting performers performing photographer photographs photography "
     "pianist playhouse poems poet premiere quartet recitals reggae screen screens singer singers theatres touring "
     "tours tribute trio troupe violin"},
    {Category::arts, 1, "artist artists live perform performance play show shows songs stage tickets"},
    {Category::release, 3,
     "air_on airs_on album album_release albums alpha amazon_prime anime annual-issue anthology app app_store apple_tv "
     "apps audiobook author's_book available_on_steam back_for_a battle_royale bbc beta beta_test beta_weekend "
     "biographical_film biopic blu-ray book bookstores box_office cbs cinemas closed_beta come_out comedy_series "
     "comes_out comic comics compiler console_version crime_drama crunchyroll debut_album debut_novel debuts demo "
     "disney disney_plus dlc dlcs docu-series documentary_series docuseries download drama_series dvd early_access "
     "early_access_launch ep episode episodes episodes_of expansion expansion_pack feature_film fifth_season film "
     "film's_release film_release films final_season firmware fourth_season free_games free_update game_boy "
     "game_launches game_pass_on game_releases game_update gameplay google_play graphic_novel hardcover hbo hbo_max "
     "hits_cinemas hits_theaters hits_us_theaters hulu in_cinemas in_theaters is_out kernel launches_on lead_single "
     "long-term_support lts major_release manga memoir miniseries mixtape mmo movie movie_theaters movies nbc netflix "
     "new_album new_book new_dlc new_edition new_episode new_episodes new_episodes_of new_film new_game new_movie "
     "new_novel new_season new_series new_single new_version nightly nintendo_switch nintendo_switch_and novel "
     "on_consoles on_disney on_netflix open-source_release open_beta operating_system out_on paperback paramount_plus "
     "patch_notes patch_update pc_version peacock platformer on_playstation on_xbox to_xbox to_playstation plugin "
     "podcast "
     "point_release point_releases premiere premiere_on premieres premieres_on preorder_bonus prequel prime_video rc1 "
     "rc2 rc_1 rc_2 reality_show reboot_of rebroadcast release_candidate release_candidate_2 release_date "
     "release_dates released_on releases_on remake remaster remastered remasters returns_for_a returns_on "
     "returns_to_our roguelike rpg rpgs screenplay sdk season_5 season_finale season_one season_premiere "
     "season_premieres season_three season_two second_season security_release security_releases sequel sequels "
     "series_finale series_premiere shooter showrunner showrunners single_release sitcom sixth_season soap software "
     "software_update software_version soundtrack soundtracks source_code spin-off_series stable_release starz steam "
     "storyline storylines streamed streaming streaming_service streams_on studio_album switch_and_pc switch_version "
     "television_series theaters third_season trailer tv_series tv_show tv_special twitch update updated_version "
     "version version_of video_game video_games video_games' web_browser web_series"},
    {Category::release, 2,
     "actor actors actress airing_of api apis audiences binaries broadcast bugfix bugfixes cast's changelog "
     "chart-topping cinematic co-stars codebase directed documentary drama esports filming filmmaker filmmakers finale "
     "firmware_update franchise gamer gamers gaming github hit_show merge_window merged multiplayer nintendo "
     "open-sourced patch patches publication publish published publishes publishing reality reboot release_notes "
     "released remix repository roadmap season seasons songs starring stars studio tarball teaser thriller track "
     "tracklist trilogy tv tv_show's viewers vinyl playstation playstation_4 playstation_5 xbox xbox_one xbox_series"},
    {Category::release, 1,
     "series air aired airing airs android arrive arrives available chrome code debian debut fedora firefox game games "
     "ios "
     "java launch launches launching linux new_content node.js open-source out pc php platforms playable players "
     "python rc release releases show ubuntu windows"},
    {Category::science, 3,
     "annular_eclipse antarctic archaeological archaeologists archaeology asteroid astronomers astronomical astronomy "
     "biologists blood_moon climate_study closest_approach collider comet conjunction dinosaur eclipse equinox "
     "excavation expedition experiment field_study fossil fossils full_moon genetic genomics geologists ice_core "
     "journal_nature lunar_eclipse meteor meteor_shower near-earth neuroscience nobel nobel_prize observatory "
     "partial_eclipse particle peer-reviewed perihelion physicists planet planetary planets research_paper "
     "research_vessel researchers science_fair scientific scientists solar_eclipse solstice study supermoon telescope "
     "telescopes total_eclipse transit_of volcanic volcano"},
    {Category::science, 2, "biology chemistry genome physics species specimen"},
    {Category::science, 1, "laboratory research science"},
    {Category::space, 3,
     "ariane astronaut astronauts baikonur blast_off blasts_off blue_origin booster_landing cape_canaveral capsule "
     "cargo_mission cosmonaut cosmonauts crew_launch crewed crewed_mission cubesat deorbit docking esa falcon_9 "
     "falcon_heavy flyby isro iss jaxa kennedy_space lander launch_complex launch_pad launch_site launch_vehicle "
     "launch_window launchpad lift_off liftoff lifts_off lunar_lander lunar_landing mars mars_mission mars_rover "
     "mission moon moon_landing moon_mission nasa orbit orbit_insertion orbital orbital_test orbiter payloads re-entry "
     "reentry resupply resupply_mission rocket rocket_lab rocket_launch roscosmos satellite satellites satellites_into "
     "soyuz space_agency space_launch space_shuttle space_station space_telescope spacecraft spaceplane spaceport "
     "spacewalk spacewalkers spacewalks spacex splash_down splashdown splashes_down static_fire suborbital test_flight "
     "touch_down uncrewed undock undocking virgin_galactic"},
    {Category::space, 2, "artemis booster countdown falcon lunar payload probe rover spaceflight starliner starship"},
    {Category::space, 1, "launch space"},
    {Category::business, 4, "offer_expires offer_will_expire tender_offer"},
    {Category::business, 3,
     "acquire acquired acquirer acquires acquisition acquisition_of analyst_day annual_general_meeting annual_meeting "
     "annual_report annual_shareholders antitrust_review assembly_operations auction auctions bankruptcy "
     "bargaining_round begin_production begin_trading bid_for buyout capital_markets_day chapter_11 close_the_deal "
     "closing_of_the_deal closure_of_the_plant collective_bargaining common_stock complete_the_acquisition "
     "complete_the_sale construction_of_the_plant contract_award contract_talks convertible_bond convertible_debt "
     "convertible_notes coupon creditors cut_jobs cutting_jobs deal_closes deal_to_close debenture debentures "
     "debt_offering direct_listing distribution_deal divest divestiture dividend eurobond eurobonds ex-dividend "
     "exchange_offer exchange_offers extraordinary_meeting first_trading fleet franchisees ftse full_production "
     "headquarters_move hedge_fund holders_of_record hostile_bid initial_public_offering insolvency investor_day "
     "investors_meeting ipo job_cuts job_losses joint_venture joint_ventures labor_contract labor_talks "
     "labour_contract laid_off lay_off layoff layoffs licensing_deal liquidation list_prices matures maturity merge "
     "merger merger_agreement merger_review merges mine mining nasdaq negotiations_with_the_union new_factory "
     "new_plant new_store nyse offering offshore_field oilfield opens_store order_book pay_date pay_talks payment_date "
     "pipeline plant plant_closure preferred_stock private_equity production_line proxy proxy_battle proxy_statement "
     "public_offering quarterly_dividend record_date refinery relocate relocation restructure restructuring "
     "rights_issue sale_of_its sells_stake share_buyback share_offering shareholder shareholder_meeting shareholders "
     "shareholders'_meeting shareholders_meeting shareholders_of_record smelter spin-off spinoff start_production "
     "start_trading starts_trading stock stock_exchange stock_market_debut stock_split stockholder stockholders "
     "stockholders'_meeting store_closures store_opening store_openings streaming_deal subsidiaries supply_deal "
     "takeover takeover_bid takeover_offer ticket-sales trading_debut unsolicited venture_capital wage_talks warehouse "
     "warehouses warrant"},
    {Category::business, 2,
     "aluminium aluminum assets bargaining bidder bidders bids billion_dlrs brands chain common_shares companies "
     "copper corp corporate cos deals debt dividends dlrs executives facilities facility factories fertilizer firms "
     "franchise holders inc investment investments investor ltd manufacturer manufacturers manufacturing market "
     "markets mill mills mln operational outlet outlets partnership payable plants plc preferred production redeem "
     "redemption restaurant restaurants securities shares split stake stakes steel subsidiary supplier suppliers "
     "trading transaction venture wall_street warrants workforce"},
    {Category::business, 1,
     "annual bid board buy close company complete contract deal factory firm investors record sell"},
    {Category::ceremony, 4, "sworn_in"},
    {Category::ceremony, 3,
     "100th_anniversary 25th_anniversary 50th_anniversary academy_awards anniversaries anniversary anniversary_of "
     "award award_ceremony awards awards_ceremony awards_dinner awards_night awards_show baby_shower bafta baftas "
     "ballon_d'or banquet baptism bar_mitzvah barbecue bbq beatification benefit_dinner bicentennial birthday burial "
     "buried candlelight candlelit canonisation canonization canonized celebration centenary centennial ceremony "
     "charity_dinner charity_gala chinese_new_year christmas christmas_day christmas_eve closing_ceremony "
     "commemoration commemorations commemorative commencement consecration cookout coronation cremation "
     "day_of_mourning dedication dinner emmy_awards emmys engagement_party enthronement father's_day festivities "
     "film_awards fourth_of_july fundraiser funeral gala golden_globes good_friday graduation grammy_awards grammys "
     "ground-breaking groundbreaking hall_of_fame holiday_party holidays holy_week homecoming honored honoured "
     "independence_day independence_day_celebration inducted interment investiture jubilee laid_to_rest lunar_new_year "
     "mardi_gras marks_the_anniversary married marries marry memorial memorial_day memorial_day_weekend "
     "memorial_service minute_of_silence moment_of_silence mother's_day music_awards national_day new_year's_day "
     "new_year's_eve oath_of_office opening_ceremonies opening_ceremony ordination oscars papal_mass parade passover "
     "picnic picnics pilgrimage potluck pride_parade prize prize-giving prize_ceremony prizes red_carpet remembrance "
     "remembrance_day requiem reunion ribbon-cutting ribbon_cutting ribbon_cutting_ceremony rosh_hashanah "
     "royal_wedding st._patrick's_day state_banquet state_funeral state_visit_ceremony swearing-in "
     "swearing-in_ceremony swearing_in sworn thanksgiving tony_awards tonys tree_lighting tribute_concert "
     "valentine's_day veterans_day vigil wed wedding wedding_ceremony wreath wreath-laying yom_kippur"},
    {Category::ceremony, 2,
     "ball celebrated celebrates celebrations diwali easter eid halloween hanukkah honoring honors honouring "
     "inauguration induction medal_ceremony medals mourners naming_ceremony ramadan remembered santa toast tribute "
     "tributes weds winner winners"},
    {Category::ceremony, 1, "celebrate commemorate holiday honor mass party reception"},
    {Category::protest, 4, "strike strikes walkout walkouts"},
    {Category::protest, 3,
     "24-hour_strike 48-hour_strike 72-hour_strike anti-lockdown anti-war blockade boycott civil_disobedience "
     "climate_strike conspiracy_protest day_of_action demonstrate demonstrating demonstration demonstrators "
     "freedom_rally general_strike go_on_strike hour_strike hunger_strike industrial_action march march_against "
     "march_for march_on marches mass_protest nurses'_strike occupy picket picket_line picket_lines protest "
     "protest_against protest_march protesters protesting protests rail_strike rallies rally rally_against sit-in "
     "sit-ins sit_in staged_walkout stoppage strike_action strike_ballot strike_vote strikers teachers'_strike "
     "tube_strike walk-out walk_off_the_job walk_out walks_out women's_march work_stoppage"},
    {Category::protest, 2, "boycotts demonstrations marchers picketing striking unions"},
    {Category::protest, 1, "activists union workers"},
    {Category::conflict, 4, "cease-fire ceasefire ceasefire_ends ceasefire_expires truce truce_ends truce_expires"},
    {Category::conflict, 3,
     "air_force air_strike air_strikes airbase aircraft_carrier airstrikes armed_forces armed_group armistice army "
     "ballistic_missile battalion besieged brigade carrier ceasefire_talks combat combat_mission conscription "
     "counteroffensive deploy deploy_troops deployed deployment deployments drone_strike exercises fighter_jets "
     "frontline guerrilla guerrillas hamas hezbollah hostage hostages humanitarian_pause insurgency insurgent invasion "
     "isis joint_exercises marines military military_drills military_exercise military_exercises military_service "
     "missile_test missiles mobilisation mobilization nato naval_exercise naval_exercises navy nuclear_test offensive "
     "operational_mission peacekeepers peacekeeping pentagon prisoner_exchange prisoner_swap prisoners "
     "prisoners_of_war pull_out_of pullout rebel shelling submarine surrender taliban troop_withdrawal troops "
     "troops_from troops_to war war_games warplanes warship warships withdraw withdraw_its_troops withdraw_troops "
     "withdrawal_of_troops"},
    {Category::conflict, 2, "airstrike bombing insurgents iran militants missile nuclear rebels siege soldiers"},
    {Category::conflict, 1, "attack forces weapons"},
    {Category::weather, 3,
     "blizzard category_3 category_4 cold_front cyclone dust_storm evacuations flood_warning flood_watch floodwaters "
     "forecasters freezing_rain frosts heat_wave heatwave heavy_rain heavy_snow high_tide hurricane hurricanes "
     "ice_storm king_tide landfall met_office monsoons national_weather_service nor'easter polar_vortex rainfall "
     "river_crest severe_weather snow snowfall snowstorm storm storm_surge storms thunderstorm thunderstorms tornado "
     "tornadoes tropical_storm typhoon weather weather_system weather_warning wildfire wildfires winter_storm "
     "winter_storm_warning"},
    {Category::weather, 2, "drought flooding forecast frost gusts monsoon rain tropical"},
    {Category::weather, 1, "flood temperatures winds"},
    {Category::health, 4, "vaccine vaccines"},
    {Category::health, 3,
     "abortion abortion_clinic approval_by_the_fda autism blood blood_donation blood_donors blood_drive booster_doses "
     "booster_shot booster_shots cancer cholera clinic clinical clinical_trial clinical_trials coronavirus "
     "coverage_begins covid-19 dental dentist dentists diabetes disease diseases doctors doses dosing drug_application "
     "drug_trial drugmaker ebola enrollment_begins enrollment_ends enrollment_period epidemic fda flu flu_clinic "
     "flu_season flu_shot flu_shots health health_exchange health_fair health_insurance health_law health_officials "
     "health_website hiv hospital hospitalised hospitalized hospitals immunisation immunization immunizations "
     "insurance_coverage insurance_exchange insurance_exchanges insurance_marketplace insurance_plans jab jabs malaria "
     "mask_mandate maternity measles medicare medication medications medicines mental_health midwives nurses obesity "
     "online_marketplace open_enrollment outbreak outbreaks outbreaks_of pandemic pathogen patient patients "
     "pharmaceutical pharmaceuticals phase_3 phase_iii physicians polio premium premiums public_health quarantine "
     "quarantined sign_up_for_coverage surgeon surgeons surgery surgery_date testing_site testing_sites therapies "
     "therapy transplant transplant_surgery treatment treatments tumor undergo_surgery unvaccinated vaccinated "
     "vaccination vaccination_clinic vaccinations vaccine_doses vaccine_rollout vaccine_trial vaccine_trials virus "
     "world_health_organization"},
    {Category::health, 2, "enrollees infections insulin insurance lockdowns medicaid nhs symptoms"},
    {Category::health, 1, "drug medical"},
    {Category::education, 3,
     "academic_year admission admissions applicants_to apprenticeship apprenticeships autumn_term back_to_school "
     "bootcamp bootcamps certificate certification class classes classroom classrooms code-in code_camp coding_camp "
     "cohort course courses curriculum degree_course enrollment enrolment enrolments entrance_exam evening_class "
     "evening_classes exam exam_results exams fall_semester fall_term fellows fellowship fellowships final_exams "
     "first_day_of_school free_course graduation_exam graduation_exams hands-on hands-on_workshop in-person_training "
     "instructor instructor_training instructors internship internships kindergartens lesson lesson_plan lessons "
     "mentoring mentoring_groups mentors mentorship mentorship_program mooc moocs new_term online_course open_day "
     "open_day_for orientation pupils quiz quiz_bowl return_to_school scholarship scholarships school school_district "
     "school_reopens school_year schoolchildren schools_reopen science_fair science_lessons semester semester_begins "
     "seminar_course spelling_bee spring_break spring_semester spring_term student_applications student_teams students "
     "study_abroad summer_camp summer_of_code summer_school teachers trainee training training_course training_event "
     "training_program training_session training_sessions tuition tutorial tutorials undergraduate undergraduates "
     "university_course winter_term workshop workshops"},
    {Category::education, 2,
     "curricula degree diploma gcse graduates headteacher kindergarten learners schools syllabus trainees"},
    {Category::education, 1, "campus coding college learn teach university"},
    {Category::transport, 3,
     "air_service airline airport airports amtrak bike_lane bike_lanes bridge bridge_closure bridge_reopening bus "
     "bus_route bus_service canal cockpit commuter commuters congestion congestion_charge crash_investigation "
     "crossings cruise cruise_ship cycle_lane cycle_path departures detour detours direct_flights engineering_works "
     "ferry ferry_service flight_path flight_service flights freeway high-speed highway highway_project highways "
     "interchange interstate lane_closure lane_closures lanes light_rail metro metro_line motorway motorways new_route "
     "new_routes new_service_between new_terminal non-stop_service nonstop ntsb parking parking_restrictions "
     "passenger_service plane_crash rail rail_line rail_link rail_service rail_strike railroad railway repaving "
     "resurfacing road road_closure road_closures roadworks roundabout route runway runways seaway shipping "
     "shipping_season station_opens subway subway_line timetable timetables toll tolls traffic traffic_changes train "
     "train_service trains tram trams trolley tunnel"},
    {Category::transport, 2,
     "airbus aircraft airlines boeing bridges flight jet lane passengers port rails railway_line road_works ships "
     "tram_plan"},
    {Category::transport, 1, "close closure line lines service street travel"},
    {Category::personnel, 3,
     "acting_director appointed appointed_as appointment appointment_of appointments become_ceo become_chief "
     "becomes_ceo becomes_chief board_of_directors_seat ceo chairman chairmanship chief_executive "
     "chief_executive_officer chief_financial contract_ends contract_extension contract_runs_out depart depart_in "
     "departs departure departure_of effective_resignation fired firing first_day_as general_manager head_coach_of "
     "hire hired interim interim_ceo join_the_board joins_as joins_the_board last_day_as last_day_at leave_her_post "
     "leave_his_post leave_office leave_the_company leaves_office leaves_the_company maternity_leave named_as "
     "named_ceo named_chair new_ceo new_chief new_coach new_director new_head new_head_of new_members nominated_to "
     "onboarded ouster outgoing_president promoted provost quit quits recruit recruitment recruitments recruits "
     "reinstated replaces resign resignation resignations retire retirement retirement_of retirements retires retiring "
     "return_to_work sabbatical search_committee stand_down standing_down stands_down step_aside step_down stepping "
     "stepping_down steps steps_aside steps_down succeed succeeds_him successor sworn_in take_office take_over "
     "take_up_her take_up_his takes_office takes_over takes_up taking_over vacates vice_chancellor will_join_as"},
    {Category::personnel, 2,
     "appoints hires hiring incoming join joins outgoing resigned resigns step succeeds tenure"},
    {Category::personnel, 1, "become executive post"},
    {Category::maintenance, 3,
     "be_offline be_removed be_shut_down brownout code_freeze cutover data_center data_migration datacenter "
     "decommissioned decommissioning deprecated deprecates deprecation deprecations discontinue discontinued "
     "discontinues downtimes end-of-life end-of-support end_of_life end_of_support eol extended_support feature-freeze "
     "feature_freeze go_offline inspection inspections maintenance maintenance_window migrate migrated migrating "
     "migration no_longer_be_supported no_longer_receive no_longer_supported out_of_service outage patched_versions "
     "planned_maintenance planned_outage power_outage power_outages read-only reboot scheduled_maintenance "
     "security_patch security_support server_maintenance server_shutdown service_interruption shut_down shut_off "
     "shutdown shuts_down shutting_down string_freeze sunset support_ending support_ends switch-off switch_off "
     "switched_off taken_offline upgrade water_shutoff will_be_deprecated will_be_offline"},
    {Category::maintenance, 2,
     "cve decommission deprecate downtime freeze hotfix infrastructure openssl rollback servers sunset-date "
     "unavailable unsupported upgrades upgrading vulnerabilities vulnerability"},
    {Category::maintenance, 1, "server service services support"},
    {Category::other, 3, "flea_market guided_walk guided_walks remain_closed stay_closed"},
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

constexpr Demonym demonyms[] = {
    {"afghan", "Afghanistan"},   {"albanian", "Albania"},     {"algerian", "Algeria"},
    {"american", "US"},          {"argentine", "Argentina"},  {"argentinian", "Argentina"},
    {"australian", "Australia"}, {"austrian", "Austria"},     {"bangladeshi", "Bangladesh"},
    {"belarusian", "Belarus"},   {"belgian", "Belgium"},      {"bolivian", "Bolivia"},
    {"brazilian", "Brazil"},     {"british", "UK"},           {"briton", "UK"},
    {"bulgarian", "Bulgaria"},   {"canadian", "Canada"},      {"chilean", "Chile"},
    {"chinese", "China"},        {"colombian", "Colombia"},   {"croatian", "Croatia"},
    {"cuban", "Cuba"},           {"cypriot", "Cyprus"},       {"czech", "Czech Republic"},
    {"danish", "Denmark"},       {"dutch", "Netherlands"},    {"ecuadorian", "Ecuador"},
    {"egyptian", "Egypt"},       {"english", "England"},      {"estonian", "Estonia"},
    {"ethiopian", "Ethiopia"},   {"finnish", "Finland"},      {"french", "France"},
    {"georgian", "Georgia"},     {"german", "Germany"},       {"ghanaian", "Ghana"},
    {"greek", "Greece"},         {"hungarian", "Hungary"},    {"icelandic", "Iceland"},
    {"indian", "India"},         {"indonesian", "Indonesia"}, {"iranian", "Iran"},
    {"iraqi", "Iraq"},           {"irish", "Ireland"},        {"israeli", "Israel"},
    {"italian", "Italy"},        {"japanese", "Japan"},       {"kenyan", "Kenya"},
    {"latvian", "Latvia"},       {"lebanese", "Lebanon"},     {"libyan", "Libya"},
    {"lithuanian", "Lithuania"}, {"malaysian", "Malaysia"},   {"mexican", "Mexico"},
    {"moroccan", "Morocco"},     {"nigerian", "Nigeria"},     {"norwegian", "Norway"},
    {"pakistani", "Pakistan"},   {"peruvian", "Peru"},        {"philippine", "Philippines"},
    {"polish", "Poland"},        {"portuguese", "Portugal"},  {"romanian", "Romania"},
    {"russian", "Russia"},       {"saudi", "Saudi Arabia"},   {"scottish", "Scotland"},
    {"serbian", "Serbia"},       {"slovak", "Slovakia"},      {"slovenian", "Slovenia"},
    {"spanish", "Spain"},        {"swedish", "Sweden"},       {"swiss", "Switzerland"},
    {"syrian", "Syria"},         {"taiwanese", "Taiwan"},     {"thai", "Thailand"},
    {"tunisian", "Tunisia"},     {"turkish", "Turkey"},       {"ukrainian", "Ukraine"},
    {"venezuelan", "Venezuela"}, {"vietnamese", "Vietnam"},   {"welsh", "Wales"},
    {"zimbabwean", "Zimbabwe"},
};

}  // namespace

constexpr EventWords event_words = {
    .roles = roles, .verbs = verbs, .categories = categories, .places = places, .demonyms = demonyms};

}  // namespace english

}  // namespace datelined
