// Denials: each rule is one question, asked of the clause that governs the date.
#include "events/denials.hpp"

#include "events/phrases.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum Role;
using Kind = Predicate::Kind;

class Clause {
 public:
  Clause(const std::vector<Word>& words, const Governor& governor, std::size_t first, bool prose)
      : words_(words), governor_(governor), verb_(*governor.predicate), first_(first), prose_(prose) {}

  bool denies() const {
    return tells_of_unit() || may_have_been() || asked() || did_not() || is_set_in() || was_over() || is_a_day() ||
           measures() || told() || known_then() || habitual() || negated() || none_or_unsaid() || depicted() ||
           was_made_to();
  }

 private:
  bool in_clause(std::size_t at) const { return words_[at].clause == words_[verb_.begin].clause; }

  /// "The fiscal year, which begins on 1 October": it is the year that begins.
  bool tells_of_unit() const {
    return verb_.begin > 1 && words_[verb_.begin - 1].is(relative) && tells_of_time(words_, verb_.begin - 1);
  }

  /// "may have been knocked off the top on Sunday"
  bool may_have_been() const {
    if (verb_.kind != Kind::may || verb_.verb == Predicate::none) return false;
    return std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(verb_.begin),
                       words_.begin() + static_cast<std::ptrdiff_t>(verb_.verb),
                       [](const Word& word) { return word.is(have); });
  }

  /// "was asked if he would stand in May"
  bool asked() const {
    if (verb_.kind != Kind::would) return false;
    for (std::size_t i = verb_.begin; i-- > 0 && in_clause(i) && verb_.begin - i < 4;)
      if (words_[i].lower == "if" || words_[i].lower == "whether") return true;
    return false;
  }

  /// "was expected to take place in August but did not"
  bool did_not() const {
    if (verb_.kind != Kind::was_set) return false;
    for (std::size_t i = first_; i + 1 < words_.size(); ++i)
      if (words_[i].is(does) && (words_[i].is(negation) || words_[i + 1].is(negation))) return true;
    return false;
  }

  /// "The trial, scheduled for August, was over in two days"
  bool was_over() const {
    if (verb_.kind != Kind::reduced) return false;
    std::size_t at = first_;
    while (at < words_.size() && (words_[at].timely || words_[at].mark == ',')) ++at;
    return at + 1 < words_.size() && words_[at].is(was) && !words_[at + 1].is(mask(participle, past, negation));
  }

  /// "The film takes place in the summer of 2040": the time of a story.
  bool is_set_in() const {
    if (verb_.verb == Predicate::none || verb_.begin == 0 || verb_.kind != Kind::happens) return false;
    const Word& subject = words_[verb_.begin - 1];
    if (!subject.entry || subject.is(event) || verb_.end >= words_.size() || !words_[verb_.end].is(idle)) return false;
    return std::any_of(subject.entry->categories.begin(), subject.entry->categories.end(),
                       [](const CategoryWeight& one) { return one.category == Category::release && one.weight > 1; });
  }

  /// "It's Thursday, 14 May."
  bool is_a_day() const {
    return verb_.kind == Kind::be && verb_.end == first_ && verb_.begin > 0 && words_[verb_.begin - 1].lower == "it";
  }

  /// "Snow is expected on Friday", "winds are forecast to ease by Tuesday"
  bool measures() const {
    const bool predicts =
        verb_.verb == Predicate::none || (verb_.status != Predicate::none && words_[verb_.verb].is(forecast));
    return predicts && verb_.begin > 0 && words_[verb_.begin - 1].is(quantity) && !words_[verb_.begin - 1].is(event);
  }

  /// "found the wreck on 14 April": told, whatever year the date seems to have.
  bool told() const {
    const bool acted = verb_.kind == Kind::past && !verb_.passive && !governor_.joined && !governor_.right &&
                       verb_.verb != Predicate::none && !words_[verb_.verb].is(mask(moved, set_for, plan, be, was));
    if (!acted || (words_[first_].lower != "on" && words_[first_].lower != "by")) return false;
    for (std::size_t i = 0; i < words_.size(); ++i)
      if ((words_[i].is(event) || (words_[i].is(to) && i < first_)) && in_clause(i)) return false;
    return true;
  }

  /// "We'll find out in August", "you will see by Friday": what will be known is told elsewhere.
  bool known_then() const {
    if (verb_.kind != Kind::will || verb_.verb == Predicate::none || verb_.begin == 0) return false;
    const std::string_view who = words_[verb_.begin - 1].lower, verb = words_[verb_.verb].lower;
    if (who != "we" && who != "you" && who != "they") return false;
    const bool alone = verb_.end >= words_.size() || words_[verb_.end].mark || words_[verb_.end].timely;
    return verb == "find" || verb == "know" || (verb == "see" && alone);
  }

  /// "usually starts on a Friday"; "becomes generally available" is no habit.
  bool habitual() const {
    if (verb_.kind != Kind::happens && verb_.kind != Kind::present && verb_.kind != Kind::be) return false;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!words_[i].is(habit) || !words_[i].is(adverb) || !in_clause(i)) continue;
      if (!words_[i].lower.ends_with("ly") || i < verb_.begin || (verb_.kind == Kind::be && i == verb_.end))
        return true;
    }
    return false;
  }

  bool negated() const {
    return verb_.negated && (verb_.ahead() || verb_.kind == Kind::be || verb_.kind == Kind::happens);
  }

  /// "no meeting on Friday", "denied that it will", "no confirmation yet that"
  bool none_or_unsaid() const {
    for (std::size_t i = 0; i + 1 < words_.size() && i < first_; ++i) {
      const std::string_view word = words_[i].lower, next = words_[i + 1].lower;
      if ((word == "denied" || word == "denies") && next == "that") return true;
      if (word != "no" && word != "nobody" && word != "none") continue;
      if (next != "doubt" && word == "no" && opens_that(i + 1)) return true;
      const bool limits = next == "later" || next == "earlier" || next == "sooner";
      if (!limits && !words_[i].timely && words_[i].clause == words_[first_].clause && !of_another(i)) return true;
    }
    return false;
  }

  /// "Moss is seen on Friday", "Moss (left) speaks on Friday", a paragraph "Moss goes for a walk on Friday" without a
  /// full stop: what a picture shows is over.
  bool depicted() const {
    static constexpr std::string_view poses[] = {"pose", "poses",   "wave",     "waves", "smile",  "smiles",  "stands",
                                                 "sits", "embrace", "embraces", "hugs",  "kisses", "gestures"};
    if (verb_.ahead() || verb_.kind == Kind::was_set || verb_.verb == Predicate::none || until_there()) return false;
    if (sees(verb_.verb) && (verb_.kind == Kind::passive || verb_.kind == Kind::past)) return true;
    if (verb_.kind == Kind::gerund && verb_.begin > 0 && sees(verb_.begin - 1)) return true;
    if (verb_.kind != Kind::present && verb_.kind != Kind::happens && verb_.kind != Kind::progressive) return false;
    if (verb_.kind == Kind::present && is_one_of(words_[verb_.verb].lower, poses)) return true;
    return shown_beside() || (caption() && acts_now());
  }

  /// A paragraph of running text that nothing ends.
  bool caption() const {
    constexpr std::size_t shortest = 8;  // words: below it a heading
    const Word& lead = words_[first_];
    const bool plain = lead.lower == "on" || (lead.entry && lead.entry->date == DateWord::weekday);
    return prose_ && plain && words_.size() >= shortest && !words_.back().mark && !depends() && !clocked();
  }

  /// "when he delivers his budget on Friday"
  bool depends() const {
    std::size_t opening = verb_.begin;
    while (opening > 0 && words_[opening - 1].clause == words_[verb_.begin].clause) --opening;
    return words_[opening].is(mask(subordinator, relative)) && words_[opening].lower != "as";
  }

  bool clocked() const {
    return std::any_of(words_.begin(), words_.end(), [](const Word& word) {
      return word.timely && word.number && word.text.find(':') != std::string_view::npos;
    });
  }

  /// "walks", "holds up": nothing that is announced in the present tense.
  bool acts_now() const {
    static constexpr std::string_view shown[] = {"goes",   "go",     "holds", "hold",    "gather",  "gathers", "leave",
                                                 "leaves", "speaks", "speak", "appears", "arrives", "arrive",  "steps",
                                                 "heads",  "enters", "gets",  "takes",   "take",    "joins",   "join"};
    return verb_.kind != Kind::happens || is_one_of(words_[verb_.verb].lower, shown);
  }

  bool sees(std::size_t at) const {
    static constexpr std::string_view views[] = {"seen", "pictured", "photographed", "spotted", "snapped"};
    return is_one_of(words_[at].lower, views);
  }

  /// "Moss (left)", "Moss, pictured": the sentence points into its picture.
  bool shown_beside() const {
    static constexpr std::string_view sides[] = {"left", "right", "centre", "center", "pictured", "above", "l", "r"};
    for (std::size_t i = 0; i + 2 < words_.size(); ++i)
      if (words_[i].mark == '(' && is_one_of(words_[i + 1].lower, sides) && words_[i + 2].mark) return true;
    return false;
  }

  bool until_there() const { return words_[first_].is(mask(until)) || words_[first_].lower == "from"; }

  /// "was forced to close on 18 March", "were able to leave on Friday"
  bool was_made_to() const {
    static constexpr std::string_view states[] = {"forced", "able", "unable", "compelled"};
    if (verb_.kind == Kind::past) return verb_.verb != Predicate::none && is_one_of(words_[verb_.verb].lower, states);
    if (verb_.kind != Kind::infinitive || verb_.begin < 2 || !is_one_of(words_[verb_.begin - 1].lower, states))
      return false;
    for (std::size_t i = verb_.begin - 1; i-- > 0 && verb_.begin - i < 5;)
      if (words_[i].is(mask(was, had)) || words_[i].lower == "been") return true;
    return false;
  }

  bool opens_that(std::size_t at) const {
    for (std::size_t i = at; i < at + 3 && i < first_; ++i)
      if (words_[i].is(relative) && words_[i].is(pronoun)) return true;
    return false;
  }

  /// "those with no cover will", "no need to hurry before the 3 April vote" deny something else.
  bool of_another(std::size_t at) const {
    if (at > 0 && words_[at - 1].is(preposition) && !words_[at - 1].timely) return true;
    return words_[first_ - 1].is(mask(determiner, possessive)) && words_[first_ - 1].lower != "no";
  }

  const std::vector<Word>& words_;
  const Governor& governor_;
  const Predicate& verb_;
  std::size_t first_;
  bool prose_;
};

/// "according to a March 13 news release": the source has the date.
bool of_a_source(const std::vector<Word>& words, std::size_t first) {
  for (std::size_t i = first; i-- > 0 && first - i < 5 && !words[i].mark;)
    if (words[i].is(attribution) && i + 1 < first && words[i + 1].is(to) && !words[i].is(mask(past, base))) return true;
  return false;
}

/// "said in a statement on Friday", "in a press release issued on 23 July": when it was said.
bool of_a_document(const std::vector<Word>& words, std::size_t first) {
  static constexpr std::string_view documents[] = {"statement", "interview", "letter", "tweet",  "memo",   "email",
                                                   "release",   "op-ed",     "post",   "filing", "report", "editorial"};
  std::size_t at = first;
  if (at > 0 && words[at - 1].is(mask(past, participle)) && !words[at - 1].is(mask(set_for, event))) --at;
  if (at == 0 || !is_one_of(words[at - 1].lower, documents)) return false;
  const bool written = at < first;
  for (std::size_t i = at - 1; i-- > 0 && at - i < 6;) {
    if (words[i].mark || words[i].is(will)) return false;
    if (words[i].lower != "in") continue;
    if (written) return true;
    return std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i), [](const Word& word) {
      return word.is(mask(attribution, past)) && !word.is(mask(will, base, set_for));
    });
  }
  return false;
}

/// "on October 4 of last season"
bool of_a_past(const std::vector<Word>& words, std::size_t first) {
  while (first < words.size() && words[first].timely) ++first;
  return first + 1 < words.size() && words[first].is(preposition) && words[first + 1].is(narrated);
}

}  // namespace

bool denied(const SentenceWords& sentence, const Governor& governor, std::size_t first) {
  const std::vector<Word>& words = sentence.words;
  if (first >= words.size() || !governor.predicate) return false;
  if (of_a_past(words, first) || of_a_source(words, first) || of_a_document(words, first)) return true;
  const std::string_view lead = words[first].lower;
  const bool until = lead == "until" || lead == "till" || lead == "before" || lead == "no" || lead == "not";
  const bool told = sentence.kind == Block::Kind::prose || sentence.kind == Block::Kind::heading;
  return !until && Clause(words, governor, first, told).denies();
}

bool stands_aside(const std::vector<Word>& words) {
  for (std::size_t i = 0; i < 2 && i + 1 < words.size(); ++i)
    if (words[i].is(aside) && words[i].capital && !words[i].is(event) &&
        (words[i + 1].mark == ':' || words[i + 1].number))
      return true;
  return false;
}

namespace {

/// "MUST WATCH Obama warms up 01:59": minutes and seconds of a film, where a clock would stand behind "at" or have
/// words behind it.
bool is_length(const std::vector<Word>& words, std::size_t first) {
  const Word& word = words[first];
  const bool early = word.text.size() == 5 && word.text[0] == '0' && word.text[1] < '6' && word.text[2] == ':';
  return early && first + 1 == words.size() && (first == 0 || !words[first - 1].is(mask(preposition, label)));
}

}  // namespace

bool is_stamp(const std::vector<Word>& words, std::size_t first) {
  if (first < words.size() && is_length(words, first)) return true;
  if (first > 0 && first <= 2 && words[first - 1].is(aside) && words[first - 1].capital) return true;
  // "— Rita Vale (@ritavale) May 21, 2015": the signature of a post
  for (std::size_t i = first; i-- > 0 && first - i <= 3;)
    if (words[i].text.starts_with('@')) return true;
  return false;
}

}  // namespace datelined
