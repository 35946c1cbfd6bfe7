// Prose: from time expressions outward to clause, cues and confidence; what is likely enough is described.
#include "events/prose.hpp"

#include "articles/sentences.hpp"
#include "events/background.hpp"
#include "events/clauses.hpp"
#include "events/cues.hpp"
#include "events/denials.hpp"
#include "events/description.hpp"
#include "events/model.hpp"
#include "events/press_dateline.hpp"
#include "events/time_marks.hpp"
#include "languages/language.hpp"
#include "temporal/tagger.hpp"

#include <algorithm>
#include <deque>
#include <optional>

namespace datelined {
namespace {

using enum Role;
using std::chrono::days;
using std::chrono::floor;

constexpr days recently{270};  ///< a day as far ahead was more recently than it will be

bool day_or_finer(Grain grain) { return grain == Grain::day || grain == Grain::minute; }

class ProseReader {
 public:
  ProseReader(const Article& article, const Interest& interest, const Model& model, const Taggers& taggers)
      : article_(article),
        interest_(interest),
        model_(model),
        taggers_(taggers),
        vocabulary_(vocabulary_for(article.language)),
        language_(language_named(article.language)) {}

  Reading read() && {
    reading_.text = whole_text(article_);
    blocks_ = article_.blocks.empty() ? inferred_blocks(article_.title, article_.text) : article_.blocks;
    const DayOrders orders = day_orders(article_.language, article_.url);
    reading_.times = taggers_.named(article_.language).tag(reading_.text, blocks_, article_.dateline, orders);
    if (reading_.times.empty()) return std::move(reading_);
    reading_.sentences = sentences(reading_.text, blocks_, language_);
    Background background(article_, reading_.text, blocks_, reading_.sentences, reading_.times, vocabulary_);
    Describer describer(article_, background);
    background_ = &background;
    describer_ = &describer;
    std::size_t next = 0;
    for (std::size_t number = 0; number < reading_.sentences.size(); ++number) {
      const std::size_t begin = next;
      while (next < reading_.times.size() && reading_.times[next].where.begin < reading_.sentences[number].end) ++next;
      read_sentence(number, begin, next);
    }
    describe_all();
    return std::move(reading_);
  }

 private:
  const TimeSpan* span_of(std::size_t expression) const {
    return std::get_if<TimeSpan>(&reading_.times[expression].when);
  }

  bool ahead(const TimeSpan& when) const { return when.end > article_.dateline.moment; }

  /// Could the words mean a day to come, if the clause wants it: "Friday", "3 May", "in May".
  bool could_turn(const TimeSpan& when) const {
    const auto age = article_.dateline.moment - when.end;
    return age < days(366) && (when.grain == Grain::day || when.grain == Grain::minute || when.grain == Grain::month);
  }

  void read_sentence(std::size_t number, std::size_t begin, std::size_t end) {
    bool wanted = false;
    for (std::size_t i = begin; i < end; ++i) {
      const TimeSpan* when = span_of(i);
      wanted = wanted || (when && (ahead(*when) || could_turn(*when)));
    }
    if (!wanted && !scope_) return;
    const Block::Kind kind = background_->kind_of(reading_.sentences[number]);
    const bool line = kind == Block::Kind::item || kind == Block::Kind::row || kind == Block::Kind::heading;
    if (!wanted && !line) {
      if (kind == Block::Kind::prose && begin == end) age_scope();
      return;
    }
    const std::size_t found = reading_.candidates.size();
    read_words(spoken_.emplace_back(number, background_->sentence_to_mark(number)), begin, end);
    if (reading_.candidates.size() == found) spoken_.pop_back();
  }

  void read_words(Spoken& spoken, std::size_t begin, std::size_t end) {
    SentenceWords& sentence = spoken.sentence;
    if (sentence.kind == Block::Kind::prose)
      drop_press_dateline(sentence.words, reading_.text, sentence.range, vocabulary_);
    if (sentence.words.empty() || stands_aside(sentence.words)) return;
    std::vector<Marked> marked = mark_times(sentence, reading_.times, begin, end);
    join_days(sentence.words, marked, reading_.times);
    split_clauses(sentence.words);
    if (open_scope(sentence, marked)) return;
    spoken.verbs = predicates(sentence.words);
    const bool dated = std::any_of(marked.begin(), marked.end(), [](const Marked& one) { return !one.clock_only; });
    const bool headline = sentence.kind == Block::Kind::headline;
    if (!dated && scope_ && !headline) return scoped_candidate(spoken, marked);
    if (!dated && !headline && completes(spoken, marked)) return;
    for (const Marked& one : marked)
      if (!is_stamp(sentence.words, one.first) && (!one.clock_only || (!dated && !headline)))
        candidate(spoken, marked, one);
  }

  // -- scopes of headings -------------------------------------------------------------------------------------------

  struct Scope {
    std::size_t expression;
    TextRange line;
    TimeSpan when;
    bool told = false;                                 ///< an event of it was found
    int age = 0;                                       ///< paragraphs of running text since
    std::size_t block = static_cast<std::size_t>(-1);  ///< the block last read: its first sentence names the event
  };

  std::size_t block_of(TextRange range) const {
    return static_cast<std::size_t>(
        std::upper_bound(blocks_.begin(), blocks_.end(), range.begin,
                         [](std::size_t at, const Block& one) { return at < one.range.end; }) -
        blocks_.begin());
  }

  /// "The talk starts at noon", "Both sessions begin at 9 a.m.": the hour of what the sentences before announced.
  bool completes(const Spoken& spoken, const std::vector<Marked>& marked) {
    constexpr std::size_t reach = 3;  // sentences
    if (marked.empty() || reading_.candidates.empty() || reading_.candidates.back().sentence + reach < spoken.number)
      return false;
    const SentenceWords& sentence = spoken.sentence;
    for (const Predicate& verb : spoken.verbs)
      if (verb.kind == Predicate::Kind::past || verb.kind == Predicate::Kind::perfect) return false;
    const std::size_t said = reading_.candidates.back().sentence;
    if (block_of(reading_.sentences[said]) + 1 < block_of(sentence.range)) return false;
    const bool all = std::any_of(sentence.words.begin(), sentence.words.end(), [](const Word& word) {
      return word.lower == "both" || word.lower == "all" || word.lower == "each";
    });
    bool completed = false;
    for (std::size_t i = reading_.candidates.size(); i-- > 0 && reading_.candidates[i].sentence == said;) {
      EventMention& mention = described(i).mention;
      if (mention.when.grain != Grain::day || mention.when.begin <= floor<days>(article_.dateline.moment)) continue;
      describer_->complete(mention, sentence, marked);
      completed = true;
      if (!all) break;
    }
    return completed;
  }

  /// A line that is a date and nothing else opens a scope.
  bool open_scope(const SentenceWords& sentence, const std::vector<Marked>& marked) {
    if (sentence.kind == Block::Kind::headline || marked.empty()) return false;
    for (const Word& word : sentence.words)
      if (!word.mark && !word.timely && !word.is(mask(label, calendar, preposition)) && !word.is(determiner))
        return false;
    for (const Marked& one : marked) {
      const TimeSpan* when = span_of(one.expression);
      if (one.clock_only || !when || !day_or_finer(when->grain)) continue;
      scope_.reset();
      const bool labelled =
          std::any_of(sentence.words.begin(), sentence.words.end(), [](const Word& word) { return word.is(label); });
      if (labelled) return false;
      if (ahead(*when)) scope_ = Scope{one.expression, sentence.range, *when};
      return true;
    }
    return false;
  }

  void age_scope() {
    if (scope_ && ++scope_->age > 3) scope_.reset();
  }

  void scoped_candidate(const Spoken& spoken, const std::vector<Marked>& marked) {
    const SentenceWords& sentence = spoken.sentence;
    const bool line = sentence.kind != Block::Kind::prose;
    const std::size_t block = block_of(sentence.range);
    // under a heading with its hour stand one event and its address: "Tuesday, 6 June, 6 p.m."
    if (block == scope_->block || (scope_->told && scope_->when.grain == Grain::minute)) {
      if (const std::size_t count = reading_.candidates.size(); count > 0)
        describer_->complete(described(count - 1).mention, sentence, marked);
      return;
    }
    if (!line && scope_->age > 0) return age_scope();
    if (!line) ++scope_->age;
    scope_->block = block;
    scope_->told = true;
    TimeSpan when = scope_->when;
    for (const Marked& one : marked)
      if (one.clock_only) when = with_clock(when, *span_of(one.expression));
    Marked whole{scope_->expression, 0, 0};
    if (!marked.empty()) {
      whole.first = marked[0].first;
      whole.last = marked[0].last;
    }
    Governor governor;
    for (const Predicate& verb : spoken.verbs)
      if (verb.finite() && !governor.predicate) governor.predicate = &verb;
    keep({spoken, governor, whole, when, scope_->line}, false);
  }

  // -- candidates ---------------------------------------------------------------------------------------------------

  void candidate(const Spoken& spoken, const std::vector<Marked>& marked, const Marked& one) {
    TimeSpan when = *span_of(one.expression);
    if (when.grain == Grain::decade || when.grain == Grain::century) return;
    if (!ahead(when) && !could_turn(when)) return;
    const std::vector<Word>& words = spoken.sentence.words;
    const Governor found = governor(words, spoken.verbs, one.first, one.last);
    bool turned = false;
    if (!ahead(when)) {
      const std::optional<TimeSpan> later = turned_ahead(words, found, one, when);
      if (!later) return;
      when = *later;
      turned = true;
    }
    if (when.grain == Grain::day)
      if (const Marked* clock = nearest_clock(marked, one)) when = with_clock(when, *span_of(clock->expression));
    if (!denied(spoken.sentence, found, one.first)) keep({spoken, found, one, when, std::nullopt}, turned);
  }

  std::optional<TimeSpan> turned_ahead(const std::vector<Word>& words, const Governor& found, const Marked& one,
                                       TimeSpan when) const {
    if (!when.begin || !found.predicate) return std::nullopt;
    const DateForm form = form_of(reading_.times[one.expression], when, words, one.first, one.last);
    for (std::size_t i = one.first; i < one.last; ++i)
      if (words[i].lower == "last" || words[i].lower == "past" || words[i].lower == "since") return std::nullopt;
    // "face the Hawks on Wednesday", "the meeting set for Friday was cancelled"
    using Kind = Predicate::Kind;
    const Kind kind = found.predicate->kind;
    const std::size_t main = found.predicate->verb;
    const bool set = main != Predicate::none && words[main].is(set_for) && !found.predicate->passive;
    const bool announced = kind == Kind::happens || kind == Kind::be ||
                           (form == DateForm::weekday && (kind == Kind::was_set || (kind == Kind::past && set)));
    if (!found.predicate->ahead() && !announced) return std::nullopt;
    if (form == DateForm::weekday) {
      while (!ahead(when)) {
        *when.begin += days(7);
        when.end += days(7);
      }
      return when;
    }
    if (form != DateForm::month_day && form != DateForm::month) return std::nullopt;
    // "Monday, August 24": the weekday has told the year.
    if (std::any_of(words.begin() + static_cast<std::ptrdiff_t>(one.first),
                    words.begin() + static_cast<std::ptrdiff_t>(one.last),
                    [](const Word& word) { return word.entry && word.entry->date == DateWord::weekday; }))
      return std::nullopt;
    const auto length = when.end - *when.begin;
    const std::chrono::year_month_day day{floor<days>(*when.begin)};
    const std::chrono::year_month_day next = day + std::chrono::years(1);
    if (!next.ok()) return std::nullopt;
    const LocalTime begin = std::chrono::local_days(next) + (*when.begin - floor<days>(*when.begin));
    when.end = form == DateForm::month ? unit_holding(begin, Grain::month).end : begin + length;
    when.begin = begin;
    if (!ahead(when)) return std::nullopt;
    return when;
  }

  /// "2 July: the court rules" in September: announced for the next year by no verb.
  bool lies_behind(const Ground& ground) const {
    const Predicate* verb = ground.governor.predicate;
    return !(verb && verb->ahead()) &&
           moved_a_year(reading_.times[ground.time.expression], ground.when, ground.spoken.sentence.words,
                        ground.time.first, ground.time.last, article_.dateline.moment);
  }

  /// Keeps a candidate unless it is too unlikely.
  void keep(Ground ground, bool turned) {
    const SentenceWords& sentence = ground.spoken.sentence;
    const bool line = sentence.kind == Block::Kind::item || sentence.kind == Block::Kind::row;
    const bool behind = lies_behind(ground);
    if (behind && !ground.scope && ground.governor.predicate &&
        *ground.when.begin > article_.dateline.moment + recently) {
      past_list_ = past_list_ || line;
      return;
    }
    CueContext context{.sentence = sentence,
                       .verbs = ground.spoken.verbs,
                       .governor = ground.governor,
                       .expression = reading_.times[ground.time.expression],
                       .when = ground.when,
                       .first = ground.time.first,
                       .last = ground.time.last,
                       .published = article_.dateline.moment,
                       .turned = turned,
                       .scoped = ground.scope.has_value(),
                       .event_headline = headline_has_event(),
                       .shared = shared_with_headline(sentence, ground.spoken.number),
                       .number = ground.spoken.number};
    if (line) context.dated_siblings = siblings();
    Candidate made;
    made.next_year = line && behind;
    made.cues = cues_of(context);
    made.mention.confidence = model_.confidence(made.cues);
    if (made.mention.confidence < interest_.least) return;
    made.expression = ground.time.expression;
    made.sentence = ground.spoken.number;
    if (sentence.kind != Block::Kind::prose) made.item = ground.spoken.number + 1;
    reading_.candidates.push_back(std::move(made));
    grounds_.emplace_back(std::move(ground));
  }

  Candidate& described(std::size_t at) {
    Candidate& candidate = reading_.candidates[at];
    if (std::optional<Ground>& ground = grounds_[at]) describer_->describe(candidate, *ground);
    grounds_[at].reset();
    return candidate;
  }

  void describe_all() {
    const bool likely =
        std::any_of(reading_.candidates.begin(), reading_.candidates.end(),
                    [&](const Candidate& candidate) { return candidate.mention.confidence >= interest_.likeliest; });
    if (!likely) return reading_.candidates.clear();
    for (std::size_t at = 0; at < reading_.candidates.size(); ++at) described(at);
    if (past_list_) std::erase_if(reading_.candidates, [](const Candidate& one) { return one.next_year; });
  }

  bool headline_has_event() {
    if (!headline_event_) {
      const std::vector<Word>& words = background_->headline_words();
      headline_event_ = std::any_of(words.begin(), words.end(), [](const Word& word) { return word.is(event); });
    }
    return *headline_event_;
  }

  /// Stems of the sentence that the headline has too; the headline itself has none.
  std::size_t shared_with_headline(const SentenceWords& sentence, std::size_t number) {
    if (sentence.range.begin < article_.title.size() || number == 0) return 0;
    if (headline_stems_.empty()) {
      for (const Word& word : background_->headline_words())
        if (tells(word)) headline_stems_.push_back(stem(word.lower));
    }
    std::size_t shared = 0;
    for (const Word& word : sentence.words)
      shared += tells(word) &&
                std::find(headline_stems_.begin(), headline_stems_.end(), stem(word.lower)) != headline_stems_.end();
    return shared;
  }

  static bool tells(const Word& word) {
    return !word.mark && !word.timely && word.lower.size() > 3 &&
           !word.is(mask(calendar, preposition, determiner, pronoun, possessive, will, relative, subordinator));
  }

  /// How many items and rows of the article hold a day.
  std::size_t siblings() {
    if (siblings_) return *siblings_;
    std::size_t count = 0;
    for (const TimeExpression& time : reading_.times) {
      const TimeSpan* when = std::get_if<TimeSpan>(&time.when);
      if (!when || !day_or_finer(when->grain)) continue;
      const Block::Kind kind = background_->kind_of(time.where);
      count += kind == Block::Kind::item || kind == Block::Kind::row;
    }
    siblings_ = count;
    return count;
  }

  const Article& article_;
  Interest interest_;
  const Model& model_;
  const Taggers& taggers_;
  const Vocabulary& vocabulary_;
  const Language& language_;
  std::vector<Block> blocks_;
  Background* background_ = nullptr;
  Describer* describer_ = nullptr;
  std::deque<Spoken> spoken_;                   ///< those that hold a candidate
  std::vector<std::optional<Ground>> grounds_;  ///< by number of the candidate, until it is described
  std::optional<Scope> scope_;
  std::optional<bool> headline_event_;
  std::vector<std::string> headline_stems_;
  std::optional<std::size_t> siblings_;
  bool past_list_ = false;  ///< a list tells of the months before
  Reading reading_;
};

}  // namespace

Reading read_prose(const Article& article, const Interest& interest, const Model& model, const Taggers& taggers) {
  return ProseReader(article, interest, model, taggers).read();
}

}  // namespace datelined
