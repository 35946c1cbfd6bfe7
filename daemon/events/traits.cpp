// Traits: closed lists of words decide.
#include "events/traits.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum Role;
using Kind = Predicate::Kind;

Name::Kind kind_of(const std::vector<Word>& words, std::size_t begin, std::size_t end) {
  if (begin > 0 && words[begin - 1].is(title)) return Name::Kind::person;
  for (std::size_t i = begin; i < end; ++i) {
    if (words[i].is(organisation)) return Name::Kind::organisation;
    if (words[i].is(venue)) return Name::Kind::place;
    if (words[i].number) return Name::Kind::product;
  }
  if (words[begin].shouted) return Name::Kind::organisation;
  return Name::Kind::other;
}

}  // namespace

StatusFound status_of(const TitleSource& source) {
  const std::vector<Word>& words = source.sentence.words;
  const int clause = words.empty() || source.first >= words.size() ? 0 : words[source.first].clause;
  const Predicate* verb = source.governor.predicate;
  StatusFound found;
  if (verb) {
    const std::string_view modal = words[verb->begin].lower;
    if (verb->kind == Kind::may && modal != "must" && modal != "can")
      found.status = modal == "should" ? Status::expected : Status::possible;
    if (verb->kind == Kind::plan || verb->kind == Kind::would) found.status = Status::expected;
    if (verb->status != Predicate::none && words[verb->status].is(expected)) found.status = Status::expected;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].clause != clause) continue;
    const std::string_view word = words[i].lower;
    if (found.status == Status::scheduled && (word == "likely" || word == "hopefully" || word == "hopes" ||
                                              word == "should" || word == "tentatively" || word == "tentative"))
      found.status = Status::expected;
    if (word == "reportedly" || word == "rumored" || word == "rumoured" || word == "possibly" || word == "perhaps" ||
        word == "maybe")
      found.status = Status::possible;
    if (word == "early" && i > 0 && words[i - 1].lower == "as") found.status = Status::possible;
  }
  // Words that say so by themselves; "moved", "called", "set" do so only as the verb of the clause.
  const auto acts = [&](Role role) {
    if (verb && verb->verb != Predicate::none && words[verb->verb].is(role)) return true;
    if (verb && verb->status != Predicate::none && words[verb->status].is(role)) return true;
    return std::any_of(words.begin(), words.end(),
                       [&](const Word& word) { return word.is(role) && word.clause == clause && word.is(outright); });
  };
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (words[i].lower == "called" && words[i + 1].lower == "off") found.status = Status::cancelled;
  if (acts(cancelled) && !(verb && verb->verb != Predicate::none && words[verb->verb].lower == "called"))
    found.status = Status::cancelled;
  if (found.status != Status::cancelled && acts(moved)) {
    found.status = Status::postponed;
    const std::string_view first = source.first < words.size() ? words[source.first].lower : "";
    const std::string_view before = source.first > 0 ? words[source.first - 1].lower : "";
    const bool away = first == "from" || before == "from";
    const bool target = (source.first < words.size() && words[source.first].is(aim)) ||
                        (source.first > 0 && words[source.first - 1].is(aim));
    const auto mover = std::find_if(words.begin(), words.end(), [&](const Word& word) {
      return word.is(moved) && word.clause == clause && word.is(outright);
    });
    const std::size_t own_verb = verb && verb->verb != Predicate::none ? verb->verb : 0;
    const auto verb_at = mover == words.end() ? own_verb : static_cast<std::size_t>(mover - words.begin());
    found.move = away ? Move::from_here : target || source.first > verb_at ? Move::to_here : Move::without_date;
  }
  return found;
}

std::vector<Name> names_of(const std::vector<Word>& words, const std::vector<std::size_t>& title_words,
                           std::string_view text, Background& background) {
  std::vector<Name> names;
  const auto add = [&](std::string name, Name::Kind kind) {
    name = without_genitive(std::move(name));
    const bool known = std::any_of(names.begin(), names.end(), [&](const Name& one) { return one.text == name; });
    if (name.size() > 1 && !known && names.size() < 12) names.push_back({std::move(name), kind});
  };
  for (std::size_t k = 0; k < title_words.size(); ++k) {
    const std::size_t begin = title_words[k];
    if (!background.is_name(words[begin])) continue;
    std::size_t end = begin + 1;
    while (k + 1 < title_words.size() && title_words[k + 1] == end && !words[end].mark &&
           (background.is_name(words[end]) || words[end].number)) {
      ++end;
      ++k;
    }
    std::string name;
    for (std::size_t i = begin; i < end; ++i) append_word(name, words[i]);
    add(std::move(name), kind_of(words, begin, end));
  }
  const std::string& headline_name = background.headline_name();
  if (!headline_name.empty() && text.find(headline_name) != std::string_view::npos)
    add(headline_name, Name::Kind::other);
  return names;
}

}  // namespace datelined
