// Which way a bare expression points: the nearest deciding verb on its left in the clause, then on its right, then the
// kind of block. "Said Friday" is past, "will meet Friday" future, "agreed to meet Friday" future too.
#include "temporal/scene.hpp"

namespace datelined {
namespace {

using enum WordClass;

/// A finite verb farther away than this many words belongs to another clause.
constexpr std::uint32_t left_reach = 30, right_reach = 18;

/// What the values of the classes `past` and `future` say (see language.hpp).
constexpr int participle = 2, past_with_infinitive = 3, planned = 2, noun_too = 3, set_for = 4, moved = 5, could = 6,
              ahead_of = 2, lasted = 4, run_up = 5, meant_for = 2, pronoun_too = 3, infinitive_be = 2, bare = 7,
              is_or_are = 3;

class ClauseReader {
 public:
  explicit ClauseReader(const Scene& scene) : scene_(scene) {}

  bool ahead_of_it() const {
    const Token* before = scene_.neighbour_before();
    const Token* further = scene_.neighbour_before(2);
    if (of(before)) return says(further, ahead, ahead_of);
    if (says(before, plan, meant_for)) return scene_.has(weekday) && !says_had_been(scene_.first - 1);
    return says(before, plan, 1) && says(further, ahead, run_up) && scene_.is(scene_.neighbour_after(), possessive);
  }

  bool moves_it() const {
    if (!scene_.is(scene_.neighbour_before(), since) || !scene_.has(up_to)) return false;
    constexpr std::uint32_t reach = 8;
    for (std::size_t i = scene_.first; i-- > 0;) {
      if (scene_.tokens[scene_.first].place - scene_.tokens[i].place > reach || ends_sentence(scene_.tokens[i]))
        return false;
      if (is(i, future) || is(i, past) || is(i, present)) return is(i, past) && value(i, future) == moved;
    }
    return false;
  }

  Direction adjacent() const {
    const Token* before = scene_.neighbour_before();
    if (scene_.is(scene_.neighbour_before(2), ahead) && scene_.is(before, comparison))
      return {Lean::future, "as soon as"};
    if (ahead_of_it()) return {Lean::future, of(before) ? "ahead of" : scene_.lexicon.entry(before->entry).text};
    const Direction moved_to = postponement();
    if (moved_to.lean != Lean::none) return moved_to;
    // "until at least Friday", "by about the 5th"
    for (std::uint32_t distance = 2;
         distance <= 3 && (scene_.is(before, hedge) || scene_.is(before, leader)) && !scene_.is(before, until);
         ++distance)
      before = scene_.neighbour_before(distance);
    if (says_between_now_and(scene_)) return {Lean::future, "between now and"};
    // "The vote is Friday"; but "the bank's in Friday's list".
    if (scene_.is(before, present) && !scene_.is(before, possessive))
      return {Lean::future, scene_.lexicon.entry(before->entry).text};
    const bool no_later = scene_.is(before, than) && scene_.is(scene_.neighbour_before(2), modifier);
    if (!scene_.is(before, until) && !no_later) return {};
    const bool deadline = scene_.is(before, up_to);
    const Direction further = left(deadline ? Aims::if_governed : Aims::always);
    const Direction after = further.lean == Lean::none ? right() : Direction{};
    if (further.lean == Lean::past && (!deadline || further.lasting || ends_a_range())) return further;
    if (after.lean == Lean::past) return after;
    return {Lean::future, scene_.lexicon.entry(before->entry).text};
  }

  /// What an infinitive says beside a verb of the past: "agreed to meet Friday" always looks ahead, "went to Paris to
  /// meet him Friday" does not, "in a plan to finish it by Friday" does.
  enum class Aims { if_governed, always };

  Direction left(Aims aims = Aims::if_governed) const {
    Direction infinitive;
    std::uint32_t infinitive_place = 0;
    bool parted = false;
    for (std::size_t i = scene_.first; i-- > 0;) {
      const Token& token = scene_.tokens[i];
      if (scene_.tokens[scene_.first].place - token.place > left_reach || ends_sentence(token)) break;
      parted |= is(i, comma);
      const Direction found = verdict(i);
      if (found.lean == Lean::none || (parted && is(i, ahead))) continue;
      if (is(i, plan)) {
        // "Who is to conduct on Saturday" needs no other verb.
        if (aims == Aims::always || before_is(i, {present, intent}) || is_of_a_noun(i)) return found;
        if (infinitive.lean == Lean::none) infinitive = found;
        infinitive_place = token.place;
        continue;
      }
      if (found.lean == Lean::past && is(i, future)) return found;
      // "Agreed to meet Friday", but "had to leave Friday".
      const bool governs = !is(i, perfect) && infinitive.lean != Lean::none && token.place + 1 == infinitive_place;
      return governs && found.lean == Lean::past && value(i, past) != past_with_infinitive ? infinitive : found;
    }
    return infinitive;
  }

  Direction right() const {
    for (std::size_t i = scene_.last; i < scene_.tokens.size(); ++i) {
      const Token& token = scene_.tokens[i];
      if (token.place - scene_.tokens[scene_.last - 1].place > right_reach || ends_sentence(token)) break;
      const Direction found = verdict(i);
      const bool infinitive = is(i, plan) && !before_is(i, {present});
      if (found.lean != Lean::none && !infinitive) return found;
    }
    return {};
  }

  /// "On Wednesday, the two are laid to rest".
  Direction opening() const {
    const Token* before = scene_.neighbour_before();
    const Token* further = scene_.is(before, on) ? scene_.neighbour_before(2) : before;
    const bool opens = further ? ends_sentence(*further) : scene_.first <= 1;
    for (std::size_t i = scene_.last; opens && i < scene_.tokens.size() && !ends_sentence(scene_.tokens[i]); ++i) {
      if (scene_.tokens[i].place - scene_.tokens[scene_.last - 1].place > right_reach) break;
      if (is(i, present) && value(i, present) == is_or_are) return {Lean::future, entry(i).text};
    }
    return {};
  }

 private:
  bool says(const Token* token, WordClass cls, int value) const {
    return scene_.is(token, cls) && scene_.lexicon.entry(token->entry).value(cls) == value;
  }
  bool of(const Token* token) const { return says(token, leader, ahead_of); }

  /// "Postponed until Friday", "extended the offer to 5 June": the verb says it of the day after "until" or "to".
  Direction postponement() const {
    const Token* before = scene_.neighbour_before();
    if (scene_.is(before, hedge)) before = scene_.neighbour_before(2);
    if (!scene_.is(before, plan) && !scene_.is(before, until)) return {};
    for (std::size_t i = scene_.first; i-- > 0;) {
      if (scene_.tokens[scene_.first].place - scene_.tokens[i].place > left_reach || ends_sentence(scene_.tokens[i]))
        return {};
      if (is(i, future) && value(i, future) == moved) return {Lean::future, entry(i).text};
      if (is(i, future) || is(i, past)) return {};
    }
    return {};
  }

  /// "Was head from 1995 until August".
  bool ends_a_range() const {
    constexpr std::uint32_t reach = 4;
    for (std::size_t i = scene_.first; i-- > 0 && scene_.tokens[scene_.first].place - scene_.tokens[i].place <= reach;)
      if (is(i, year) && i > 0 && is(i - 1, since)) return true;
    return false;
  }

  bool ends_sentence(const Token& token) const {
    return token.entry == static_cast<std::uint16_t>(Shape::border) && token.value >= sentence_border;
  }
  const Entry& entry(std::size_t i) const { return scene_.lexicon.entry(scene_.tokens[i].entry); }
  bool is(std::size_t i, WordClass cls) const { return entry(i).classes.has(cls); }
  int value(std::size_t i, WordClass cls) const {
    return scene_.tokens[i].entry == static_cast<std::uint16_t>(Shape::past_form) ? participle : entry(i).value(cls);
  }
  bool before_is(std::size_t i, const ClassSet& classes) const {
    return i > 0 && scene_.tokens[i - 1].place + 1 == scene_.tokens[i].place && entry(i - 1).classes.meets(classes);
  }

  bool after_is(std::size_t i, const ClassSet& classes) const {
    return i + 1 < scene_.tokens.size() && scene_.tokens[i].place + 1 == scene_.tokens[i + 1].place &&
           entry(i + 1).classes.meets(classes);
  }
  /// "Talks to be held on Friday"; but "had to be rescued on Friday".
  bool is_of_a_noun(std::size_t i) const {
    return after_is(i, {present}) && value(i + 1, present) == infinitive_be && !before_is(i, {past, future, having});
  }
  /// "Neither could be reached", "could not be found".
  bool is_denied(std::size_t i) const {
    constexpr std::uint32_t reach = 8;
    if (after_is(i, {negation})) return true;
    for (std::size_t j = i; j-- > 0 && scene_.tokens[i].place - scene_.tokens[j].place <= reach;) {
      if (ends_sentence(scene_.tokens[j])) return false;
      if (is(j, negation)) return true;
    }
    return false;
  }

  Direction verdict(std::size_t i) const {
    const std::string_view text = entry(i).text;
    if (is(i, future)) {
      if (value(i, future) == planned && says_had_been(i)) return {Lean::past, text};
      // "Better-than-expected sales", "more than planned".
      if (value(i, future) == planned && before_is(i, {hyphen, than})) return {};
      if (value(i, future) == noun_too && before_is(i, {determiner})) return {};
      if (value(i, future) == could && is_denied(i)) return {Lean::past, text};
      if (value(i, future) == bare &&
          before_is(i, {past, present, future, plan, negation, determiner, article, having, noun}))
        return {};
      const bool only_past = value(i, future) == moved || (value(i, future) == set_for && !after_is(i, {plan}));
      if (!only_past) return {Lean::future, text};
    }
    if (is(i, ahead) && value(i, ahead) == ahead_of && after_is(i, {leader}) && of(&scene_.tokens[i + 1]))
      return {Lean::future, text};
    if (is(i, past)) {
      if (value(i, past) == participle && is_participle(i)) return {};
      return {Lean::past, text.empty() ? std::string_view("past tense") : text, true, value(i, past) == lasted};
    }
    if (is(i, plan) && value(i, plan) == 1 && before_small_word(i)) return {Lean::future, text};
    return {};
  }

  /// "will be held", "the recovered bodies", "state-owned": what stands before decides, not the participle.
  bool is_participle(std::size_t i) const {
    // "The controls that sparked a collapse": no participle.
    const bool relative_clause = before_is(i, {determiner}) && value(i - 1, determiner) == pronoun_too;
    if (before_is(i, {determiner, hyphen}) && !relative_clause) return true;
    for (std::size_t j = i; j-- > 0 && scene_.tokens[i].place - scene_.tokens[j].place <= 3;) {
      if (is(j, present) || value(j, past) == lasted) return true;
      // "will likely cut", "to put": the same form is the bare verb.
      if (scene_.tokens[i].place - scene_.tokens[j].place <= 2 && (is(j, future) || is(j, plan))) return true;
    }
    return false;
  }

  /// "had been due": a plan of the past.
  bool says_had_been(std::size_t i) const {
    for (std::size_t j = i; j-- > 0 && scene_.tokens[i].place - scene_.tokens[j].place <= 3;)
      if (is(j, perfect)) return true;
    return false;
  }

  /// "to meet", not "to Paris" nor "to the": an unknown small word follows.
  bool before_small_word(std::size_t i) const {
    const std::size_t at = scene_.tokens[i].end + 1U;
    if (at >= scene_.text.size() || scene_.text[at] < 'a' || scene_.text[at] > 'z' || is_plural(at)) return false;
    // "To [end-December]".
    if (i + 1 == scene_.first && scene_.tokens[i].place + 1 == scene_.tokens[i + 1].place) return false;
    if (after_is(i, {noun}) && value(i + 1, noun) == 1) return false;
    if (i + 1 >= scene_.tokens.size() || scene_.tokens[i + 1].place != scene_.tokens[i].place + 1) return true;
    if (is(i + 1, having)) return false;  // "to have left" looks back
    return entry(i + 1).classes.meets({present, past, noun, verb, future, margin});
  }

  /// "To reporters": a word that ends in one s is a noun.
  bool is_plural(std::size_t at) const {
    std::size_t end = at;
    while (end < scene_.text.size() && scene_.text[end] >= 'a' && scene_.text[end] <= 'z') ++end;
    return end - at > 4 && scene_.text[end - 1] == 's' && scene_.text[end - 2] != 's' && scene_.text[end - 2] != 'u';
  }

  const Scene& scene_;
};

}  // namespace

bool is_moved(const Scene& scene) { return ClauseReader(scene).moves_it(); }

bool says_ahead_of(const Scene& scene) { return ClauseReader(scene).ahead_of_it(); }

Lean left_lean(const Scene& scene) { return ClauseReader(scene).left().lean; }

Direction direction(const Scene& scene) {
  const ClauseReader clause(scene);
  Direction found = clause.adjacent();
  if (found.lean == Lean::none) found = clause.left();
  if (found.lean == Lean::none) found = clause.right();
  if (found.lean == Lean::none) found = clause.opening();
  if (found.lean != Lean::none) return found;
  switch (scene.block) {
    case Block::Kind::heading:
    case Block::Kind::item:
    case Block::Kind::row:
      return {Lean::future, "heading or list", false};
    case Block::Kind::headline:
      return {Lean::future, "headline", false};
    default:
      return {};
  }
}

}  // namespace datelined
