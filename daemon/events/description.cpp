// Description: one question after the other; later answers build on earlier ones.
#include "events/description.hpp"

#include "events/bounds.hpp"
#include "events/category.hpp"
#include "events/event_place.hpp"
#include "events/traits.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum Role;

constexpr std::size_t longest_evidence = 600;  ///< bytes; a date heading and its item are quoted together up to this

void quote(EventMention& mention, const Ground& ground, const TimeExpression& expression, std::string_view text) {
  mention.sentence = ground.spoken.sentence.range;
  if (ground.scope && mention.sentence.end - ground.scope->begin <= longest_evidence)
    mention.sentence.begin = ground.scope->begin;
  mention.words = expression.where;
  mention.evidence = std::string(mention.sentence.of(text));
  mention.said = std::string(mention.words.of(text));
  mention.zone_said = expression.zone_said;
}

}  // namespace

void Describer::describe(Candidate& candidate, const Ground& ground) {
  const auto& [number, sentence, verbs] = ground.spoken;
  const std::vector<Word>& words = sentence.words;
  const Predicate* verb = ground.governor.predicate;
  EventMention& mention = candidate.mention;
  quote(mention, ground, background_.times()[ground.time.expression], background_.text());
  mention.when = ground.when;
  TitleSource source{sentence, verbs, ground.governor, ground.time.first, ground.time.last, number};
  if (verb && verb->verb != Predicate::none) candidate.verb = stem(words[verb->verb].lower);
  source.deadline = is_deadline(source, ground.when);
  bound_by_verb(mention.when, source);
  source.ends = !mention.when.begin;
  const bool line_shape = ground.scope || (!verb && sentence.kind != Block::Kind::prose);
  Title title = line_shape ? line_title(ground) : title_of(source, background_);
  mention.place = own_place(number, sentence, source.first, source.last, background_);
  candidate.implied = !mention.place;
  if (!mention.place) mention.place = nearby_place(number, sentence, ground.when, background_);
  mention.title = settled_title(title.text, ground, line_shape, mention.place);
  candidate.telling = telling(mention.title, title, words);
  mention.head = std::move(title.head);
  mention.names = names_of(words, title.words, mention.title, background_);
  settle_status(candidate, source);
  candidate.speaks = category_evidence(mention, source, background_);
  mention.category = category_of(candidate.speaks, learned_categories());
  if (candidate.implied && !is_somewhere(mention.category)) mention.place.reset();
  if (!mention.place || (candidate.implied && told_by_category(mention.category)))
    if (auto found = implied_place(mention.category, number, sentence, words[source.first].clause, background_))
      mention.place = std::move(found);
  settle_zone(mention);
}

void Describer::complete(EventMention& mention, const SentenceWords& sentence,
                         const std::vector<Marked>& marked) const {
  for (const Marked& one : marked)
    if (one.clock_only && mention.when.grain == Grain::day)
      mention.when = with_clock(mention.when, std::get<TimeSpan>(background_.times()[one.expression].when));
  if (mention.place) return;
  const bool line = sentence.kind != Block::Kind::prose;
  if (auto place = place_among(sentence.words, 0, sentence.words.size(), line, background_.vocabulary())) {
    mention.place = std::move(place->place);
    settle_zone(mention);
  }
}

/// The sentence before, read as a line like the candidate's own.
SentenceWords Describer::line_before(const Ground& ground) const {
  SentenceWords line = background_.sentence_to_mark(ground.spoken.number - 1);
  line.kind = ground.spoken.sentence.kind;
  return line;
}

/// The title of a listing line; of one that is only a place, the line before tells what happens.
Title Describer::line_title(const Ground& ground) {
  const SentenceWords& sentence = ground.spoken.sentence;
  Title title = title_of_line(sentence, 0, 0, background_);
  // "9 p.m., Crown Hall": what happens stands in the sentence before
  if (ground.spoken.number > 0 && only_place(sentence.words, title.words)) {
    const TextRange before = background_.sentences()[ground.spoken.number - 1];
    std::string named;
    if (ground.scope == before)
      named = headline_title(background_);
    else if (ground.scope || background_.kind_of(before) != Block::Kind::prose)
      named = title_of_line(line_before(ground), 0, 0, background_).text;
    if (!named.empty()) title.text = std::move(named);
  }
  // "Old Mint" under a date may be a venue: the headline's name tells of what
  if (ground.scope && title.head.empty()) title.text = completed(std::move(title.text), false, background_);
  return title;
}

/// With the names that the sentence or the headline adds; never empty.
std::string Describer::settled_title(std::string title, const Ground& ground, bool line_shape,
                                     const std::optional<Place>& place) {
  const SentenceWords& sentence = ground.spoken.sentence;
  if (!line_shape)
    title = with_name_of_sentence(std::move(title), sentence.words, place ? place->name : std::string(), background_);
  title = with_headline(polished(std::move(title)), background_);
  if (title.empty() && ground.spoken.number > 0) {
    const SentenceWords before = line_before(ground);
    if (!before.words.empty() && before.words[0].is(label)) title = title_of_line(before, 0, 0, background_).text;
  }
  if (title.empty()) title = headline_title(background_);
  if (title.empty()) title = trimmed(sentence.range.of(background_.text()));
  return shortened(std::move(title));
}

/// How certain it is, and from when it was moved.
void Describer::settle_status(Candidate& candidate, const TitleSource& source) const {
  const std::vector<Word>& words = source.sentence.words;
  EventMention& mention = candidate.mention;
  const StatusFound status = status_of(source);
  mention.status = status.status;
  if (status.status == Status::postponed && mention.when.ranged && mention.when.begin && source.first < words.size() &&
      words[source.first].lower == "from") {
    // "was moved from 3 April to 10 April"
    const std::chrono::days day{1};
    mention.moved_from = TimeSpan{mention.when.begin, *mention.when.begin + day, Grain::day, Grain::day};
    mention.when = TimeSpan{mention.when.end - day, mention.when.end, Grain::day, Grain::day};
  }
  for (const Word& word : words)
    if (source.first < words.size() && word.clause == words[source.first].clause &&
        (word.lower == "originally" || word.lower == "previously" || word.lower == "initially") &&
        &word < &words[source.first] && &words[source.first] - &word < 5)
      candidate.former = true;
  for (std::size_t i = source.first; i < words.size() && i + 3 > source.first; --i)
    candidate.aimed = candidate.aimed || words[i].is(aim);
  mention.undated = status.status == Status::postponed && status.move != Move::to_here && !mention.moved_from;
}

/// A title of its own names that says what happens tells most; one that was helped out or runs on tells less.
int Describer::telling(std::string_view text, const Title& title, const std::vector<Word>& words) const {
  constexpr std::size_t shortest = 15, longest = 80;  // bytes
  int score = 0;
  for (const std::size_t i : title.words) {
    if (background_.is_name(words[i])) score |= 2;
    if (words[i].is(event)) score |= 1;
  }
  if (!title.words.empty() && words[title.words.front()].is(mask(pronoun, adverb, preposition, subordinator)))
    score -= 2;
  return score - (text.find(" – ") != std::string_view::npos) - (text.size() < shortest) - (text.size() > longest);
}

void Describer::settle_zone(EventMention& mention) const {
  mention.zone = article_.dateline.zone;
  if (mention.place && !mention.place->zone.empty())
    if (const auto zone = Zone::named(mention.place->zone)) mention.zone = *zone;
}

}  // namespace datelined
