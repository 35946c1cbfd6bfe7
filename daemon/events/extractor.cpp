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
#include <cstdio>

namespace datelined {
namespace {

/// Less likely candidates are not described unless they are asked for: they could only complete others.
constexpr double floor_of_interest = 0.2;

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
  const double least = all ? 0 : std::clamp(options_.minimum_confidence, 0.05, 0.2);
  Reading reading = read_prose(article, least, model(), taggers());
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

std::string Extractor::explanation(const Article& article) const {
  const Reading reading = read_prose(article, 0, model(), taggers());
  std::string out;
  for (std::size_t i = 0; i < reading.times.size(); ++i) {
    const TimeExpression& time = reading.times[i];
    out += "\"" + std::string(time.where.of(reading.text)) + "\"";
    if (const TimeSpan* when = std::get_if<TimeSpan>(&time.when)) {
      const std::string start = start_form(*when), end = end_form(*when);
      out += " = " + start + (end.empty() ? "" : " to " + end);
    } else {
      out += " = " + (time.value.empty() ? std::string("no date") : time.value);
    }
    out +=
        " (rule " + std::string(time.rule) + (time.cue.empty() ? "" : ", by \"" + std::string(time.cue) + "\"") + ")\n";
    bool found = false;
    for (const Candidate& candidate : reading.candidates) {
      if (candidate.expression != i) continue;
      found = true;
      char number[32];
      const EventPattern* pattern = options_.rules.pattern_for(candidate.mention);
      const EventMention mention = pattern ? shaped(candidate.mention, *pattern, article) : candidate.mention;
      const IgnoreRule* ignore = options_.rules.ignoring(mention, article.feed);
      std::snprintf(number, sizeof number, "%.2f", mention.confidence);
      out += "  event: " + mention.title + "\n  confidence " + number;
      out += mention.confidence >= options_.minimum_confidence && !ignore ? ", shown\n" : ", not shown\n";
      if (pattern) out += "    by your [[event_pattern]] \"" + pattern->name + "\"\n";
      if (ignore) out += "    ignored by your [[ignore]] \"" + ignore->name + "\"\n";
      for (const Cue& cue : named_cues(candidate.cues, model())) {
        std::snprintf(number, sizeof number, "%+.2f", cue.weight);
        out += "    " + std::string(number) + "  " + cue.name + "\n";
      }
    }
    if (!found) out += "  no event: it lies before publication, or names no moment\n";
  }
  if (reading.times.empty()) out += "no time expressions\n";
  return out;
}

}  // namespace datelined
