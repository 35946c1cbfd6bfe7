// Structured: sorts markup blocks by their shape, reads each with its reader, and keeps what lies ahead.
#include "events/structured.hpp"

#include "events/category.hpp"
#include "events/structured_readers.hpp"
#include "events/titles.hpp"
#include "events/vocabulary.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace datelined {
namespace {

constexpr std::size_t most_mentions = 1'000;
constexpr std::size_t longest_markup = 256 * 1024;

void settle(EventMention& mention, const Article& article, Background& background) {
  mention.title = shortened(squeezed(mention.title));  // without the line breaks and runs of blanks of markup
  mention.evidence = mention.title;
  if (mention.category == Category::other) {
    const SentenceWords words =
        words_of(mention.title, {0, mention.title.size()}, Block::Kind::headline, background.vocabulary());
    const std::vector<Predicate> none;
    const TitleSource source{words, none, {}, words.words.size(), words.words.size(), 0};
    mention.category = category_of(category_evidence(mention, source, background), learned_categories());
  }
  if (mention.zone == Zone() && mention.zone_said.empty()) {
    mention.zone = article.dateline.zone;
    if (mention.place)
      if (const auto zone = Zone::named(mention.place->zone)) mention.zone = *zone;
  }
}

}  // namespace

std::vector<EventMention> structured_mentions(const Article& article) {
  std::vector<EventMention> mentions;
  if (article.markup.empty()) return mentions;
  const Vocabulary& vocabulary = vocabulary_for(article.language);
  for (const std::string& markup : article.markup) {
    if (markup.size() > longest_markup || mentions.size() >= most_mentions) continue;
    const std::string_view shape = trimmed(markup);
    std::vector<EventMention> found = shape.starts_with("BEGIN:V")
                                          ? calendar_events(markup, article.dateline, vocabulary)
                                          : json_ld_events(markup, vocabulary);
    for (EventMention& mention : found)
      if (mentions.size() < most_mentions && mention.when.end > article.dateline.moment)
        mentions.push_back(std::move(mention));
  }
  const std::string text = article.title + "\n";
  Background background(article, text, {}, {}, {}, vocabulary);
  for (EventMention& mention : mentions) settle(mention, article, background);
  std::erase_if(mentions, [](const EventMention& mention) { return mention.title.empty(); });
  return mentions;
}

}  // namespace datelined
