// What a meaning can ask of its match.
#include "temporal/scene.hpp"

#include <algorithm>

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
  return token && lexicon.entry(token->entry).classes.has(cls);
}

bool Scene::says_all(std::string_view phrase) const {
  for (std::size_t from = 0; from < caught.count; ++from) {
    std::string_view rest = phrase;
    for (std::size_t i = from; i < caught.count && !rest.empty(); ++i) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      if (lexicon.spelling(token(i).entry) != word) break;
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    }
    if (rest.empty()) return true;
  }
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

namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

bool is_bare_abbreviation(const Scene& scene, const Token& token) {
  return scene.lexicon.entry(token.entry).dotted && token.end - token.begin <= 4 && scene.text[token.end - 1] != '.';
}

bool Scene::before_small_word() const {
  const std::size_t end = tokens[last - 1].end;
  if (end + 1 >= text.size() || text[end] != ' ' || text[end + 1] < 'a' || text[end + 1] > 'z') return false;
  const Token* next = neighbour_after();
  return !next || is(next, WordClass::noun);
}

bool Scene::before_capital() const {
  const std::size_t end = tokens[last - 1].end;
  return end + 1 < text.size() && text[end] == ' ' && is_capital(text[end + 1]);
}

namespace {

/// A verb or a mark follows, or nothing: "March was cold", but not "May he rest".
bool stands_alone(const Scene& scene) {
  const Token* next = scene.neighbour_after();
  return scene.is(next, WordClass::border) || scene.is(next, WordClass::comma) || scene.is(next, WordClass::past) ||
         scene.is(next, WordClass::present) || scene.is(next, WordClass::both) || scene.is(next, WordClass::dash);
}

}  // namespace

namespace {

bool is_led(const Scene& scene) {
  const Token* before = scene.neighbour_before();
  return scene.is(before, WordClass::leader) || scene.is(before, WordClass::until) ||
         scene.is(before, WordClass::since);
}

/// "In the fall", "the fall semester"; but "the fall in prices", "Friday's fall was steep", "the Winter Games".
bool is_season(const Scene& scene, const Token& token) {
  // "The Mid-Autumn Festival".
  if (scene.has(WordClass::modifier) && scene.before_capital() && is_capital(scene.text[token.begin])) return false;
  for (const WordClass cls : {WordClass::relative, WordClass::year, WordClass::modifier, WordClass::margin})
    if (scene.has(cls)) return true;
  if (scene.before_capital() && (is_capital(scene.text[token.begin]) || !is_led(scene))) return false;
  if (!scene.is(&token, WordClass::verb) || is_led(scene)) return true;
  if (scene.is(scene.neighbour_before(), WordClass::article)) return false;
  const bool determined = scene.caught.count > 1 || scene.is(scene.neighbour_before(), WordClass::determiner);
  return determined && scene.before_small_word();
}

}  // namespace

bool is_time_word(const Scene& scene, WordClass cls) {
  const auto index = scene.index_of(cls, 0);
  if (!index) return false;
  const Token& token = scene.token(*index);
  if (cls == WordClass::season) return is_season(scene, token);
  if (scene.caught.count > 1) return true;
  if (is_bare_abbreviation(scene, token)) return false;
  const Token* before = scene.neighbour_before();
  // "The Sunday Times" is a paper.
  const bool the =
      scene.is(before, WordClass::determiner) && scene.lexicon.entry(before->entry).value(WordClass::determiner) == 2;
  if (cls == WordClass::weekday && the && scene.before_capital()) return false;
  // "Saturday Night Live": the part of the day was refused as a name already.
  if (cls == WordClass::weekday && scene.is(scene.neighbour_after(), WordClass::part) && scene.before_capital())
    return false;
  if (cls != WordClass::month || is_led(scene) || !scene.is(&token, WordClass::name)) return true;
  if (scene.is(&token, WordClass::verb) && (!before || scene.is(before, WordClass::border)) && !stands_alone(scene))
    return false;
  if (scene.is(before, WordClass::person) || scene.is(scene.neighbour_after(), WordClass::speech)) return false;
  return !scene.before_capital() && !scene.is(scene.neighbour_after(), WordClass::past);
}

bool says_between_now_and(const Scene& scene) {
  return scene.is(scene.neighbour_before(), WordClass::both) &&
         scene.is(scene.neighbour_before(2), WordClass::moment) &&
         scene.is(scene.neighbour_before(3), WordClass::between);
}

bool says_coming(const Scene& scene) {
  constexpr int coming = 3;
  for (std::size_t i = 0; i < scene.caught.count; ++i) {
    const Token& token = scene.token(i);
    if (scene.is(&token, WordClass::ahead) && scene.lexicon.entry(token.entry).value(WordClass::ahead) == coming)
      return true;
  }
  return false;
}

bool is_any_of_its_kind(const Scene& scene) {
  if (!scene.is(scene.neighbour_before(), WordClass::article)) return false;
  if (!scene.is(scene.neighbour_before(2), WordClass::on)) return false;
  const Token* next = scene.neighbour_after();
  return scene.is(next, WordClass::border) || scene.is(next, WordClass::comma) || scene.is(next, WordClass::leader) ||
         scene.is(next, WordClass::both) || scene.is(next, WordClass::part);
}

bool is_name(const Scene& scene, WordClass cls) {
  const auto index = scene.index_of(cls, 0);
  if (scene.block != Block::Kind::prose || scene.language.capital_nouns || !index) return false;
  const Token& token = scene.token(*index);
  if (!is_capital(scene.text[token.begin]) || token.end - token.begin < 2) return false;
  if (is_capital(scene.text[token.begin + 1U])) return false;
  if (scene.caught.items[*index].token > 0) return true;
  const Token* before = scene.neighbour_before();
  return before ? !scene.is(before, WordClass::border) : scene.tokens[scene.first].place > 0;
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
  sure = found.sure;
  return found.lean;
}

}  // namespace datelined
