// Extractor: structured data first, then prose; one mention a happening.
#include "events/extractor.hpp"

#include "calendar/iso8601.hpp"
#include "events/cues.hpp"
#include "events/happenings.hpp"
#include "events/model.hpp"
#include "events/prose.hpp"
#include "events/structured.hpp"
#include "temporal/tagger.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>

namespace datelined {
namespace {

std::vector<Cue> named_cues(const std::vector<std::uint16_t>& numbers, const Model& model) {
  std::vector<Cue> cues;
  for (const std::uint16_t number : numbers)
    if (const double weight = model.weight(number); weight != 0) cues.push_back({cue_name(number), weight});
  std::stable_sort(cues.begin(), cues.end(),
                   [](const Cue& a, const Cue& b) { return std::abs(a.weight) > std::abs(b.weight); });
  return cues;
}

bool same_time(const TimeSpan& a, const TimeSpan& b) {
  const LocalTime one = a.begin.value_or(a.end), other = b.begin.value_or(b.end);
  return std::chrono::floor<std::chrono::days>(one) == std::chrono::floor<std::chrono::days>(other);
}

/// Offsets in code points, found in one pass: the mentions stand in order of their words.
void count_offsets(std::vector<EventMention>& mentions, std::string_view text) {
  std::size_t at = 0, points = 0;
  for (EventMention& mention : mentions) {
    if (mention.words.end > text.size() || mention.words.begin < at) continue;
    points += code_points(text.substr(at, mention.words.begin - at));
    at = mention.words.begin;
    mention.offset = points;
    mention.length = code_points(mention.words.of(text));
  }
}

}  // namespace

Extractor::Extractor(ExtractorOptions options) : options_(std::move(options)) {}

const Model& Extractor::model() const { return options_.model ? *options_.model : learned_model(); }
const Taggers& Extractor::taggers() const { return options_.taggers ? *options_.taggers : plain_taggers(); }

std::vector<EventMention> Extractor::mentions(const Article& article) const {
  std::vector<EventMention> structured = structured_mentions(article);
  // Mentions too weak to be shown still tell where one happening is spoken of twice.
  const bool all = options_.minimum_confidence <= 0 || !options_.rules.patterns.empty();
  const double minimum = options_.minimum_confidence;
  const Interest interest = all ? Interest{} : Interest{std::clamp(minimum, 0.05, 0.2), minimum};
  Reading reading = read_prose(article, interest, model(), taggers());
  std::vector<Candidate> kept = happenings(std::move(reading.candidates));
  std::vector<EventMention> mentions;
  for (Candidate& candidate : kept) {
    if (const EventPattern* pattern = options_.rules.pattern_for(candidate.mention))
      candidate.mention = shaped(std::move(candidate.mention), *pattern, article);
    if (candidate.mention.confidence < options_.minimum_confidence) continue;
    // What the page's own markup announces is not announced a second time by its prose.
    const bool known = std::any_of(structured.begin(), structured.end(), [&](const EventMention& one) {
      return same_time(one.when, candidate.mention.when);
    });
    if (known) continue;
    if (options_.cues) candidate.mention.cues = named_cues(candidate.cues, model());
    mentions.push_back(std::move(candidate.mention));
  }
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const EventMention& a, const EventMention& b) { return a.words.begin < b.words.begin; });
  count_offsets(mentions, reading.text);
  mentions.insert(mentions.begin(), std::make_move_iterator(structured.begin()),
                  std::make_move_iterator(structured.end()));
  std::erase_if(mentions, [&](const EventMention& mention) { return options_.rules.ignoring(mention, article.feed); });
  return mentions;
}

std::vector<Explanation> Extractor::explanation(const Article& article) const {
  const Reading reading = read_prose(article, {}, model(), taggers());
  std::vector<Explanation> explanations;
  for (const TimeExpression& time : reading.times) {
    const auto sentence = std::upper_bound(reading.sentences.begin(), reading.sentences.end(), time.where.begin,
                                           [](std::size_t at, TextRange one) { return at < one.end; });
    explanations.push_back({time, sentence == reading.sentences.end() ? time.where : *sentence, {}});
  }
  for (const Candidate& candidate : reading.candidates) {
    const EventPattern* pattern = options_.rules.pattern_for(candidate.mention);
    const EventMention mention = pattern ? shaped(candidate.mention, *pattern, article) : candidate.mention;
    const IgnoreRule* ignore = options_.rules.ignoring(mention, article.feed);
    explanations[candidate.expression].verdicts.push_back(
        {.title = mention.title,
         .confidence = mention.confidence,
         .shown = mention.confidence >= options_.minimum_confidence && !ignore,
         .pattern = pattern ? pattern->name : std::string(),
         .ignore = ignore ? ignore->name : std::string(),
         .cues = named_cues(candidate.cues, model())});
  }
  return explanations;
}

}  // namespace datelined
