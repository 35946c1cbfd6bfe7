#include "service/reading_commands.hpp"

#include "agenda/agenda.hpp"
#include "calendar/iso8601.hpp"
#include "events/extractor.hpp"
#include "feeds/feed.hpp"
#include "languages/language.hpp"
#include "service/batch.hpp"
#include "service/configuration.hpp"
#include "service/standard_places.hpp"
#include "service/tagged_text.hpp"
#include "settings/settings_reader.hpp"
#include "temporal/tagger.hpp"
#include "temporal/timex_documents.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <ostream>
#include <system_error>

namespace datelined {

namespace json = boost::json;

namespace {

/// A descriptor to read a file or standard input from, closed at the end unless it is standard input.
class Input {
 public:
  explicit Input(const std::string& file) : descriptor_(file == "-" ? 0 : ::open(file.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "cannot read " + for_terminal(file));
  }
  ~Input() {
    if (descriptor_ > 0) ::close(descriptor_);
  }
  Input(const Input&) = delete;
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

std::string content(const std::string& file) {
  const Input input(file);
  std::string bytes;
  char buffer[1 << 16];
  ssize_t got = 0;
  while ((got = ::read(input.descriptor(), buffer, sizeof buffer)) > 0) bytes.append(buffer, std::size_t(got));
  if (got < 0) throw std::system_error(errno, std::generic_category(), "cannot read " + for_terminal(file));
  return bytes;
}

Zone zone_named(const std::string& name) {
  if (name.empty()) return Zone();
  if (const auto zone = Zone::named(name)) return *zone;
  throw WrongUse("--zone: no such zone: " + for_terminal(name));
}

std::string language_asked(const std::string& code) {
  if (!code.empty() && &language_named(code) == &language_named("und"))
    throw WrongUse("--language: no such language is known: " + for_terminal(code));
  return code;
}

Dateline dateline_written(const std::string& written, const Zone& zone) {
  const auto time = parse_iso8601(written);
  if (!time)
    throw WrongUse("--published: not of the form YYYY-MM-DD or YYYY-MM-DDTHH:MM[:SS][±HH:MM]: " +
                   for_terminal(written));
  return Dateline{time->local, time->grain, time->zone.value_or(zone)};
}

/// A page from standard input has no name that says so.
std::string path_to_go_by(const TextToRead& text, std::string_view bytes) {
  const bool page = text.file == "-" && trimmed(bytes).starts_with('<');
  return page ? "-.html" : text.file;
}

Article article_to_read(const TextToRead& text) {
  const std::string bytes = content(text.file);
  Feed feed;
  feed.zone = zone_named(text.zone);
  feed.language = language_asked(text.language);
  std::vector<Article> articles = parse_file(bytes, path_to_go_by(text, bytes), feed, Instant());
  if (articles.empty()) throw std::runtime_error(for_terminal(text.file) + ": there is nothing to read");
  if (articles.size() > 1) throw WrongUse(for_terminal(text.file) + ": holds several articles; use --articles");
  Article& article = articles.front();
  if (!text.published.empty())
    article.dateline = dateline_written(text.published, feed.zone);
  else if (article.dated_by_file)
    throw WrongUse(for_terminal(text.file) + ": does not say when it was published; use --published YYYY-MM-DD");
  return std::move(article);
}

TextStyle style_of(const CommandOutput& output) {
  TextStyle style;
  style.colours = output.colours;
  style.width = output.width;
  return style;
}

int batch(const BatchToRead& what, const CommandOutput& output, const LineWork& work) {
  const Input input(what.file);
  const BatchCount count = stream_lines(input.descriptor(), output.out, output.err, what.threads, work);
  return count.malformed == 0 ? 0 : 1;
}

/// What a reading goes by: the taggers and rules of `file`, or, if that is empty, of the standard configuration if
/// there is one.
struct Guidance {
  Taggers taggers;
  EventRules events;

  explicit Guidance(OwnRules rules) : taggers(std::move(rules.times)), events(std::move(rules.events)) {}
  Extractor extractor(const ExtractOptions& options) const {
    return Extractor(
        {.minimum_confidence = options.minimum_confidence, .cues = options.cues, .taggers = &taggers, .rules = events});
  }
};

OwnRules rules_to_go_by(const std::string& file) {
  const std::filesystem::path chosen = file.empty() ? standard_places().configuration : std::filesystem::path(file);
  if (file.empty() && ::access(chosen.c_str(), R_OK) != 0) return {};
  try {
    return read_own_rules(chosen);
  } catch (const ConfigError& error) {
    throw WrongUse(error.what());
  }
}

}  // namespace

int extract_command(const TextToRead& text, const ExtractOptions& options, const CommandOutput& output) {
  const Article article = article_to_read(text);
  const Guidance guidance(rules_to_go_by(text.configuration));
  const auto mentions = guidance.extractor(options).mentions(article);
  if (!output.json) {
    output.out << mentions_text(mentions, style_of(output));
    return 0;
  }
  json::object object;
  object["id"] = text.file;
  json::array& events = object["events"].emplace_array();
  for (const EventMention& mention : mentions) events.push_back(mention_object(mention));
  output.out << json_text(object) << "\n";
  return 0;
}

int extract_articles_command(const BatchToRead& what, const ExtractOptions& options, const CommandOutput& output) {
  const Guidance guidance(rules_to_go_by(what.configuration));
  const Extractor extractor = guidance.extractor(options);
  Feed feed;
  feed.zone = zone_named(what.zone);
  feed.language = language_asked(what.language);
  return batch(what, output, [&](std::string_view line) { return extract_line(line, extractor, feed); });
}

int tag_command(const TextToRead& text, bool timeml, const CommandOutput& output) {
  const Article article = article_to_read(text);
  const std::string whole = whole_text(article);
  const Taggers taggers(rules_to_go_by(text.configuration).times);
  const DayOrders orders = day_orders(article.language, article.url);
  const auto expressions = taggers.named(article.language).tag(whole, article.blocks, article.dateline, orders);
  if (timeml)
    output.out << timeml_text(whole, expressions);
  else if (output.json)
    output.out << json_text(expressions_array(whole, expressions)) << "\n";
  else
    output.out << expressions_text(whole, expressions, style_of(output));
  return 0;
}

int tag_documents_command(const BatchToRead& what, const CommandOutput& output) {
  const Taggers taggers(rules_to_go_by(what.configuration).times);
  const std::string language = language_asked(what.language);
  return batch(what, output, [&](std::string_view line) { return timex_lines(line, taggers, language); });
}

int explain_command(const TextToRead& text, const CommandOutput& output) {
  const Article article = article_to_read(text);
  const Guidance guidance(rules_to_go_by(text.configuration));
  const auto explanations = guidance.extractor({}).explanation(article);
  output.out << explanation_text(whole_text(article), explanations, style_of(output));
  return 0;
}

}  // namespace datelined
