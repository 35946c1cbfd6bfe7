// Background: names of the headline and of the sentences before, by the spelling of the whole text.
#include "events/background.hpp"

#include "events/press_dateline.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum Role;

constexpr std::size_t longest_headline = 300;
constexpr std::size_t longest_quoted_name = 40;
constexpr std::size_t most_name_words = 5;

/// "SANTA" → "Santa": how the body of an article with a shouted headline spells a name.
std::string title_case(std::string_view word) {
  std::string made(word);
  for (std::size_t i = 1; i < made.size(); ++i)
    if (made[i] >= 'A' && made[i] <= 'Z') made[i] = static_cast<char>(made[i] + 32);
  return made;
}

/// "1.72.0": names a release, but for "20.00 Uhr".
bool is_version(const Word& word) {
  return word.number && word.text.find('.') != std::string_view::npos && word.text[0] >= '0' && word.text[0] <= '9';
}

/// Words [begin, end) as written, without a genitive at the end.
std::string name_text(const std::vector<Word>& words, std::size_t begin, std::size_t end) {
  std::string name;
  for (std::size_t i = begin; i < end; ++i) append_word(name, words[i]);
  return without_genitive(std::move(name));
}

}  // namespace

Background::Background(const Article& article, std::string_view text, std::span<const Block> blocks,
                       std::span<const TextRange> sentences, std::span<const TimeExpression> times,
                       const Vocabulary& vocabulary)
    : article_(article),
      text_(text),
      blocks_(blocks),
      sentences_(sentences),
      times_(times),
      vocabulary_(vocabulary),
      spellings_(text, article.title.size()),
      cut_(sentences.size()) {}

Block::Kind Background::kind_of(TextRange sentence) const {
  const auto block = std::upper_bound(blocks_.begin(), blocks_.end(), sentence.begin,
                                      [](std::size_t at, const Block& one) { return at < one.range.end; });
  return block == blocks_.end() || block->range.begin > sentence.begin ? Block::Kind::prose : block->kind;
}

std::string_view Background::text_in_lower_case() {
  if (lower_.empty()) {
    lower_ = text_;
    for (char& byte : lower_) byte = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
  }
  return lower_;
}

const SentenceWords& Background::sentence(std::size_t number) const {
  std::optional<SentenceWords>& cut = cut_[number];
  if (!cut) cut.emplace(words_of(text_, sentences_[number], kind_of(sentences_[number]), vocabulary_));
  return *cut;
}

SentenceWords Background::sentence_to_mark(std::size_t number) const {
  const SentenceWords& cut = sentence(number);
  SentenceWords copy;
  copy.range = cut.range;
  copy.kind = cut.kind;
  copy.words = cut.words;
  return copy;
}

bool Background::opens_sentence(const Word& word) const {
  std::size_t at = word.where.begin;
  while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '"' || text_[at - 1] == '*' || text_[at - 1] == '(')) --at;
  return at == 0 || text_[at - 1] == '\n' || text_[at - 1] == '.' || text_[at - 1] == '!' || text_[at - 1] == '?' ||
         text_[at - 1] == ':' || static_cast<unsigned char>(text_[at - 1]) >= 0x80;
}

bool Background::is_name(const Word& word) const {
  if (word.mark || !word.capital || word.timely) return false;
  if (word.lower.ends_with("'s")) return !word.is(calendar);
  if (word.is(mask(calendar, pronoun, determiner, possessive)))
    return word.shouted && word.text.size() > 2 && !spellings_.in_lower_case(word.lower);
  if (word.is(mask(furniture, label, aside)) && word.shouted) return false;
  if (word.is(mask(preposition, conjunction, relative, adverb, be, will, may, subordinator, label)) && !word.shouted)
    return false;
  const bool headline = word.where.begin < article_.title.size();
  if (headline && strict_) return spellings_.in_capitals(word.text) || spellings_.in_capitals(title_case(word.text));
  if (word.roles != 0 && !word.shouted && (headline || opens_sentence(word))) return spellings_.in_capitals(word.text);
  return !spellings_.in_lower_case(word.lower);
}

bool Background::continues_name(const Word& before, const Word& word) const {
  if (word.mark || word.timely) return false;
  if (is_name(word) || (word.number && word.text.find(':') == std::string_view::npos)) return true;
  if (!word.capital || word.is(mask(preposition, conjunction, be, will))) return false;
  if (word.where.begin >= article_.title.size()) return word.capital && !opens_sentence(word);
  // in a headline where everything is capitalised the body decides
  return in_body({before.where.begin, word.where.end});
}

bool Background::in_body(TextRange range) const {
  return text_.find(range.of(text_), article_.title.size()) != std::string_view::npos;
}

/// The end of the name that begins at `at`: "Summer of Nix 2022", "Instructor Development Committee".
std::size_t Background::name_end(const std::vector<Word>& words, std::size_t at) const {
  std::size_t end = at + 1;
  while (end < words.size() && end - at < most_name_words) {
    const bool link = words[end].lower == "of" || words[end].is(conjunction) || words[end].lower == "for" ||
                      words[end].lower == "the";
    const bool linked = link && end + 1 < words.size() && words[end + 1].capital &&
                        (words[end].lower == "of" ? continues_name(words[end], words[end + 1])
                                                  : words[at].where.begin < article_.title.size() &&
                                                        in_body({words[at].where.begin, words[end + 1].where.end}));
    if (continues_name(words[end - 1], words[end]))
      ++end;
    else if (linked)
      end += 2;
    else
      break;
  }
  return end;
}

/// Where a name of the headline ends that the body tells too: "Storm Aaron Vale" is two names if only "Aaron Vale" is
/// told.
std::size_t Background::told_end(const std::vector<Word>& words, std::size_t at, std::size_t end) const {
  if (words[at].where.begin >= article_.title.size() || end - at < 2) return end;
  if (in_body({words[at].where.begin, words[end - 1].where.end})) return end;
  for (std::size_t shorter = end - 2; shorter > at; --shorter)
    if (in_body({words[at].where.begin, words[shorter - 1].where.end}) &&
        in_body({words[end - 2].where.begin, words[end - 1].where.end}))
      return shorter;
  return end;
}

/// A name of one word is a person's if the text elsewhere puts another name or a style before it.
bool Background::person_likely(std::string_view name) const {
  if (name.find(' ') != std::string_view::npos) return true;
  for (std::size_t at = text_.find(name, article_.title.size()); at != std::string_view::npos;
       at = text_.find(name, at + 1)) {
    if (at < 2 || text_[at - 1] != ' ') continue;
    std::size_t begin = at - 1;
    while (begin > 0 && text_[begin - 1] != ' ' && text_[begin - 1] != '\n') --begin;
    const std::string_view before = text_.substr(begin, at - 1 - begin);
    if (before.size() > 1 && before[0] >= 'A' && before[0] <= 'Z' && before.back() != ',' &&
        !vocabulary_.entry(folded(before)).roles)
      return true;
    if (before.ends_with('.') && before.size() <= 4 && before[0] >= 'A' && before[0] <= 'Z') return true;
  }
  return false;
}

bool Background::follows_title(const std::vector<Word>& words, std::size_t at) {
  return words[at].is(title) || (at > 0 && words[at - 1].is(title));
}

std::string Background::name_in(const std::vector<Word>& words, std::size_t last, bool person, bool nearest) const {
  std::string found;
  for (std::size_t at = 0; at < last; ++at) {
    const bool of_season = words[at].capital && words[at].is(calendar) && at + 2 < words.size() &&
                           words[at + 1].lower == "of" && is_name(words[at + 2]);
    if (!is_name(words[at]) && !of_season && !is_version(words[at])) continue;
    const std::size_t end = of_season ? name_end(words, at + 2) : name_end(words, at);
    const bool styled = words[at].is(title) && words[at].lower.size() <= 4 && at + 1 < last;
    if (styled) continue;
    const bool unlikely = person && (words[at].shouted || end - at > 4 || (at > 0 && words[at - 1].is(determiner)) ||
                                     std::any_of(words.begin() + static_cast<std::ptrdiff_t>(at),
                                                 words.begin() + static_cast<std::ptrdiff_t>(end),
                                                 [](const Word& word) { return word.is(mask(organisation, venue)); }));
    if (!unlikely) {
      std::string name = name_text(words, at, end);
      const bool one_word = name.find(' ') == std::string::npos;
      const bool fits = person ? person_likely(name) : !(one_word && person_likely(name)) && !follows_title(words, at);
      if (name.size() > 1 && fits) found = std::move(name);
      if (!nearest && !found.empty()) return found;
    }
    at = end - 1;
  }
  return found;
}

/// A work that the headline puts in quotation marks and the body speaks of too.
std::string Background::quoted_name() const {
  static constexpr std::pair<std::string_view, std::string_view> marks[] = {
      {"‘", "’"}, {"“", "”"}, {" '", "'"}, {"\"", "\""}};
  const std::string title = " " + article_.title;
  for (const auto& [opens, closes] : marks) {
    const std::size_t at = title.find(opens);
    if (at == std::string::npos) continue;
    const std::size_t begin = at + opens.size(), end = title.find(closes, begin);
    if (end == std::string::npos || end - begin < 3 || end - begin > longest_quoted_name) continue;
    std::string name = title.substr(begin, end - begin);
    if (name[0] < 'A' || name[0] > 'Z') continue;
    if (text_.find(name, article_.title.size()) != std::string_view::npos) return name;
  }
  return {};
}

const Background::Headline& Background::read_headline() {
  if (told_) return *told_;
  Headline& told = told_.emplace(Headline{.shouted = false});
  const TextRange range{0, prefix_bytes(article_.title, longest_headline).size()};
  told.words = words_of(text_, range, Block::Kind::headline, vocabulary_);
  std::size_t loud = 0, quiet = 0;
  for (const Word& word : told.words.words)
    if (!word.mark && word.text.size() > 3) ++(word.shouted ? loud : quiet);
  told.shouted = loud > 2 && loud > 2 * quiet;
  for (Word& word : told.words.words) {
    if (told.shouted && word.shouted) word.text = respelt_.emplace_back(spelling(word));
    append_word(told.text, word);
  }
  return told;
}

const std::string& Background::headline() { return read_headline().text; }

const std::vector<Word>& Background::headline_words() {
  if (!headline_words_) {
    const std::string& told = headline();
    headline_words_ = words_of(told, {0, told.size()}, Block::Kind::headline, vocabulary_);
  }
  return headline_words_->words;
}

/// How the body writes a word that a shouted headline has in capitals.
std::string Background::spelling(const Word& word) const {
  const std::string title_cased = title_case(word.text);
  if (spellings_.in_lower_case(word.lower)) return std::string(word.lower);
  if (spellings_.in_capitals(title_cased)) return title_cased;
  if (spellings_.in_capitals(word.text) || word.text.size() < 4) return std::string(word.text);
  return word.roles ? std::string(word.lower) : title_cased;
}

std::string_view Background::as_told(const Word& word) {
  if (!word.capital || word.mark || word.text.size() < 2) return word.text;
  if (word.is(mask(preposition, conjunction, determiner, possessive)) && word.where.begin > 0)
    return respelt_.emplace_back(word.lower);
  if (word.shouted) return word.text.size() < 4 ? word.text : respelt_.emplace_back(spelling(word));
  return spellings_.in_lower_case(word.lower) && !spellings_.in_capitals(word.text) ? respelt_.emplace_back(word.lower)
                                                                                    : word.text;
}

/// "Group" of "Halden Group plans …" with the word before it, if the body tells both together.
std::string Background::whole_name(std::string name, const std::vector<Word>& headline) const {
  const std::string_view first = std::string_view(name).substr(0, name.find(' '));
  const auto found = std::ranges::find(headline, first, &Word::text);
  if (found == headline.begin() || found == headline.end()) return name;
  const Word& before = *(found - 1);
  if (!before.capital || before.mark || before.roles != 0 || before.timely) return name;
  std::string whole = std::string(before.text) + " " + name;
  return text_.find(whole, article_.title.size()) == std::string_view::npos ? name : whole;
}

/// What the article is about: a work in quotation marks; else the name of the headline that the body repeats most; else
/// that of the opening.
std::string Background::topic(const Headline& told) {
  const std::vector<Word>& headline = told.words.words;
  if (std::string quoted = quoted_name(); !quoted.empty()) return quoted;
  std::vector<std::string> names;
  if (!told.shouted) {
    strict_ = true;
    names = names_among(headline);
    strict_ = false;
    // the first word of a headline has its capital anyway
    if (names.empty()) names = names_among(headline);
    if (!names.empty() && !headline.empty() && names.front() == headline.front().text &&
        !spellings_.in_capitals(names.front()))
      names.erase(names.begin());
  }
  if (const std::string often = most_told(names, 1); !often.empty()) return whole_name(often, headline);
  std::vector<std::string> opening, shared;
  constexpr std::size_t opening_sentences = 4;
  std::size_t read = 0;
  for (std::size_t n = 0; n < sentences_.size(); ++n) {
    if (sentences_[n].begin < article_.title.size()) continue;
    if (++read > opening_sentences) break;
    SentenceWords words = sentence_to_mark(n);
    drop_press_dateline(words.words, text_, words.range, vocabulary_);
    for (std::string& name : names_among(words.words))
      (told.shouted && in_headline(name) ? shared : opening).push_back(std::move(name));
  }
  for (const auto& [from, least] : {std::pair{&shared, 1}, std::pair{&opening, 2}})
    if (std::string often = most_told(*from, least); !often.empty()) return often;
  return names.empty() ? std::string() : names.front();
}

const CategoryScores& Background::opening_scores() {
  constexpr std::size_t opening_words = 250;
  if (opening_scores_) return *opening_scores_;
  CategoryScorer scorer(vocabulary_);
  std::size_t read = 0;
  for (std::size_t n = 0; n < sentences_.size(); ++n) {
    if (sentences_[n].begin < article_.title.size()) continue;
    const std::vector<Word>& words = sentence(n).words;
    scorer.add(words, 0, words.size());
    read += words.size();
    if (read > opening_words) break;
  }
  opening_scores_ = scorer.scores();
  return *opening_scores_;
}

/// "Series", "Group", told in lower case too: a kind of thing, no name.
bool Background::only_kind(const std::string& name) const {
  const std::string lower = folded(name);
  return name.find(' ') == std::string::npos && (vocabulary_.entry(lower).roles & mask(event, group)) != 0 &&
         spellings_.in_lower_case(lower);
}

/// The name that the body tells most often, at least `least` times; the first of equals.
std::string Background::most_told(const std::vector<std::string>& names, int least) const {
  std::string best;
  int most = least - 1;
  for (const std::string& name : names) {
    if (name.size() < 3 || name.size() > longest_quoted_name || only_kind(name)) continue;
    const std::string_view first = std::string_view(name).substr(0, name.find(' '));
    const std::string_view last = std::string_view(name).substr(name.rfind(' ') + 1);
    const int told = std::max(times_told(name), std::min(times_told(first), times_told(last)));
    if (told <= most) continue;
    most = told;
    best = name;
  }
  return best;
}

/// How often the body tells these words, at most ten times.
int Background::times_told(std::string_view words) const {
  const auto letter = [](char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); };
  int count = 0;
  for (std::size_t at = text_.find(words, article_.title.size()); at != std::string_view::npos && count < 10;
       at = text_.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    count += (at == 0 || !letter(text_[at - 1])) && (end >= text_.size() || !letter(text_[end]));
  }
  return count;
}

bool Background::in_headline(std::string_view name) const {
  const std::string first = folded(name.substr(0, name.find(' ')));
  return first.size() > 3 && folded(text_.substr(0, article_.title.size())).find(first) != std::string::npos;
}

const std::string& Background::headline_name() {
  if (!name_) name_ = topic(read_headline());
  return *name_;
}

std::vector<std::string> Background::names_among(const std::vector<Word>& words) const {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool of_season = words[at].capital && words[at].is(calendar) && at + 2 < words.size() &&
                           words[at + 1].lower == "of" && is_name(words[at + 2]);
    const bool version = is_version(words[at]) && !(at + 1 < words.size() && words[at + 1].is(calendar));
    if (!is_name(words[at]) && !of_season && !version) continue;
    const std::size_t end = told_end(words, at, name_end(words, of_season ? at + 2 : at));
    std::string name = name_text(words, at, end);
    const bool shouting = end - at > 2 && std::all_of(words.begin() + static_cast<std::ptrdiff_t>(at),
                                                      words.begin() + static_cast<std::ptrdiff_t>(end),
                                                      [](const Word& word) { return word.shouted || word.mark; });
    if (!shouting && name.size() > 1 && std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
    at = end - 1;
  }
  return names;
}

std::string Background::name_of_kind(std::size_t at, std::string_view lower) const {
  constexpr std::size_t reach = 10;  // sentences
  for (std::size_t back = 1; back <= reach && back <= at; ++back) {
    for (const std::string& name : names_among(sentence(at - back).words)) {
      const std::string low = folded(name);
      if (low.size() > lower.size() + 1 && low.ends_with(lower) && low[low.size() - lower.size() - 1] == ' ')
        return name;
    }
  }
  return {};
}

std::string Background::person_with_age() const {
  constexpr std::size_t opening = 12;  // sentences
  for (std::size_t n = 0; n < sentences_.size() && n < opening; ++n) {
    const std::vector<Word>& words = sentence(n).words;
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (!is_name(words[at])) continue;
      const std::size_t end = name_end(words, at);
      const bool aged = end - at > 1 && end + 1 < words.size() && words[end].mark == ',' && words[end + 1].number &&
                        words[end + 1].text.size() == 2;
      if (aged) return name_text(words, at, end);
      at = end - 1;
    }
  }
  return {};
}

std::string Background::antecedent(std::size_t at, std::size_t before, bool person) {
  constexpr std::size_t reach_of_person = 6, reach_of_thing = 2;  // sentences
  if (person) {
    const TextRange here{sentences_[at].begin, std::max(before, sentences_[at].begin)};
    const SentenceWords words = words_of(text_, here, Block::Kind::prose, vocabulary_);
    std::string name = name_in(words.words, words.words.size(), true, true);
    if (!name.empty()) return name;
  }
  for (std::size_t back = 1; back <= (person ? reach_of_person : reach_of_thing) && back <= at; ++back) {
    SentenceWords words = sentence_to_mark(at - back);
    drop_press_dateline(words.words, text_, words.range, vocabulary_);
    std::string name = name_in(words.words, words.words.size(), person, false);
    if (!name.empty()) return name;
  }
  if (person && !person_likely(headline_name())) return {};
  return headline_name();
}

}  // namespace datelined
