// Prose: from time expressions outward to clause, cues, confidence, title, place, status and category.
#include "events/prose.hpp"

#include "articles/sentences.hpp"
#include "events/background.hpp"
#include "events/bounds.hpp"
#include "events/category.hpp"
#include "events/clauses.hpp"
#include "events/cues.hpp"
#include "events/denials.hpp"
#include "events/event_place.hpp"
#include "events/model.hpp"
#include "events/press_dateline.hpp"
#include "events/time_marks.hpp"
#include "events/titles.hpp"
#include "events/traits.hpp"
#include "languages/language.hpp"
#include "temporal/tagger.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <optional>

namespace datelined {
namespace {

using enum Role;
using std::chrono::days;
using std::chrono::floor;

constexpr std::size_t longest_evidence = 600;  ///< bytes; a date heading and its item are quoted together up to this

bool day_or_finer(Grain grain) { return grain == Grain::day || grain == Grain::minute; }

class ProseReader {
 public:
  ProseReader(const Article& article, double least, const Model& model, const Taggers& taggers)
      : article_(article),
        least_(least),
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
    background_ = &background;
    std::size_t next = 0;
    for (std::size_t number = 0; number < reading_.sentences.size(); ++number) {
      const std::size_t begin = next;
      while (next < reading_.times.size() && reading_.times[next].where.begin < reading_.sentences[number].end) ++next;
      read_sentence(number, begin, next);
    }
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
    const Block::Kind kind = background_->kind_of(reading_.sentences[number]);
    const bool line = kind == Block::Kind::item || kind == Block::Kind::row || kind == Block::Kind::heading;
    bool wanted = false;
    for (std::size_t i = begin; i < end; ++i) {
      const TimeSpan* when = span_of(i);
      wanted = wanted || (when && (ahead(*when) || could_turn(*when)));
    }
    if (!wanted && !(line && scope_)) {
      if (kind == Block::Kind::prose && begin == end) age_scope();
      return;
    }
    SentenceWords sentence = background_->sentence_to_mark(number);
    if (kind == Block::Kind::prose) drop_press_dateline(sentence.words, reading_.text, sentence.range, vocabulary_);
    if (sentence.words.empty() || stands_aside(sentence.words)) return;
    std::vector<Marked> marked = mark_times(sentence, reading_.times, begin, end);
    join_days(sentence.words, marked, reading_.times);
    split_clauses(sentence.words);
    if (open_scope(sentence, marked)) return;
    const std::vector<Predicate> verbs = predicates(sentence.words);
    const bool dated = std::any_of(marked.begin(), marked.end(), [](const Marked& one) { return !one.clock_only; });
    if (!dated && scope_ && kind != Block::Kind::headline) {
      scoped_candidate(number, sentence, verbs, marked);
      return;
    }
    if (!dated && kind != Block::Kind::headline && completes(sentence, verbs, marked, number)) return;
    for (const Marked& one : marked)
      if (!is_stamp(sentence.words, one) &&
          (!one.clock_only || (one.clock_only && !dated && kind != Block::Kind::headline)))
        candidate(number, sentence, verbs, marked, one);
  }

  /// "(Update 16 June 2026)", "Updated 16 June:": the date of the text itself.
  static bool is_stamp(const std::vector<Word>& words, const Marked& one) {
    if (one.first > 0 && one.first <= 2 && words[one.first - 1].is(aside) && words[one.first - 1].capital) return true;
    // "— Rita Vale (@ritavale) May 21, 2015": the signature of a post
    for (std::size_t i = one.first; i-- > 0 && one.first - i <= 3;)
      if (words[i].text.starts_with('@')) return true;
    return false;
  }

  /// "Hide Caption 3 of 20", "Photos: …", "Prev: …": what a page says beside its text.
  static bool stands_aside(const std::vector<Word>& words) {
    for (std::size_t i = 0; i < 2 && i + 1 < words.size(); ++i)
      if (words[i].is(aside) && words[i].capital && !words[i].is(event) &&
          (words[i + 1].mark == ':' || words[i + 1].number))
        return true;
    return false;
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
  bool completes(const SentenceWords& sentence, const std::vector<Predicate>& verbs, const std::vector<Marked>& marked,
                 std::size_t number) {
    constexpr std::size_t reach = 3;  // sentences
    if (marked.empty() || reading_.candidates.empty() || reading_.candidates.back().sentence + reach < number)
      return false;
    for (const Predicate& verb : verbs)
      if (verb.kind == Predicate::Kind::past || verb.kind == Predicate::Kind::perfect) return false;
    const std::size_t said = reading_.candidates.back().sentence;
    if (block_of(reading_.sentences[said]) + 1 < block_of(sentence.range)) return false;
    const bool all = std::any_of(sentence.words.begin(), sentence.words.end(), [](const Word& word) {
      return word.lower == "both" || word.lower == "all" || word.lower == "each";
    });
    bool completed = false;
    for (std::size_t i = reading_.candidates.size(); i-- > 0 && reading_.candidates[i].sentence == said;) {
      EventMention& mention = reading_.candidates[i].mention;
      if (mention.when.grain != Grain::day || mention.when.begin <= floor<days>(article_.dateline.moment)) continue;
      complete(mention, sentence, marked);
      completed = true;
      if (!all) break;
    }
    return completed;
  }

  /// A later sentence of an item gives its event the hour and the place: "9 p.m., Crown Hall."
  void complete(EventMention& mention, const SentenceWords& sentence, const std::vector<Marked>& marked) {
    for (const Marked& one : marked)
      if (one.clock_only && mention.when.grain == Grain::day)
        mention.when = with_clock(mention.when, *span_of(one.expression));
    if (mention.place) return;
    const bool line = sentence.kind != Block::Kind::prose;
    if (auto place = place_among(sentence.words, 0, sentence.words.size(), line, vocabulary_)) {
      mention.place = std::move(place->place);
      settle_zone(mention);
    }
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

  void scoped_candidate(std::size_t number, const SentenceWords& sentence, const std::vector<Predicate>& verbs,
                        const std::vector<Marked>& marked) {
    const bool line = sentence.kind != Block::Kind::prose;
    const std::size_t block = block_of(sentence.range);
    // under a heading with its hour stand one event and its address: "Tuesday, 6 June, 6 p.m."
    if (block == scope_->block || (scope_->told && scope_->when.grain == Grain::minute)) {
      if (!reading_.candidates.empty()) complete(reading_.candidates.back().mention, sentence, marked);
      return;
    }
    if (!line && scope_->age > 0) return age_scope();
    if (!line) ++scope_->age;
    scope_->block = block;
    scope_->told = true;
    Candidate made;
    TimeSpan when = scope_->when;
    for (const Marked& one : marked)
      if (one.clock_only) when = with_clock(when, *span_of(one.expression));
    Marked whole{scope_->expression, 0, 0};
    if (!marked.empty()) {
      whole.first = marked[0].first;
      whole.last = marked[0].last;
    }
    finish(made, number, sentence, verbs, whole, when, true, false);
  }

  // -- candidates ---------------------------------------------------------------------------------------------------

  void candidate(std::size_t number, const SentenceWords& sentence, const std::vector<Predicate>& verbs,
                 const std::vector<Marked>& marked, const Marked& one) {
    TimeSpan when = *span_of(one.expression);
    if (when.grain == Grain::decade || when.grain == Grain::century) return;
    bool turned = false;
    if (!ahead(when)) {
      const std::optional<TimeSpan> later = turned_ahead(sentence, verbs, one, when);
      if (!later) return;
      when = *later;
      turned = true;
    }
    Candidate made;
    if (when.grain == Grain::day)
      if (const Marked* clock = nearest_clock(marked, one)) {
        when = with_clock(when, *span_of(clock->expression));
        made.clocked = true;
      }
    finish(made, number, sentence, verbs, one, when, false, turned);
  }

  std::optional<TimeSpan> turned_ahead(const SentenceWords& sentence, const std::vector<Predicate>& verbs,
                                       const Marked& one, TimeSpan when) const {
    if (!could_turn(when) || !when.begin) return std::nullopt;
    const DateForm form = form_of(reading_.times[one.expression], when, sentence.words, one.first, one.last);
    for (std::size_t i = one.first; i < one.last; ++i)
      if (sentence.words[i].lower == "last" || sentence.words[i].lower == "past" || sentence.words[i].lower == "since")
        return std::nullopt;
    const Governor found = governor(sentence.words, verbs, one.first, one.last);
    if (!found.predicate) return std::nullopt;
    // "face the Hawks on Wednesday", "the meeting set for Friday was cancelled"
    using Kind = Predicate::Kind;
    const Kind kind = found.predicate->kind;
    const std::size_t main = found.predicate->verb;
    const bool set = main != Predicate::none && sentence.words[main].is(set_for) && !found.predicate->passive;
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

  void finish(Candidate& made, std::size_t number, const SentenceWords& sentence, const std::vector<Predicate>& verbs,
              const Marked& one, const TimeSpan& when, bool scoped, bool turned) {
    const std::vector<Word>& words = sentence.words;
    Governor found;
    if (scoped) {
      for (const Predicate& verb : verbs)
        if (verb.finite() && !found.predicate) found.predicate = &verb;
    } else {
      found = governor(words, verbs, one.first, one.last);
    }
    if (!scoped && denied(words, found, one.first)) return;
    CueContext context{sentence,
                       verbs,
                       found,
                       reading_.times[one.expression],
                       when,
                       one.first,
                       one.last,
                       article_.dateline.moment,
                       turned,
                       scoped,
                       0,
                       false,
                       headline_has_event(),
                       shared_with_headline(sentence, number),
                       number};
    if (sentence.kind == Block::Kind::item || sentence.kind == Block::Kind::row) context.dated_siblings = siblings();
    made.cues = cues_of(context);
    made.mention.confidence = model_.confidence(made.cues);
    if (made.mention.confidence < least_) return;
    made.expression = one.expression;
    made.sentence = number;
    if (sentence.kind != Block::Kind::prose) made.item = number + 1;
    describe(made, number, sentence, verbs, one, found, when, scoped);
    reading_.candidates.push_back(std::move(made));
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

  void describe(Candidate& made, std::size_t number, const SentenceWords& sentence, const std::vector<Predicate>& verbs,
                const Marked& one, const Governor& found, const TimeSpan& when, bool scoped) {
    const std::vector<Word>& words = sentence.words;
    const TimeExpression& expression = reading_.times[one.expression];
    EventMention& mention = made.mention;
    mention.sentence = sentence.range;
    if (scoped && sentence.range.end - scope_->line.begin <= longest_evidence)
      mention.sentence.begin = scope_->line.begin;
    mention.words = expression.where;
    mention.evidence = std::string(mention.sentence.of(reading_.text));
    mention.said = std::string(mention.words.of(reading_.text));
    mention.when = when;
    mention.zone_said = expression.zone_said;
    TitleSource source{sentence, verbs, found, one.first, one.last, number, false, false};
    if (found.predicate && found.predicate->verb != Predicate::none)
      made.verb = stem(words[found.predicate->verb].lower);
    source.deadline = is_deadline(source, when);
    bound_by_verb(mention.when, source);
    source.ends = !mention.when.begin;
    const bool line_shape = scoped || (!found.predicate && sentence.kind != Block::Kind::prose);
    Title title = line_shape ? line_title(number, sentence, scoped) : title_of(source, *background_);
    mention.place = own_place(number, sentence, one.first, one.last, *background_);
    made.implied = !mention.place;
    if (!mention.place) mention.place = nearby_place(number, sentence, *background_);
    mention.title = settled_title(title.text, number, sentence, line_shape, mention.place);
    made.telling = telling(mention.title, title, words);
    mention.head = std::move(title.head);
    mention.names = names_of(words, title.words, mention.title, *background_);
    settle_status(made, source);
    made.speaks = category_evidence(mention, source, *background_);
    mention.category = category_of(made.speaks, learned_categories());
    if (!mention.place)
      mention.place = implied_place(mention.category, number, sentence, words[one.first].clause, *background_);
    settle_zone(mention);
  }

  /// The title of a listing line; of one that is only a place, the line before tells what happens.
  Title line_title(std::size_t number, const SentenceWords& sentence, bool scoped) {
    Title title = title_of_line(sentence, 0, 0, *background_);
    // "9 p.m., Crown Hall": what happens stands in the sentence before
    if (number > 0 && only_place(sentence.words, title.words) &&
        (scoped || background_->kind_of(reading_.sentences[number - 1]) != Block::Kind::prose)) {
      SentenceWords before = background_->sentence_to_mark(number - 1);
      before.kind = sentence.kind;
      Title named = scoped && reading_.sentences[number - 1] == scope_->line
                        ? Title{headline_title(*background_), {}, {}}
                        : title_of_line(before, 0, 0, *background_);
      if (!named.text.empty()) title.text = std::move(named.text);
    }
    // "Old Mint" under a date may be a venue: the headline's name tells of what
    if (scoped && title.head.empty()) title.text = completed(std::move(title.text), false, *background_);
    return title;
  }

  /// With the names that the sentence or the headline adds; never empty.
  std::string settled_title(std::string title, std::size_t number, const SentenceWords& sentence, bool line_shape,
                            const std::optional<Place>& place) {
    if (!line_shape)
      title =
          with_name_of_sentence(std::move(title), sentence.words, place ? place->name : std::string(), *background_);
    title = with_headline(polished(std::move(title)), *background_);
    if (title.empty() && number > 0) {
      SentenceWords before = background_->sentence_to_mark(number - 1);
      before.kind = sentence.kind;
      if (!before.words.empty() && before.words[0].is(label)) title = title_of_line(before, 0, 0, *background_).text;
    }
    if (title.empty()) title = headline_title(*background_);
    if (title.empty()) title = std::string(trimmed(prefix_bytes(sentence.range.of(reading_.text), longest_title)));
    return title;
  }

  /// How certain it is, and from when it was moved.
  void settle_status(Candidate& made, const TitleSource& source) const {
    const std::vector<Word>& words = source.sentence.words;
    EventMention& mention = made.mention;
    const StatusFound status = status_of(source);
    mention.status = status.status;
    if (status.status == Status::postponed && mention.when.ranged && mention.when.begin &&
        source.first < words.size() && words[source.first].lower == "from") {
      // "was moved from 3 April to 10 April"
      const std::chrono::days day{1};
      mention.moved_from = TimeSpan{mention.when.begin, *mention.when.begin + day, Grain::day, Grain::day};
      mention.when = TimeSpan{mention.when.end - day, mention.when.end, Grain::day, Grain::day};
    }
    for (const Word& word : words)
      if (source.first < words.size() && word.clause == words[source.first].clause &&
          (word.lower == "originally" || word.lower == "previously" || word.lower == "initially") &&
          &word < &words[source.first] && &words[source.first] - &word < 5)
        made.former = true;
    for (std::size_t i = source.first; i < words.size() && i + 3 > source.first; --i)
      made.aimed = made.aimed || words[i].is(aim);
    mention.undated = status.status == Status::postponed && status.move != Move::to_here && !mention.moved_from;
  }

  /// A title of its own names that says what happens tells most; one that was helped out or runs on tells less.
  int telling(std::string_view text, const Title& title, const std::vector<Word>& words) const {
    constexpr std::size_t shortest = 15, longest = 80;  // bytes
    int score = 0;
    for (const std::size_t i : title.words) {
      if (background_->is_name(words[i])) score |= 2;
      if (words[i].is(event)) score |= 1;
    }
    if (!title.words.empty() && words[title.words.front()].is(mask(pronoun, adverb, preposition, subordinator)))
      score -= 2;
    return score - (text.find(" – ") != std::string_view::npos) - (text.size() < shortest) - (text.size() > longest);
  }

  void settle_zone(EventMention& mention) const {
    mention.zone = article_.dateline.zone;
    if (mention.place && !mention.place->zone.empty())
      if (const auto zone = Zone::named(mention.place->zone)) mention.zone = *zone;
  }

  const Article& article_;
  double least_;
  const Model& model_;
  const Taggers& taggers_;
  const Vocabulary& vocabulary_;
  const Language& language_;
  std::vector<Block> blocks_;
  Background* background_ = nullptr;
  std::optional<Scope> scope_;
  std::optional<bool> headline_event_;
  std::vector<std::string> headline_stems_;
  std::optional<std::size_t> siblings_;
  Reading reading_;
};

}  // namespace

Reading read_prose(const Article& article, double least, const Model& model, const Taggers& taggers) {
  return ProseReader(article, least, model, taggers).read();
}

}  // namespace datelined
