// What a meaning can ask of its match.
#include "temporal/scene.hpp"

namespace datelined {

int Scene::this_year() const { return static_cast<int>(std::chrono::year_month_day(today()).year()); }

std::optional<std::size_t> Scene::index_of(WordClass cls, std::size_t nth) const {
  for (std::size_t i = 0; i < caught.count; ++i)
    if (caught.items[i].cls == cls && nth-- == 0) return i;
  return std::nullopt;
}

std::size_t Scene::count(WordClass cls) const {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < caught.count; ++i) sum += caught.items[i].cls == cls;
  return sum;
}

std::optional<int> Scene::find(WordClass cls, std::size_t nth) const {
  const auto index = index_of(cls, nth);
  if (!index) return std::nullopt;
  const Token& found = token(*index);
  if (found.entry < static_cast<std::uint16_t>(Shape::count_)) return found.value;
  return lexicon.entry(found.entry).value(cls);
}

bool Scene::is(const Token* token, WordClass cls) const {
  return token && (lexicon.entry(token->entry).mask & mask_of(cls));
}

bool Scene::is_word(const Token* token, std::string_view word) const {
  return token && lexicon.spelling(token->entry) == word;
}

bool Scene::says(std::string_view word) const {
  for (std::size_t i = 0; i < caught.count; ++i)
    if (is_word(&token(i), word)) return true;
  return false;
}

const Token* Scene::neighbour_before(std::uint32_t distance) const {
  for (std::size_t i = first; i-- > 0;) {
    if (tokens[i].place + distance == tokens[first].place) return &tokens[i];
    if (tokens[i].place + distance < tokens[first].place) break;
  }
  return nullptr;
}

const Token* Scene::neighbour_after(std::uint32_t distance) const {
  for (std::size_t i = last; i < tokens.size(); ++i) {
    if (tokens[i].place == tokens[last - 1].place + distance) return &tokens[i];
    if (tokens[i].place > tokens[last - 1].place + distance) break;
  }
  return nullptr;
}

Scene Scene::part(std::size_t from, std::size_t to) const {
  Scene side = *this;
  side.caught.count = to - from;
  for (std::size_t i = from; i < to; ++i) side.caught.items[i - from] = caught.items[i];
  return side;
}

Lean Scene::lean() {
  const Direction found = direction(*this);
  cue = found.cue;
  return found.lean;
}

}  // namespace datelined
