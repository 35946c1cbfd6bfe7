// Which way a bare expression points: the nearest deciding verb on its left in the clause, then on its right, then the
// kind of block. Priors and cues: "said Friday" is past, "will meet Friday" future.
#include "temporal/scene.hpp"

namespace datelined {
namespace {

using enum WordClass;

/// A finite verb farther away than this many words belongs to another clause.
constexpr std::uint32_t left_reach = 30, right_reach = 18;

class ClauseReader {
 public:
  explicit ClauseReader(const Scene& scene) : scene_(scene) {}

  Direction left() const {
    Direction weak;
    for (std::size_t i = scene_.first; i-- > 0;) {
      const Token& token = scene_.tokens[i];
      if (scene_.tokens[scene_.first].place - token.place > left_reach || ends_sentence(token)) break;
      const Direction found = verdict(i);
      if (found.lean == Lean::none) continue;
      if (!is_infinitive(i)) return found;
      if (weak.lean == Lean::none) weak = found;
    }
    return weak;
  }

  Direction right() const {
    for (std::size_t i = scene_.last; i < scene_.tokens.size(); ++i) {
      const Token& token = scene_.tokens[i];
      if (token.place - scene_.tokens[scene_.last - 1].place > right_reach || ends_sentence(token)) break;
      const Direction found = verdict(i);
      if (found.lean != Lean::none && !is_infinitive(i)) return found;
    }
    return {};
  }

 private:
  bool ends_sentence(const Token& token) const {
    return token.entry == static_cast<std::uint16_t>(Shape::border) && token.value >= sentence_border;
  }
  ClassMask mask(std::size_t i) const { return scene_.lexicon.entry(scene_.tokens[i].entry).mask; }
  bool is_infinitive(std::size_t i) const { return (mask(i) & mask_of(plan)) != 0; }

  Direction verdict(std::size_t i) const {
    const Token& token = scene_.tokens[i];
    const Entry& entry = scene_.lexicon.entry(token.entry);
    if (entry.mask & mask_of(future)) return {Lean::future, entry.text};
    if (entry.mask & mask_of(past)) {
      const bool participle = token.entry == static_cast<std::uint16_t>(Shape::past_form) || entry.value(past) == 2;
      if (participle && follows_be(i)) return {};
      return {Lean::past, participle && entry.text.empty() ? std::string_view("past tense") : entry.text};
    }
    if ((entry.mask & mask_of(plan)) && before_small_word(token)) return {Lean::future, entry.text};
    return {};
  }

  /// "will be held": the participle does not decide, what stands before "be" does.
  bool follows_be(std::size_t i) const {
    for (std::size_t j = i; j-- > 0 && scene_.tokens[i].place - scene_.tokens[j].place <= 3;)
      if (mask(j) & mask_of(present)) return true;
    return false;
  }

  /// "to meet", not "to Paris" nor "to the": an unknown small word follows.
  bool before_small_word(const Token& token) const {
    const std::size_t at = token.end + 1U;
    if (at >= scene_.text.size() || scene_.text[at] < 'a' || scene_.text[at] > 'z') return false;
    const std::size_t index = static_cast<std::size_t>(&token - scene_.tokens.data());
    if (index + 1 >= scene_.tokens.size() || scene_.tokens[index + 1].place != token.place + 1) return true;
    return (mask(index + 1) & mask_of(present)) != 0;
  }

  const Scene& scene_;
};

}  // namespace

Direction direction(const Scene& scene) {
  const ClauseReader clause(scene);
  Direction found = clause.left();
  if (found.lean == Lean::none) found = clause.right();
  if (found.lean != Lean::none) return found;
  switch (scene.block) {
    case Block::Kind::heading:
    case Block::Kind::item:
    case Block::Kind::row:
      return {Lean::future, "heading or list"};
    case Block::Kind::headline:
      return {Lean::future, "headline"};
    default:
      return {};
  }
}

}  // namespace datelined
