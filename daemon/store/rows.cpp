// One bind and one read for each type, in the order of its statements.
#include "store/rows.hpp"

#include "calendar/iso8601.hpp"
#include "store/lookup.hpp"
#include "store/names_json.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <array>

namespace datelined {

namespace {

namespace json = boost::json;

std::string kept(const std::vector<Name>& names) { return json::serialize(names_written(names)); }

std::string kept(const std::vector<Cue>& cues) {
  json::array rows;
  for (const Cue& cue : cues) rows.push_back(json::array{cue.name, cue.weight});
  return json::serialize(rows);
}

std::vector<Name> names_kept(const std::string& text) { return names_read(json::parse(text).as_array()); }

std::vector<Cue> cues_kept(const std::string& text) {
  std::vector<Cue> cues;
  const json::value rows = json::parse(text);
  for (const json::value& row : rows.as_array())
    cues.push_back({std::string(row.at(0).as_string()), row.at(1).to_number<double>()});
  return cues;
}

LocalTime local_kept(const std::string& text) {
  const auto time = parse_iso8601(text);
  if (!time) throw StoreError("not a local time: " + text);
  return time->local;
}

/// A zone that the system has lost since counts as UTC: better an hour off than no start.
Zone zone_kept(const std::string& name) { return Zone::named(name).value_or(Zone()); }

std::string shape(const TimeSpan& span) {
  std::string words(name(span.grain));
  for (const std::string_view word : {name(span.end_grain), name(span.part), name(span.bound)})
    words.append(" ").append(word);
  if (span.approximate) words += " approximate";
  if (span.ranged) words += " ranged";
  return words;
}

std::string next_word(std::string_view& text) {
  const std::string word(text.substr(0, text.find(' ')));
  text.remove_prefix(std::min(text.size(), word.size() + 1));
  return word;
}

void give_shape(TimeSpan& span, std::string_view words) {
  span.grain = grain_named(next_word(words)).value();
  span.end_grain = grain_named(next_word(words)).value();
  span.part = part_named(next_word(words)).value();
  span.bound = bound_named(next_word(words)).value();
  span.approximate = words.starts_with("approximate");
  span.ranged = words.ends_with("ranged");
}

void bind(Query& query, const TimeSpan& span) {
  query.bind(span.begin ? std::optional(iso8601(*span.begin)) : std::nullopt).with(iso8601(span.end), shape(span));
}

void bind(Query& query, const std::optional<TimeSpan>& span) {
  if (span)
    bind(query, *span);
  else
    query.with(std::nullopt, std::nullopt, std::nullopt);
}

std::optional<TimeSpan> read_optional_span(Query& row) {
  const auto begin = row.take<std::optional<std::string>>();
  const auto end = row.take<std::optional<std::string>>();
  const auto words = row.take<std::optional<std::string>>();
  if (!end || !words) return std::nullopt;
  TimeSpan span;
  if (begin) span.begin = local_kept(*begin);
  span.end = local_kept(*end);
  give_shape(span, *words);
  return span;
}

TimeSpan read_span(Query& row) { return read_optional_span(row).value(); }

void bind(Query& query, const std::optional<Place>& place) {
  if (place)
    query.with(place->name, place->country, place->zone);
  else
    query.with(std::nullopt, std::nullopt, std::nullopt);
}

std::optional<Place> read_place(Query& row) {
  auto named = row.take<std::optional<std::string>>();
  auto country = row.take<std::optional<std::string>>();
  auto zone = row.take<std::optional<std::string>>();
  if (!named) return std::nullopt;
  return Place{std::move(*named), country.value_or(""), zone.value_or("")};
}

Zone read_zone(Query& row) { return zone_kept(row.take<std::string>()); }
Category read_category(Query& row) { return category_named(row.take<std::string>()).value_or(Category::other); }
Status read_status(Query& row) { return status_named(row.take<std::string>()).value_or(Status::scheduled); }

Belief read_belief(Query& row) {
  return {.when = read_span(row), .zone = read_zone(row), .status = read_status(row), .undated = row.take<bool>()};
}

std::optional<Belief> read_optional_belief(Query& row) {
  const auto when = read_optional_span(row);
  const auto zone = row.take<std::optional<std::string>>();
  const auto status = row.take<std::optional<std::string>>();
  const auto undated = row.take<std::optional<bool>>();
  if (!when || !zone || !status || !undated) return std::nullopt;
  return Belief{*when, zone_kept(*zone), status_named(*status).value_or(Status::scheduled), *undated};
}

void bind(Query& query, const Belief& belief) {
  bind(query, belief.when);
  query.with(belief.zone.name(), name(belief.status), belief.undated);
}

Pins read_pins(Query& row) {
  Pins pins{.title = row.take<std::optional<std::string>>()};
  if (const auto category = row.take<std::optional<std::string>>()) pins.category = category_named(*category);
  pins.place = read_place(row);
  pins.when = read_optional_span(row);
  if (const auto zone = row.take<std::optional<std::string>>()) pins.zone = zone_kept(*zone);
  if (const auto status = row.take<std::optional<std::string>>()) pins.status = status_named(*status);
  return pins;
}

}  // namespace

void bind(Query& query, const SourceState& state) {
  query.with(state.name, state.url, state.moved_to, state.etag, state.last_modified, state.next_poll, state.last_good,
             state.last_try, state.failures, state.last_error, state.gone, state.articles);
}

SourceState read_source(Query& row) {
  return {.name = row.take<std::string>(),
          .url = row.take<std::string>(),
          .moved_to = row.take<std::string>(),
          .etag = row.take<std::string>(),
          .last_modified = row.take<std::string>(),
          .next_poll = row.take<Instant>(),
          .last_good = row.take<std::optional<Instant>>(),
          .last_try = row.take<std::optional<Instant>>(),
          .failures = row.take<int>(),
          .last_error = row.take<std::string>(),
          .gone = row.take<bool>(),
          .articles = row.take<std::int64_t>()};
}

void bind(Query& query, const FileState& state) {
  query.with(state.feed, state.path, state.modified, state.size, state.hash);
}

FileState read_file(Query& row) {
  return {.feed = row.take<std::string>(),
          .path = row.take<std::string>(),
          .modified = row.take<Instant>(),
          .size = row.take<std::int64_t>(),
          .hash = row.take<std::string>()};
}

void bind(Query& query, const Article& article, Instant read) {
  const Dateline& dateline = article.dateline;
  query.with(article.feed, article.guid, article.url, article.title, article.language, article.hash,
             iso8601(dateline.moment), name(dateline.grain), dateline.zone.name(), article.dated_by_file,
             to_instant(dateline.moment, dateline.zone), read);
}

KnownArticle read_known_article(Query& row) {
  return {.id = {row.take<std::int64_t>()}, .hash = row.take<std::string>()};
}

void bind(Query& query, const Quarantined& what) {
  query.with(what.feed, what.guid, what.reason, what.at, what.strikes);
}

Quarantined read_quarantined(Query& row) {
  return {.feed = row.take<std::string>(),
          .guid = row.take<std::string>(),
          .reason = row.take<std::string>(),
          .at = row.take<Instant>(),
          .strikes = row.take<int>()};
}

void bind(Query& query, const Pins& pins) {
  const auto named = [](const auto& value) { return value ? std::optional<std::string>(name(*value)) : std::nullopt; };
  query.with(pins.title, named(pins.category));
  bind(query, pins.place);
  bind(query, pins.when);
  query.with(pins.zone ? std::optional(pins.zone->name()) : std::nullopt, named(pins.status));
}

void bind(Query& query, const Event& event) {
  query.with(event.uid, event.title, name(event.category));
  bind(query, event.place);
  query.with(kept(event.names), event.head);
  bind(query, event.when);
  query.with(event.zone.name(), event.zone_said, name(event.status), event.undated, event.confidence, event.revision,
             event.changed, name(event.standing));
  query.bind(event.successor.value != 0 ? std::optional(event.successor.value) : std::nullopt).bind(event.quiet);
  const Lookup lookup = lookup_of(event);
  query.with(lookup.begins, lookup.ends, lookup.folded, lookup.sketch);
}

Event read_event(Query& row) {
  Event event{.id = {row.take<std::int64_t>()},
              .uid = row.take<std::string>(),
              .title = row.take<std::string>(),
              .category = read_category(row),
              .place = read_place(row),
              .names = names_kept(row.take<std::string>()),
              .head = row.take<std::string>(),
              .when = read_span(row),
              .zone = read_zone(row),
              .zone_said = row.take<std::string>(),
              .status = read_status(row),
              .undated = row.take<bool>(),
              .confidence = row.take<double>(),
              .revision = row.take<int>(),
              .changed = row.take<Instant>(),
              .standing = standing_named(row.take<std::string>()).value(),
              .successor = {row.take<std::optional<std::int64_t>>().value_or(0)},
              .quiet = row.take<bool>()};
  event.pins = read_pins(row);
  return event;
}

void bind(Query& query, const Claim& claim, EventId event) {
  const EventMention& mention = claim.mention;
  query.with(event.value, claim.article.value, claim.read, mention.sentence.begin, mention.sentence.end,
             mention.words.begin, mention.words.end, mention.evidence, mention.said, mention.offset, mention.length,
             mention.title, kept(mention.names), mention.head, name(mention.category));
  bind(query, mention.place);
  bind(query, mention.when);
  query.with(mention.zone_said, mention.zone.name());
  bind(query, mention.moved_from);
  query.with(mention.undated, name(mention.status), mention.confidence, kept(mention.cues), name(mention.origin));
}

Claim read_claim(Query& row) {
  Claim claim{.id = {row.take<std::int64_t>()}};
  claim.article = {row.take<std::int64_t>()};
  claim.feed = row.take<std::string>();
  claim.url = row.take<std::string>();
  claim.article_title = row.take<std::string>();
  claim.dated_by_file = row.take<bool>();
  claim.published = row.take<Instant>();
  claim.read = row.take<Instant>();
  claim.mention = {.sentence = {row.take<std::size_t>(), row.take<std::size_t>()},
                   .words = {row.take<std::size_t>(), row.take<std::size_t>()},
                   .evidence = row.take<std::string>(),
                   .said = row.take<std::string>(),
                   .offset = row.take<std::size_t>(),
                   .length = row.take<std::size_t>(),
                   .title = row.take<std::string>(),
                   .names = names_kept(row.take<std::string>()),
                   .head = row.take<std::string>(),
                   .category = read_category(row),
                   .place = read_place(row),
                   .when = read_span(row),
                   .zone_said = row.take<std::string>(),
                   .zone = read_zone(row),
                   .moved_from = read_optional_span(row),
                   .undated = row.take<bool>(),
                   .status = read_status(row),
                   .confidence = row.take<double>(),
                   .cues = cues_kept(row.take<std::string>()),
                   .origin = origin_named(row.take<std::string>()).value()};
  return claim;
}

void bind(Query& query, const Delivery& delivery) {
  const auto event = delivery.event.value == 0 ? std::nullopt : std::optional(delivery.event.value);
  query.with(delivery.key, event, delivery.revision, delivery.watch, delivery.cause, delivery.sink, delivery.recipient,
             delivery.made, delivery.due, delivery.next_try, delivery.expires, name(delivery.state), delivery.attempt,
             delivery.unknowns, delivery.lease_token, delivery.lease_owner, delivery.lease_until, delivery.receipt,
             delivery.digest_key, delivery.last_error, delivery.sent, delivery.worded, delivery.held_until,
             delivery.told_by, delivery.acknowledged);
}

Delivery read_delivery(Query& row) {
  return {.id = {row.take<std::int64_t>()},
          .key = row.take<std::string>(),
          .event = {row.take<std::optional<std::int64_t>>().value_or(0)},
          .revision = row.take<int>(),
          .watch = row.take<std::string>(),
          .cause = row.take<std::string>(),
          .sink = row.take<std::string>(),
          .recipient = row.take<std::string>(),
          .made = row.take<Instant>(),
          .due = row.take<Instant>(),
          .next_try = row.take<Instant>(),
          .expires = row.take<Instant>(),
          .state = delivery_state_named(row.take<std::string>()).value(),
          .attempt = row.take<int>(),
          .unknowns = row.take<int>(),
          .lease_token = row.take<std::int64_t>(),
          .lease_owner = row.take<std::string>(),
          .lease_until = row.take<std::optional<Ticks>>(),
          .receipt = row.take<std::string>(),
          .digest_key = row.take<std::string>(),
          .last_error = row.take<std::string>(),
          .sent = row.take<std::optional<Instant>>(),
          .worded = row.take<std::optional<Instant>>(),
          .held_until = row.take<std::optional<Instant>>(),
          .told_by = row.take<std::string>(),
          .acknowledged = row.take<std::optional<Instant>>()};
}

void bind(Query& query, const Attempt& attempt) {
  query.with(attempt.delivery.value, attempt.number, attempt.token, attempt.began, attempt.ended, attempt.outcome,
             attempt.detail);
}

void bind(Query& query, const Revision& step, EventId event) {
  query.with(event.value, name(step.change), step.number);
  if (step.from)
    bind(query, *step.from);
  else
    for (int column = 0; column < 6; ++column) query.bind(std::nullopt);
  bind(query, step.to);
  query.with(step.at, step.by_user);
  query.bind(step.article.value != 0 ? std::optional(step.article.value) : std::nullopt).bind(step.evidence);
}

Revision read_revision(Query& row) {
  Revision step{.change = change_named(row.take<std::string>()).value(), .number = row.take<int>()};
  step.from = read_optional_belief(row);
  step.to = read_belief(row);
  step.at = row.take<Instant>();
  step.by_user = row.take<bool>();
  step.article = {row.take<std::optional<std::int64_t>>().value_or(0)};
  step.evidence = row.take<std::string>();
  step.feed = row.take<std::optional<std::string>>().value_or("");
  step.url = row.take<std::optional<std::string>>().value_or("");
  step.article_title = row.take<std::optional<std::string>>().value_or("");
  return step;
}

Attempt read_attempt(Query& row) {
  return {.delivery = {row.take<std::int64_t>()},
          .number = row.take<int>(),
          .token = row.take<std::int64_t>(),
          .began = row.take<Instant>(),
          .ended = row.take<Instant>(),
          .outcome = row.take<std::string>(),
          .detail = row.take<std::string>()};
}

Counts read_counts(Query& row) {
  return {.articles = row.take<std::int64_t>(),
          .events = row.take<std::int64_t>(),
          .ready = row.take<std::int64_t>(),
          .leased = row.take<std::int64_t>(),
          .sent = row.take<std::int64_t>(),
          .dead = row.take<std::int64_t>(),
          .cancelled = row.take<std::int64_t>(),
          .quarantined = row.take<std::int64_t>(),
          .unseen = row.take<std::int64_t>()};
}

void bind(Query& query, const SinkTrouble& trouble) {
  query.with(trouble.sink, trouble.since, trouble.disabled, trouble.reason);
}

SinkTrouble read_sink_trouble(Query& row) {
  return {.sink = row.take<std::string>(),
          .since = row.take<Instant>(),
          .disabled = row.take<std::optional<Instant>>(),
          .reason = row.take<std::string>()};
}

Silence read_silence(Query& row) {
  return {.id = row.take<std::int64_t>(),
          .words = row.take<std::string>(),
          .made = row.take<Instant>(),
          .until = row.take<Instant>()};
}

}  // namespace datelined
