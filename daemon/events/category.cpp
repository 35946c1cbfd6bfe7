// Category: evidence is gathered from title, sentence, headline and opening; the learned table weighs it.
#include "events/category.hpp"

#include <algorithm>

namespace datelined {
namespace {

using enum Role;

constexpr std::string_view added_behind = " – ";

struct Said {
  CategoryScores scores{}, head{};
};

Said said_by(const std::vector<Word>& words, std::size_t begin, std::size_t end, const Vocabulary& vocabulary) {
  CategoryScorer scorer(vocabulary);
  scorer.add(words, begin, end);
  Said said{scorer.scores(), {}};
  for (const CategoryWeight& weight : scorer.last())
    said.head[static_cast<std::size_t>(weight.category)] = static_cast<std::uint8_t>(weight.weight);
  return said;
}

CategoryScores said_by(const std::vector<Word>& words, const Vocabulary& vocabulary) {
  return said_by(words, 0, words.size(), vocabulary).scores;
}

CategoryScores said_by(std::string_view text, const Vocabulary& vocabulary) {
  return said_by(words_of(text, {0, text.size()}, Block::Kind::headline, vocabulary).words, vocabulary);
}

/// Where the first preposition stands that is not the title's first word nor within a phrase ("call for papers"): what
/// is behind it tells of what, for whom, where.
std::size_t preposition_in(const std::vector<Word>& words, const Vocabulary& vocabulary) {
  CategoryScorer scorer(vocabulary);
  for (std::size_t i = 0; i < words.size();) {
    if (i > 0 && words[i].is(preposition) && !words[i].is(to)) return i;
    i += words[i].mark || !words[i].entry ? 1 : scorer.phrase_length(words, i, words.size());
  }
  return words.size();
}

bool names_money(const std::vector<Word>& words) {
  return std::any_of(words.begin(), words.end(), [](const Word& word) {
    return word.text.starts_with('$') || word.text.starts_with("£") || word.text.starts_with("€");
  });
}

class Gatherer {
 public:
  Gatherer(const EventMention& mention, const TitleSource& source, Background& background)
      : mention_(mention), source_(source), background_(background), vocabulary_(background.vocabulary()) {}

  CategoryEvidence gather() && {
    const std::size_t dash = std::min(mention_.title.find(added_behind), mention_.title.size());
    const std::string_view title = std::string_view(mention_.title).substr(0, dash);
    const SentenceWords words = words_of(title, {0, title.size()}, Block::Kind::headline, vocabulary_);
    const std::size_t cut = preposition_in(words.words, vocabulary_);
    const Said happening = said_by(words.words, 0, cut, vocabulary_);
    zone(CategoryZone::head) = happening.head;
    zone(CategoryZone::happening) = happening.scores;
    zone(CategoryZone::rest) = said_by(words.words, cut, words.words.size(), vocabulary_).scores;
    if (dash < mention_.title.size())
      zone(CategoryZone::added) =
          said_by(std::string_view(mention_.title).substr(dash + added_behind.size()), vocabulary_);
    const std::vector<Word>& sentence = source_.sentence.words;
    zone(CategoryZone::sentence) = said_by(sentence, vocabulary_);
    zone(CategoryZone::headline) = said_by(background_.headline_words(), vocabulary_);
    zone(CategoryZone::body) = background_.opening_scores();
    note_time();
    note(CategoryFact::acts,
         std::any_of(words.words.begin(), words.words.end(), [](const Word& word) { return word.is(to); }));
    note(CategoryFact::closes,
         std::any_of(words.words.begin(), words.words.end(), [](const Word& word) { return word.is(ends); }));
    note(CategoryFact::priced, names_money(sentence));
    return evidence_;
  }

 private:
  CategoryScores& zone(CategoryZone zone) { return evidence_.zones[static_cast<std::size_t>(zone)]; }
  void note(CategoryFact fact, bool true_of_it) {
    if (true_of_it) evidence_.facts |= static_cast<std::uint16_t>(1U << static_cast<unsigned>(fact));
  }

  void note_time() {
    const TimeSpan& when = mention_.when;
    note(CategoryFact::timed, when.grain == Grain::minute);
    note(CategoryFact::lasting, when.ranged && when.begin);
    note(CategoryFact::running, !when.begin);
    note(CategoryFact::limit, when.bound == Bound::by);
    note(CategoryFact::deadline, source_.deadline);
    note(CategoryFact::placed, mention_.place.has_value());
  }

  const EventMention& mention_;
  const TitleSource& source_;
  Background& background_;
  const Vocabulary& vocabulary_;
  CategoryEvidence evidence_;
};

constexpr float most = 6;  ///< beyond it more of the same says nothing new
constexpr float loud = 3;

/// Adds what a zone says. The opening of a text says much of everything: there only its shares count.
void weigh(std::array<float, category_count>& sums, const CategoryScores& scores, const float* forms, bool shares) {
  const std::uint8_t top = *std::max_element(scores.begin(), scores.end());
  if (top == 0) return;
  for (std::size_t i = 0; i < category_count; ++i) {
    if (scores[i] == 0) continue;
    const auto score = static_cast<float>(scores[i]);
    sums[i] += forms[0] * (shares ? score / std::max(static_cast<float>(top), most) : std::min(score, most));
    if (score >= loud) sums[i] += forms[1];
    if (scores[i] == top) sums[i] += forms[2];
  }
}

}  // namespace

CategoryEvidence category_evidence(const EventMention& mention, const TitleSource& source, Background& background) {
  return Gatherer(mention, source, background).gather();
}

Category category_of(const CategoryEvidence& evidence, const CategoryTable& table) {
  std::array<float, category_count> sums;
  std::copy(std::begin(table.bias), std::end(table.bias), sums.begin());
  for (std::size_t zone = 0; zone < evidence.zones.size(); ++zone)
    weigh(sums, evidence.zones[zone], table.forms[zone], zone == static_cast<std::size_t>(CategoryZone::body));
  for (std::size_t fact = 0; fact < static_cast<std::size_t>(CategoryFact::count); ++fact)
    if (evidence.facts >> fact & 1U)
      for (std::size_t i = 0; i < category_count; ++i) sums[i] += table.facts[fact][i];
  return static_cast<Category>(std::max_element(sums.begin(), sums.end()) - sums.begin());
}

std::string_view name(CategoryZone zone) {
  static constexpr std::string_view names[] = {"head", "happening", "rest", "added", "sentence", "headline", "body"};
  return names[static_cast<std::size_t>(zone)];
}

std::string_view name(CategoryFact fact) {
  static constexpr std::string_view names[] = {"timed",  "lasting", "running", "limit", "deadline",
                                               "placed", "acts",    "closes",  "priced"};
  return names[static_cast<std::size_t>(fact)];
}

}  // namespace datelined
