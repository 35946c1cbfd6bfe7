// Cues: read off the words around a time expression; every cue is one bit with a name.
#include "events/cues.hpp"

#include "events/cue_names.hpp"
#include "events/phrases.hpp"

#include <algorithm>
#include <array>

namespace datelined {
namespace {

using enum Role;

using namespace cue;

constexpr std::size_t forms = static_cast<std::size_t>(DateForm::count);
constexpr std::size_t outlooks = static_cast<std::size_t>(Outlook::count);
constexpr std::size_t first_form = simple_names.size();
constexpr std::size_t first_outlook = first_form + forms;
constexpr std::size_t first_pair = first_outlook + outlooks;
constexpr std::size_t first_outlook_distance = first_pair + forms * outlooks;
constexpr std::size_t distances = 7;
constexpr std::size_t all_cues = first_outlook_distance + outlooks * distances;

constexpr std::array<std::string_view, forms> form_names = {"full date",   "month and day", "weekday", "near day",
                                                            "clock alone", "week",          "month",   "month and year",
                                                            "next unit",   "year",          "quarter", "other form"};
constexpr std::array<std::string_view, outlooks> outlook_names = {"firm future", "set for", "planned", "may",
                                                                  "announces",   "request", "copula",  "present",
                                                                  "event noun",  "past",    "perfect", "no verb"};

Simple preposition_cue(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, Simple>, 14> known = {{{"on", on},
                                                                                 {"by", by},
                                                                                 {"until", until_},
                                                                                 {"till", until_},
                                                                                 {"from", from},
                                                                                 {"in", in},
                                                                                 {"for", for_},
                                                                                 {"through", through},
                                                                                 {"since", since},
                                                                                 {"of", of},
                                                                                 {"at", at},
                                                                                 {"before", by},
                                                                                 {"after", from},
                                                                                 {"during", in}}};
  for (const auto& [name, cue] : known)
    if (word == name) return cue;
  return another_preposition;
}

class Reader {
 public:
  explicit Reader(const CueContext& context) : context_(context), words_(context.sentence.words) {}

  std::vector<std::uint16_t> read() {
    cues_.reserve(32);
    const DateForm form = form_of(context_.expression, context_.when, words_, context_.first, context_.last);
    const Outlook outlook = outlook_of(context_);
    const Simple distance = distance_cue();
    add(distance);
    position();
    around();
    beside();
    verb();
    subject();
    kind();
    cues_.push_back(static_cast<std::uint16_t>(first_form + static_cast<std::size_t>(form)));
    cues_.push_back(static_cast<std::uint16_t>(first_outlook + static_cast<std::size_t>(outlook)));
    cues_.push_back(static_cast<std::uint16_t>(first_pair + static_cast<std::size_t>(form) * outlooks +
                                               static_cast<std::size_t>(outlook)));
    cues_.push_back(static_cast<std::uint16_t>(first_outlook_distance + static_cast<std::size_t>(outlook) * distances +
                                               (distance - same_day)));
    return std::move(cues_);
  }

 private:
  void add(Simple cue) { cues_.push_back(cue); }
  void add_if(bool holds, Simple cue) {
    if (holds) add(cue);
  }

  Simple distance_cue() {
    const auto day = std::chrono::floor<std::chrono::days>(context_.published);
    const LocalTime begins = context_.when.begin.value_or(context_.when.end);
    const auto ahead = (std::chrono::floor<std::chrono::days>(begins) - day).count();
    add_if(ahead < 0, begins_before);
    if (ahead <= 0) return same_day;
    if (ahead == 1) return next_day;
    if (ahead <= 7) return within_week;
    if (ahead <= 60) return within_two_months;
    if (ahead <= 200) return within_half_year;
    return ahead <= 730 ? within_two_years : further;
  }

  void position() {
    const std::size_t first = context_.first;
    const Word* before = first > 0 ? &words_[first - 1] : nullptr;
    if (words_.empty() || context_.scoped) return add(scoped);
    const Word& lead = words_[first];
    if (lead.is(preposition) && !lead.is(calendar))
      add(preposition_cue(lead.lower));
    else if (before && before->is(preposition))
      add(preposition_cue(before->lower));
    else
      add(no_preposition);
    for (std::size_t i = first; i < context_.last; ++i) {
      add_if(words_[i].lower == "next", next_word);
      add_if(words_[i].lower == "this", this_word);
      add_if(words_[i].lower == "later", later_word);
      add_if(words_[i].is(narrated) && words_[i].lower != "was", narrated_inside);
      add_if(words_[i].is(start), starting);
    }
    const std::size_t next = context_.last;
    const bool bare_year =
        words_[context_.last - 1].number && words_[context_.last - 1].text.size() == 4 && context_.last - first == 1;
    add_if(bare_year && ((next < words_.size() && words_[next].capital) || (before && before->capital)), year_in_name);
    add_if(before && before->number && !before->mark, number_before);
  }

  void around() {
    const int clause = context_.scoped || words_.empty() ? 0 : words_[context_.first].clause;
    bool left_event = false, right_event = false, quoted = false, past_verb = false, name = false;
    int open = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const Word& word = words_[i];
      const bool left = i < context_.first;
      if (word.mark == '"' && left) open ^= 1;
      if (word.is(furniture)) add_once(furniture_line);
      if (word.is(deadline)) add_once(deadline_word);
      if (word.is(moved)) add_once(moved_word);
      if (word.is(cancelled)) add_once(cancelled_word);
      if (word.is(online)) add_once(online_word);
      if (word.mark == '?') add_once(question);
      if (word.text.starts_with('@')) add_once(handle);
      if (word.is(habit)) add_once(hours_of_opening);
      if (word.clause != clause && !context_.scoped) continue;
      if (word.is(event) && !word.timely) (left ? left_event : right_event) = true;
      if (word.number && !word.timely && (word.text[0] == '$' || word.text.size() > 2)) add_once(percent_sign);
      if (word.is(quantity) && !word.timely) add_once(left ? quantity_left : quantity_right);
      if (word.is(narrated) && left && !word.timely) add_once(narrated_left);
      if (word.is(mask(was, had))) past_verb = true;
      if (word.is(possible)) add_once(possible_word);
      if (word.is(likely)) add_once(likely_word);
      if (word.lower == "if" || word.lower == "unless") add_once(condition);
      if (word.lower == "every" || word.lower == "each") add_once(recurring);
      if (left && word.capital && i > 0 && !word.timely) name = true;
    }
    quoted = open != 0;
    add_if(left_event, event_left);
    add_if(right_event, event_right);
    add_if(!left_event && !right_event, no_event);
    const Predicate* told = context_.governor.predicate;
    add_if(told && !left_event && !right_event &&
               (told->kind == Predicate::Kind::past || told->kind == Predicate::Kind::perfect),
           told_in_past);
    add_if(
        told && !left_event && !right_event && told->kind == Predicate::Kind::present && !words_[told->begin].is(plan),
        told_in_present);
    add_if(told && told->kind == Predicate::Kind::progressive, progressive);
    add_if(quoted, quotation);
    add_if(past_verb, past_in_clause);
    add_if(name, name_left);
    add_if(words_.size() > 40, long_sentence);
  }

  bool word_at(std::size_t at) const { return at < words_.size() && !words_[at].mark; }

  /// What stands directly before and behind the expression.
  void beside() {
    const std::size_t first = context_.first, next = context_.last;
    add_if(context_.expression.rule == "holiday", holiday);
    if (words_.empty() || context_.scoped) return;
    const bool led = words_[first].is(preposition) && !words_[first].is(calendar);
    const bool noun_behind = word_at(next) && !words_[next].joined && words_[next].roles == 0 && !words_[next].number;
    add_if(noun_behind || (word_at(next) && words_[next].capital && !words_[next].timely), attributive_date);
    std::size_t before = first;
    while (before > 0 && first - before < 3 && !words_[before - 1].mark && !words_[before - 1].is(event)) --before;
    const bool left = before > 0 && word_at(before - 1) && words_[before - 1].is(event);
    add_if(left || (!led && word_at(next) && words_[next].is(event)), event_beside);
    add_if(first > 0 && words_[first - 1].mark == '-' && next >= words_.size(), dash_signature);
    add_if(first > 0 && words_[first - 1].mark == '(' && next < words_.size() && words_[next].mark == ')', bracketed);
    std::size_t untimely = 0;
    for (const Word& word : words_) untimely += !word.mark && !word.timely;
    add_if(untimely == 0, fills_line);
  }

  /// Who does it: "students" do not announce as "the students of Elm School" do.
  void subject() {
    const Predicate* governing = context_.governor.predicate;
    if (!governing) return;
    const Phrase who = subject_of(words_, context_.verbs, *governing);
    bool name = false, noun = false, words = false, the = false;
    for (const std::size_t i : who) {
      if (words_[i].mark || words_[i].timely) continue;
      name = name || (words_[i].capital && i > 0 && !words_[i].is(calendar)) || words_[i].shouted;
      noun = words_[i].is(event);
      the = the || words_[i].is(mask(determiner, possessive));
      words = true;
    }
    add_if(!who.empty() && words_[who.back()].is(quantity) && !words_[who.back()].is(event), measured_subject);
    add_if(noun, event_subject);
    add_if(name, name_subject);
    add_if(words && words_[who.front()].is(pronoun), pronoun_subject);
    add_if(words && !name && !the && words_[who.back()].lower.ends_with("s"), generic_subject);
  }

  void add_once(Simple cue) {
    if (std::find(cues_.begin(), cues_.end(), cue) == cues_.end()) cues_.push_back(cue);
  }

  void verb() {
    const Predicate* governing = context_.governor.predicate;
    add_if(!governing, no_verb);
    if (!governing) return;
    add_if(context_.governor.right, verb_right);
    add_if(context_.governor.joined, verb_elsewhere);
    add_if(governing->negated, negated);
    add_if(governing->passive, passive);
    add_if(governing->verb != Predicate::none && words_[governing->verb].is(attribution), attributed);
    add_if(governing->status != Predicate::none, schedule_word);
    if (governing->verb != Predicate::none) {
      const Word& main = words_[governing->verb];
      add_if(main.is(happens), schedule_verb);
      add_if(main.is(idle) || (word_at(governing->verb + 1) && words_[governing->verb + 1].is(idle)), held_verb);
      add_if(main.is(forecast), quantity_verb);
    }
    add_if(governing->kind == Predicate::Kind::was_set, was_set_verb);
    const std::size_t begin = governing->begin;
    const int clause = words_[begin].clause;
    std::size_t opening = begin;
    while (opening > 0 && words_[opening - 1].clause == clause) --opening;
    add_if(words_[opening].is(subordinator) && !words_[opening].timely, subordinate);
    add_if(begin > 0 && words_[begin - 1].is(relative), relative_clause);
    add_if(begin > 0 && words_[begin - 1].is(speaker), speaker_subject);
  }

  void kind() {
    switch (context_.sentence.kind) {
      case Block::Kind::headline:
        add(headline);
        break;
      case Block::Kind::heading:
        add(heading);
        break;
      case Block::Kind::item:
        add(item);
        break;
      case Block::Kind::row:
        add(row);
        break;
      case Block::Kind::caption:
        add(caption);
        break;
      default:
        break;
    }
    add_if(context_.when.grain == Grain::minute, clock_time);
    add_if(context_.when.ranged, range);
    add_if(context_.when.part != Part::whole, part_of_unit);
    add_if(context_.dated_siblings > 1, siblings);
    add_if(context_.in_dateline, dateline);
    add_if(context_.number <= 1, first_sentence);
    add_if(context_.number > 1 && context_.number <= 5, early_sentence);
    add_if(context_.shared > 1, of_headline);
    add_if(context_.event_headline, event_headline);
    add_if(context_.turned, turned);
  }

  const CueContext& context_;
  const std::vector<Word>& words_;
  std::vector<std::uint16_t> cues_;
};

}  // namespace

Outlook outlook_of(const CueContext& context) {
  using Kind = Predicate::Kind;
  const Predicate* verb = context.governor.predicate;
  if (!verb) return Outlook::nothing;
  switch (verb->kind) {
    case Kind::will:
    case Kind::be_to:
      return Outlook::firm;
    case Kind::set_for:
    case Kind::reduced:
      return Outlook::set_for;
    case Kind::plan:
      return Outlook::plan;
    case Kind::may:
    case Kind::would:
      return Outlook::possible;
    case Kind::happens:
      return Outlook::announces;
    case Kind::request:
      return Outlook::request;
    case Kind::be:
      return Outlook::copula;
    case Kind::passive:
    case Kind::progressive:
    case Kind::present:
      return Outlook::present;
    case Kind::was_set:
      return Outlook::set_for;
    case Kind::past: {
      // "the judge set a hearing for Friday"
      const std::vector<Word>& words = context.sentence.words;
      const bool sets = verb->verb != Predicate::none && !verb->passive && words[verb->verb].is(set_for) &&
                        context.first < words.size() && words[context.first].is(aim);
      return sets ? Outlook::set_for : Outlook::past;
    }
    case Kind::perfect:
      return Outlook::perfect;
    case Kind::infinitive:
    case Kind::gerund:
      return Outlook::noun;
  }
  return Outlook::nothing;
}

std::vector<std::uint16_t> cues_of(const CueContext& context) { return Reader(context).read(); }

std::size_t cue_count() { return all_cues; }

std::string cue_name(std::uint16_t cue) {
  if (cue < first_form) return std::string(simple_names[cue]);
  if (cue < first_outlook) return std::string(form_names[cue - first_form]);
  if (cue < first_pair) return std::string(outlook_names[cue - first_outlook]);
  if (cue < first_outlook_distance) {
    const std::size_t pair = cue - first_pair;
    return std::string(form_names[pair / outlooks]) + " & " + std::string(outlook_names[pair % outlooks]);
  }
  const std::size_t pair = cue - first_outlook_distance;
  return std::string(outlook_names[pair / distances]) + " & " + std::string(simple_names[same_day + pair % distances]);
}

}  // namespace datelined
