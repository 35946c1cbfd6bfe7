// Enumerators travel as numbers: both ends are the same program.
#include "service/article_message.hpp"

#include "service/fields.hpp"

#include <boost/json.hpp>

namespace datelined {
namespace {

namespace json = boost::json;

constexpr std::size_t line_limit = 64 * 1024, text_limit = 16 * 1024 * 1024;
constexpr std::size_t most_blocks = 200'000, most_markup = 1'000, most_names = 1'000, most_cues = 1'000;

template <class Enumerator>
std::int64_t number(Enumerator value) {
  return static_cast<std::int64_t>(value);
}

json::array message_of(TextRange range) {
  return {static_cast<std::int64_t>(range.begin), static_cast<std::int64_t>(range.end)};
}

json::object message_of(const TimeSpan& span) {
  json::object message;
  if (span.begin) message["begin"] = span.begin->time_since_epoch().count();
  message["end"] = span.end.time_since_epoch().count();
  message["grain"] = number(span.grain);
  message["end_grain"] = number(span.end_grain);
  message["part"] = number(span.part);
  message["bound"] = number(span.bound);
  message["approximate"] = span.approximate;
  message["ranged"] = span.ranged;
  return message;
}

TimeSpan span_from(const json::value& message) {
  const Fields fields(message);
  TimeSpan span;
  if (fields.has("begin")) span.begin = fields.local_time("begin");
  span.end = fields.local_time("end");
  if (span.begin && *span.begin >= span.end) throw BadMessage("message: a span that ends before it begins");
  span.grain = fields.one_of("grain", Grain::century);
  span.end_grain = fields.one_of("end_grain", Grain::century);
  span.part = fields.one_of("part", Part::night);
  span.bound = fields.one_of("bound", Bound::from);
  span.approximate = fields.truth("approximate");
  span.ranged = fields.truth("ranged");
  return span;
}

Place place_from(const json::value& message) {
  const Fields fields(message);
  return {
      .name = fields.text("name", line_limit), .country = fields.text("country", 16), .zone = fields.text("zone", 64)};
}

std::vector<Name> names_from(const json::array& messages) {
  std::vector<Name> names;
  for (const json::value& message : messages) {
    const Fields fields(message);
    names.push_back({.text = fields.text("text", line_limit), .kind = fields.one_of("kind", Name::Kind::other)});
  }
  return names;
}

std::vector<Cue> cues_from(const json::array& messages) {
  std::vector<Cue> cues;
  for (const json::value& message : messages) {
    const Fields fields(message);
    cues.push_back({.name = fields.text("name", line_limit), .weight = fields.number("weight", -1e6, 1e6)});
  }
  return cues;
}

std::vector<Block> blocks_from(const json::array& messages, std::size_t size) {
  std::vector<Block> blocks;
  std::size_t reached = 0;
  for (const json::value& message : messages) {
    const Fields fields(message);
    const Block block{.kind = fields.one_of("kind", Block::Kind::prose), .range = fields.range("range", size)};
    if (block.range.begin < reached) throw BadMessage("message: blocks overlap");
    reached = block.range.end;
    blocks.push_back(block);
  }
  return blocks;
}

}  // namespace

json::object message_of(const Article& article) {
  json::array blocks, markup(article.markup.begin(), article.markup.end());
  for (const Block& block : article.blocks)
    blocks.push_back({{"kind", number(block.kind)}, {"range", message_of(block.range)}});
  return {{"feed", article.feed},
          {"guid", article.guid},
          {"url", article.url},
          {"title", article.title},
          {"text", article.text},
          {"language", article.language},
          {"moment", article.dateline.moment.time_since_epoch().count()},
          {"grain", number(article.dateline.grain)},
          {"zone", article.dateline.zone.name()},
          {"dated_by_file", article.dated_by_file},
          {"hash", article.hash},
          {"blocks", std::move(blocks)},
          {"markup", std::move(markup)}};
}

Article article_from(const json::value& message) {
  const Fields fields(message);
  Article article;
  article.feed = fields.text("feed", line_limit);
  article.guid = fields.text("guid", line_limit);
  article.url = fields.text("url", line_limit);
  article.title = fields.text("title", line_limit);
  article.text = fields.text("text", text_limit);
  article.language = fields.text("language", 64);
  article.dateline.moment = fields.local_time("moment");
  article.dateline.grain = fields.one_of("grain", Grain::day);
  article.dateline.zone = fields.zone("zone");
  article.dated_by_file = fields.truth("dated_by_file");
  article.hash = fields.text("hash", 64);
  article.blocks = blocks_from(fields.array("blocks", most_blocks), whole_text(article).size());
  for (const json::value& markup : fields.array("markup", most_markup)) {
    if (!markup.is_string()) throw BadMessage("message: markup: not a string");
    article.markup.emplace_back(markup.get_string());
  }
  return article;
}

json::object message_of(const EventMention& mention) {
  json::array names, cues;
  for (const Name& name : mention.names) names.push_back({{"text", name.text}, {"kind", number(name.kind)}});
  for (const Cue& cue : mention.cues) cues.push_back({{"name", cue.name}, {"weight", cue.weight}});
  json::object message{{"sentence", message_of(mention.sentence)},
                       {"words", message_of(mention.words)},
                       {"evidence", mention.evidence},
                       {"said", mention.said},
                       {"offset", static_cast<std::int64_t>(mention.offset)},
                       {"length", static_cast<std::int64_t>(mention.length)},
                       {"title", mention.title},
                       {"names", std::move(names)},
                       {"head", mention.head},
                       {"category", number(mention.category)},
                       {"when", message_of(mention.when)},
                       {"zone_said", mention.zone_said},
                       {"zone", mention.zone.name()},
                       {"undated", mention.undated},
                       {"status", number(mention.status)},
                       {"confidence", mention.confidence},
                       {"origin", number(mention.origin)},
                       {"cues", std::move(cues)}};
  if (const auto& place = mention.place)
    message["place"] = {{"name", place->name}, {"country", place->country}, {"zone", place->zone}};
  if (mention.moved_from) message["moved_from"] = message_of(*mention.moved_from);
  return message;
}

EventMention mention_from(const json::value& message, std::string_view text) {
  const Fields fields(message);
  const auto size = static_cast<std::int64_t>(text.size());
  EventMention mention;
  mention.sentence = fields.range("sentence", text.size());
  mention.words = fields.range("words", text.size());
  mention.evidence = fields.text("evidence", line_limit);
  mention.said = fields.text("said", line_limit);
  mention.offset = static_cast<std::size_t>(fields.integer("offset", 0, size));
  mention.length = static_cast<std::size_t>(fields.integer("length", 0, size));
  mention.title = fields.text("title", line_limit);
  mention.names = names_from(fields.array("names", most_names));
  mention.head = fields.text("head", line_limit);
  mention.category = fields.one_of("category", Category::other);
  if (fields.has("place")) mention.place = place_from(fields.at("place"));
  mention.when = span_from(fields.at("when"));
  mention.zone_said = fields.text("zone_said", line_limit);
  mention.zone = fields.zone("zone");
  if (fields.has("moved_from")) mention.moved_from = span_from(fields.at("moved_from"));
  mention.undated = fields.truth("undated");
  mention.status = fields.one_of("status", Status::cancelled);
  mention.confidence = fields.number("confidence", 0, 1);
  mention.origin = fields.one_of("origin", Origin::calendar);
  mention.cues = cues_from(fields.array("cues", most_cues));
  return mention;
}

}  // namespace datelined
