// Predicates: the groups of auxiliaries and verbs of a sentence, and which of them governs a date.
#include "events/clauses.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum Role;
using Words = std::vector<Word>;

/// Finds verb groups from left to right.
class Finder {
 public:
  explicit Finder(const Words& words) : words_(words) {}

  std::vector<Predicate> run() {
    for (std::size_t at = 0; at < words_.size();) {
      const std::size_t before = found_.size();
      if (!words_[at].mark && !words_[at].timely) look(at);
      at = found_.size() > before ? std::max(found_.back().end, at + 1) : at + 1;
    }
    return std::move(found_);
  }

 private:
  using Kind = Predicate::Kind;

  const Word* word(std::size_t at) const { return at < words_.size() && !words_[at].mark ? &words_[at] : nullptr; }
  bool is(std::size_t at, RoleMask roles) const { return word(at) && words_[at].is(roles); }
  bool is(std::size_t at, Role role) const { return is(at, mask(role)); }

  bool looks_like_verb(std::size_t at) const {
    return word(at) && !words_[at].capital && !words_[at].number && words_[at].text.size() > 1 &&
           !words_[at].is(mask(determiner, possessive, preposition, pronoun, conjunction));
  }

  /// Behind adverbs, negations and timely words ("will on Friday open").
  std::size_t behind_adverbs(std::size_t at, bool& negated) const {
    std::size_t steps = 0;
    while (word(at) && steps++ < 8) {
      if (words_[at].is(negation))
        negated = true;
      else if (!words_[at].timely && !words_[at].is(adverb) &&
               !(words_[at].lower.ends_with("ly") && words_[at].lower.size() > 4 && !words_[at].capital))
        break;
      ++at;
    }
    return at;
  }

  /// The verb behind "to" at `to_at`, also "to finally open"; the next word if only adverbs follow.
  std::size_t infinitive_behind(std::size_t to_at, bool& negated) const {
    const std::size_t verb = behind_adverbs(to_at + 1, negated);
    return word(verb) ? verb : to_at + 1;
  }

  bool nounish(std::size_t at) const {
    const Word& before = words_[at];
    if (before.mark) return before.mark == ',' || before.mark == ')' || before.mark == '"';
    return !before.is(mask(determiner, possessive, preposition, to, be, was, infinite_be, will, may, would)) ||
           before.is(mask(pronoun, relative));
  }

  void add(Kind kind, std::size_t begin, std::size_t end, std::size_t verb, bool negated,
           std::size_t status = Predicate::none) {
    Predicate made;
    made.kind = kind;
    made.begin = begin;
    made.end = end;
    made.verb = verb;
    made.status = status;
    made.negated = negated;
    found_.push_back(made);
  }

  void look(std::size_t at) {
    const Word& here = words_[at];
    if (here.is(will) && !(here.lower == "will" && here.capital && at > 0)) return modal(at, Kind::will);
    if (here.is(may) && !here.capital) return modal(at, Kind::may);
    if (here.is(would)) return modal(at, Kind::would);
    if (here.is(be)) return be_group(at, Kind::be);
    if (here.is(was)) return be_group(at, Kind::past);
    if (here.is(have)) return have_group(at, Kind::perfect);
    if (here.is(had)) return have_group(at, Kind::past);
    if (here.is(to)) return infinitive(at);
    if (at > 0 && here.is(does) && here.lower != "done") return does_group(at);
    finite_verb(at);
  }

  void modal(std::size_t at, Kind kind) {
    bool negated = words_[at].is(negation);
    std::size_t verb = behind_adverbs(at + 1, negated);
    if (is(verb, determiner) && is(verb + 1, mask(base, infinite_be))) ++verb;  // "will next appear", "will all meet"
    if (kind == Kind::will && at == 0 && is(verb, pronoun)) return;
    if (!looks_like_verb(verb) && !is(verb, mask(infinite_be, have, base))) {
      if (kind == Kind::may) return;
      verb = std::min(verb, words_.size());
      if (verb >= words_.size() || words_[verb].mark) return add(kind, at, at + 1, Predicate::none, negated);
      // an insertion between auxiliary and verb, or a question
      return add(kind, at, at + 1, Predicate::none, negated);
    }
    full_verb(kind, at, verb, negated);
  }

  /// From the infinitive at `verb`: "be held", "have opened", "be holding", "be able to", "hold".
  void full_verb(Kind kind, std::size_t begin, std::size_t verb, bool negated, std::size_t status = Predicate::none) {
    bool passive = false;
    std::size_t end = verb + 1;
    if (is(verb, infinite_be)) {
      const std::size_t next = behind_adverbs(verb + 1, negated);
      if (is(next, participle) ||
          (word(next) && words_[next].lower.ends_with("ed") && looks_like_verb(next) && !words_[next].is(event))) {
        passive = true;
        verb = next;
        end = next + 1;
      } else if (is(next, gerund) && !is(next, event)) {
        verb = next;
        end = next + 1;
      }
    } else if (is(verb, have)) {
      const std::size_t next = behind_adverbs(verb + 1, negated);
      if (is(next, participle)) {
        verb = next;
        end = next + 1;
      }
    }
    add(kind, begin, end, verb, negated, status);
    found_.back().passive = passive;
  }

  void be_group(std::size_t at, Kind plain) {
    bool negated = words_[at].is(negation);
    const std::size_t next = behind_adverbs(at + 1, negated);
    const bool past_be = plain == Kind::past;
    if (is(next, to) && word(next + 1))
      return full_verb(past_be ? Kind::would : Kind::be_to, at, infinitive_behind(next, negated), negated);
    if (word(next) && words_[next].lower == "going" && is(next + 1, to) && word(next + 2))
      return full_verb(past_be ? Kind::would : Kind::be_to, at, next + 2, negated);
    if (is(next, moved) && is(next, mask(participle, past))) return set_group(at, next, Kind::set_for, negated);
    if (is(next, plan) && word(next + 1) && words_[next + 1].lower == "that")
      return add(past_be ? Kind::past : Kind::present, at, next + 1, next, negated);
    if (is(next, set_for) || is(next, plan) || (word(next) && words_[next].lower == "about" && is(next + 1, to)))
      return set_group(at, next, past_be ? Kind::was_set : Kind::set_for, negated);
    // "are meeting in Oslo", but "the high point is opening night"
    const bool followed = word(next + 1) && (words_[next + 1].timely || is(next + 1, mask(preposition, determiner)));
    if (is(next, gerund) && (!is(next, event) || followed)) {
      std::size_t verb = next;
      bool ignored = false;
      const std::size_t done = behind_adverbs(next + 1, ignored);
      if (words_[next].is(infinite_be) && is(done, mask(participle, past))) {
        add(past_be ? Kind::past : Kind::progressive, at, done + 1, done, negated);
        found_.back().passive = true;
        return;
      }
      return add(past_be ? Kind::past : Kind::progressive, at, next + 1, verb, negated);
    }
    if (is(next, participle)) {
      add(past_be ? Kind::past : Kind::passive, at, next + 1, next, negated);
      found_.back().passive = true;
      return;
    }
    add(plain, at, at + 1, at, negated);
  }

  /// "(is) scheduled to open", "(is) set for", "expected on".
  void set_group(std::size_t begin, std::size_t status, Kind kind, bool negated) {
    std::size_t next = status + 1;
    if (word(next) && (words_[next].lower == "out" || words_[next].lower == "up")) ++next;
    next = behind_adverbs(next, negated);
    if (is(next, to) && word(next + 1) && !words_[next + 1].timely)
      return full_verb(kind, begin, infinitive_behind(next, negated), negated, status);
    add(kind, begin, status + 1, Predicate::none, negated, status);
  }

  void have_group(std::size_t at, Kind kind) {
    bool negated = words_[at].is(negation);
    const std::size_t next = behind_adverbs(at + 1, negated);
    if (is(next, infinite_be)) {
      bool ignored = false;
      const std::size_t verb = behind_adverbs(next + 1, ignored);
      if (is(verb, set_for) || is(verb, moved))
        return set_group(at, verb, kind == Kind::past && !is(verb, moved) ? Kind::was_set : Kind::set_for, negated);
      add(kind, at, std::min(verb + 1, words_.size()), std::min(verb, words_.size() - 1), negated);
      found_.back().passive = true;
      return;
    }
    const bool timed = next > at + 1 && words_[next - 1].timely;  // "have until Friday to answer"
    if (is(next, to) && is(next + 1, mask(base, infinite_be)) && !timed)
      return full_verb(kind == Kind::past ? Kind::past : Kind::be_to, at, next + 1, negated);
    if (is(next, set_for) && is(next, mask(past, participle))) return set_group(at, next, Kind::set_for, negated);
    if (is(next, mask(participle, past)) || (word(next) && words_[next].lower.ends_with("ed")))
      return add(kind, at, next + 1, next, negated);
    add(kind == Kind::perfect ? Kind::present : Kind::past, at, at + 1, at, negated);
  }

  void does_group(std::size_t at) {
    bool negated = words_[at].is(negation);
    const std::size_t next = behind_adverbs(at + 1, negated);
    if (!is(next, base)) return;
    // "do not expect to release", "does plan to meet"
    if (is(next, plan) && is(next + 1, to) && word(next + 2))
      return full_verb(Kind::plan, at, infinitive_behind(next + 1, negated), negated, next);
    const bool past_do = words_[at].lower.starts_with("did");
    add(past_do ? Kind::past : is(next, happens) ? Kind::happens : Kind::present, at, next + 1, next, negated);
  }

  void infinitive(std::size_t at) {
    bool negated = false;
    const std::size_t verb = behind_adverbs(at + 1, negated);
    if (!is(verb, mask(base, infinite_be, have)) || words_[verb].timely) return;
    if (words_[verb].capital && at > 0 && words_[at].capital == false) return;
    full_verb(Kind::infinitive, at, verb, negated);
    // A headline's or a reduced future: "Ministers to meet", "film to open".
    const bool headline = at > 0 && nounish(at - 1) && !governed(at);
    if (headline && !words_[at - 1].mark) found_.back().kind = Kind::infinitive;
    if (announces_noun(at, verb)) found_.back().kind = Kind::reduced;
  }

  /// "in a documentary to air on Wednesday": a date right behind, a noun with its article before.
  bool announces_noun(std::size_t at, std::size_t verb) const {
    const bool in_sentence = found_.size() > 1 && words_[found_[found_.size() - 2].begin].clause == words_[at].clause;
    if (at == 0 || !in_sentence || !is(verb, happens) || !word(verb + 1) || !words_[verb + 1].timely) return false;
    constexpr std::size_t longest_noun = 5;  // words
    for (std::size_t i = at; i-- > 0 && at - i <= longest_noun && !words_[i].mark;) {
      if (words_[i].is(mask(determiner, possessive))) return i + 1 < at;
      if (words_[i].is(mask(be, was, to, will, would, may, have, had, plan, set_for, pronoun, preposition)))
        return false;
    }
    return false;
  }

  bool governed(std::size_t at) const {
    return !found_.empty() && words_[found_.back().begin].clause == words_[at].clause;
  }

  bool clause_start(std::size_t at) const {
    std::size_t i = at;
    while (i > 0 && (words_[i - 1].timely || words_[i - 1].mark == ',' || words_[i - 1].mark == '*' ||
                     words_[i - 1].is(adverb) || words_[i - 1].lower == "please"))
      --i;
    if (i == 0 || words_[i - 1].clause != words_[at].clause) return true;
    if (words_[i - 1].mark && words_[i - 1].mark != ')' && words_[i - 1].mark != '"') return true;
    // "If you are a designer, apply by 24 June"
    const bool behind_comma = words_[at - 1].mark == ',' || (at > 1 && words_[at - 2].mark == ',');
    return behind_comma && words_[0].is(mask(subordinator, to, preposition));
  }

  void finite_verb(std::size_t at) {
    constexpr RoleMask tells =
        mask(invitation, base, present, past, participle, gerund, happens, plan, set_for, conjunction);
    const Word& here = words_[at];
    const bool goes_on = at > 0 && (words_[at - 1].is(conjunction) || words_[at - 1].mark == ',');
    if (!here.is(tells) && !goes_on) return;
    const bool started = clause_start(at);
    if (started && here.is(mask(invitation, base)) && here.is(invitation) && follows_request(at)) {
      add(Kind::request, at, at + 1, at, at > 0 && words_[at - 1].is(negation));
      return;
    }
    if (at == 0 || (here.capital && !title_case(at)) || here.is(mask(determiner, pronoun))) {
      if (here.is(gerund)) add(Kind::gerund, at, at + 1, at, false);
      return;
    }
    const bool behind_noun = nounish(at - 1) && !words_[at - 1].is(attribution);
    if (here.is(plan) && behind_noun && is(at + 1, to) && word(at + 2) && !here.is(gerund))
      return full_verb(Kind::plan, at, at + 2, false, at);
    if (here.is(set_for) && (here.lower == "due" || (here.is(mask(participle, past)) && behind_noun)) &&
        promises(at + 1))
      return set_group(at, at, Kind::reduced, false);
    if (here.is(happens) && !here.is(mask(past)) && behind_noun && agrees(at))
      return add(Kind::happens, at, at + 1, at, false);
    if (here.is(present) && behind_noun && agrees(at)) return add(Kind::present, at, at + 1, at, false);
    if (plural_present(at) && behind_noun && agrees(at)) return add(Kind::present, at, at + 1, at, false);
    // "the tax cut takes effect": a noun that looks like a past
    const bool noun = here.is(base) && is(at + 1, mask(will, may, would, be, was, present));
    const bool complement = !found_.empty() && found_.back().finite() && found_.back().end == at;  // "will stay closed"
    const bool led = words_[at - 1].is(mask(determiner, possessive, preposition, to)) && !words_[at - 1].is(relative);
    if (here.is(past) && !noun && !complement && !led) return add(Kind::past, at, at + 1, at, false);
    if (here.is(conjunction) || goes_on) return coordinated(at);
    if (here.is(gerund)) return add(Kind::gerund, at, at + 1, at, false);
  }

  /// "Firemen pull a boat": a bare verb of a clause that has none, with an object or an adverbial behind.
  bool plural_present(std::size_t at) const {
    return words_[at].is(base) && !words_[at].is(mask(event, adverb, preposition, past)) && !governed(at) &&
           (is(at + 1, mask(determiner, possessive, preposition)) || (word(at + 1) && words_[at + 1].timely));
  }

  /// What follows "a hearing set": a date, "for", "to open"; not "of", not "due to a rise".
  bool promises(std::size_t at) const {
    bool ignored = false;
    at = behind_adverbs(at, ignored);
    if (!word(at)) return true;
    if (words_[at].lower == "to")
      return is(at + 1, mask(base, infinite_be, have)) || (word(at + 1) && words_[at + 1].timely);
    return words_[at].timely || words_[at].is(preposition) ? words_[at].lower != "of" : words_[at].number;
  }

  /// "will open the fair and visit the yard": the second verb stands bare behind the conjunction.
  void coordinated(std::size_t at) {
    if (!words_[at].is(base) || found_.empty() || words_[at].is(conjunction)) return;
    const Predicate& before = found_.back();
    if (!before.ahead() && before.kind != Kind::infinitive && before.kind != Kind::would) return;
    if (words_[before.begin].clause != words_[at].clause || before.passive) return;
    const bool dated = words_[at].is(happens) && word(at + 1) && words_[at + 1].timely;  // "and end on Monday"
    if (words_[at].is(event) && !dated &&
        !(is(at + 1, mask(determiner, possessive)) || (word(at + 1) && words_[at + 1].capital)))
      return;
    const Predicate copy = before;
    add(copy.kind, at, at + 1, at, copy.negated, copy.status);
    found_.back().coordinated = true;
  }

  bool title_case(std::size_t at) const { return at + 1 < words_.size() && at > 1 && words_[at - 1].capital; }

  /// A request is followed by an object, a particle or a preposition, not by a verb of its own.
  bool follows_request(std::size_t at) const {
    if (at + 1 >= words_.size()) return false;
    const Word& next = words_[at + 1];
    if (next.mark && next.mark != ',') return false;
    return !next.is(mask(be, was, will, have, had, would, present)) || next.is(event);
  }

  /// "the show opens" but not "the opens"; "doors open" but not "the open".
  bool agrees(std::size_t at) const {
    const Word& here = words_[at];
    const Word& before = words_[at - 1];
    const bool singular_form = here.is(present) || here.lower.ends_with("s");
    if (is(at + 1, mask(will, may, would)) || (is(at + 1, mask(be, was)) && !before.is(relative))) return false;
    // "releases of all active release lines": a noun before its noun
    if (!singular_form && here.is(event) && !before.is(mask(pronoun, adverb)) && word(at + 1) &&
        words_[at + 1].roles == 0 && !words_[at + 1].capital && !words_[at + 1].number)
      return false;
    // "will report results": a clause has its verb already
    if (here.is(event) && governed(at) && found_.back().finite() && !before.is(conjunction) && before.mark != ',')
      return false;
    if (singular_form) {
      if (here.is(event) && here.lower.ends_with("s") && !here.is(ends) && before.is(preposition)) return false;
      if (word(at + 1) && words_[at + 1].lower == "of") return false;
      if (before.is(conjunction) && !governed(at)) return false;
      // "the new rules for drones take effect": a noun, another verb follows
      const bool noun_place = at > 1 && words_[at - 2].is(mask(determiner, possessive)) &&
                              !before.is(mask(event, group)) && !here.is(mask(attribution, plan));
      if (noun_place && here.lower.ends_with("s"))
        for (std::size_t i = at + 1; i < words_.size() && i < at + 7 && !words_[i].mark; ++i)
          if (words_[i].is(mask(happens, will, may, be, was, would)) && !words_[i].is(to) && !words_[i - 1].is(to))
            return false;
      return true;
    }
    if (before.mark) return plural_before_insertion(at);
    // "tickets for the concert go on sale": the head stands before the preposition
    bool led = false, head = false;
    for (std::size_t i = at; i-- > 0 && at - i < 7 && !words_[i].mark && words_[i].clause == here.clause;) {
      head =
          head || (led && words_[i].lower.ends_with("s") && !words_[i].is(mask(preposition, determiner, possessive)));
      led = words_[i].lower == "for" || words_[i].lower == "of" || words_[i].lower == "to" || words_[i].lower == "in";
    }
    const bool plural = head || before.lower.ends_with("s") || before.is(pronoun) || before.lower == "people" ||
                        before.is(adverb) || before.is(relative);
    return plural && !before.lower.ends_with("'s");
  }

  /// "The talks, which may decide it, open": the noun before what the commas enclose.
  bool plural_before_insertion(std::size_t at) const {
    if (words_[at - 1].mark != ',' || at < 2 || words_[at - 2].clause == words_[at].clause) return false;
    std::size_t i = at - 1;
    while (i > 0 && (words_[i].mark || words_[i].clause != words_[at].clause)) --i;
    return words_[i].clause == words_[at].clause && words_[i].lower.ends_with("s") && !words_[i].lower.ends_with("'s");
  }

  const Words& words_;
  std::vector<Predicate> found_;
};

}  // namespace

std::string_view name(Predicate::Kind kind) {
  static constexpr std::string_view names[] = {"will",    "may",  "would",   "be to",   "set for",    "reduced",
                                               "was set", "plan", "happens", "be",      "passive",    "progressive",
                                               "present", "past", "perfect", "request", "infinitive", "gerund"};
  return names[static_cast<std::size_t>(kind)];
}

std::vector<Predicate> predicates(const std::vector<Word>& words) { return Finder(words).run(); }

Governor governor(const std::vector<Word>& words, const std::vector<Predicate>& verbs, std::size_t first,
                  std::size_t last) {
  const int clause = words[first].clause;
  Governor found;
  for (const Predicate& verb : verbs) {
    if (!verb.finite()) continue;
    if (words[verb.begin].clause == clause && verb.begin < first) found.predicate = &verb;
  }
  if (found.predicate) return found;
  for (const Predicate& verb : verbs)
    if (verb.finite() && verb.begin >= last && words[verb.begin].clause == clause) return {&verb, true, false};
  for (const Predicate& verb : verbs)
    if (verb.finite() && verb.begin < first) found = {&verb, false, true};
  if (found.predicate) return found;
  for (const Predicate& verb : verbs)
    if (verb.finite()) return {&verb, true, true};
  for (const Predicate& verb : verbs)
    if (verb.begin < first || !found.predicate)
      found = {&verb, verb.begin >= first, words[verb.begin].clause != clause};
  return found;
}

}  // namespace datelined
