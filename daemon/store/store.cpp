// Store: opening, sources, articles. Its events are in store_events.cpp, its deliveries in store_deliveries.cpp,
// what surrounds them in store_outbox.cpp.
#include "store/store.hpp"

#include "store/database.hpp"
#include "store/migrate.hpp"
#include "store/query.hpp"
#include "store/reading.hpp"
#include "store/rows.hpp"
#include "store/sql.hpp"
#include "text/digest.hpp"
#include "text/escape.hpp"

#include <utility>

namespace datelined {

namespace {

struct Installation {
  std::string id;
  bool replay;
};

std::optional<Installation> installation_of(Database& database) {
  Query row = database.query(sql::installation);
  if (!row.next()) return std::nullopt;
  return Installation{row.take<std::string>(), row.take<bool>()};
}

/// The row is made with the first migration or, if the program died between them, at the next start.
Installation named_installation(Database& database, bool replay) {
  if (auto known = installation_of(database)) return *known;
  constexpr std::size_t bytes = 10;  // 16 base32 characters
  const Installation made{base32(sha256(random_bytes(32)), bytes), replay};
  database.query(sql::installation_insert).with(made.id, made.replay).run();
  return made;
}

std::optional<KnownArticle> article_found(Query& query) {
  if (!query.next()) return std::nullopt;
  return read_known_article(query);
}

}  // namespace

Store Store::open(const std::filesystem::path& file, bool replay) {
  auto database = std::make_unique<Database>(file, Database::Access::write);
  migrate(*database);
  Installation installation = named_installation(*database, replay);
  if (installation.replay && !replay)
    database->fail("made by a replay (--as-of): use another --state without it, or start with --as-of");
  if (!installation.replay && replay) database->fail("made without --as-of: a replay needs a --state of its own");
  return Store(std::move(database), std::move(installation.id));
}

Store::Store(std::unique_ptr<Database> database, std::string installation)
    : database_(std::move(database)), installation_(std::move(installation)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

void Store::in_transaction(const std::function<void()>& work) { database_->in_transaction(work); }

bool Store::has_room() { return database_->has_room(); }

std::string Store::planned_for() {
  Query row = database_->query(sql::planned_for);
  return row.next() ? row.take<std::string>() : std::string();
}

void Store::keep_planned_for(std::string_view what) { database_->query(sql::planned_for_keep).with(what).run(); }

std::optional<SourceState> Store::source(std::string_view name) {
  Query row = database_->query(sql::source);
  if (!row.with(name).next()) return std::nullopt;
  return read_source(row);
}

void Store::keep_source(const SourceState& state) {
  Query query = database_->query(sql::source_keep);
  bind(query, state);
  query.run();
}

std::vector<SourceState> Store::sources() { return sources_found(*database_); }

std::optional<FileState> Store::file(std::string_view feed, std::string_view path) {
  Query row = database_->query(sql::file);
  if (!row.with(feed, path).next()) return std::nullopt;
  return read_file(row);
}

void Store::keep_file(const FileState& state) {
  Query query = database_->query(sql::file_keep);
  bind(query, state);
  query.run();
}

std::optional<KnownArticle> Store::known_article(const Article& article) {
  if (!article.guid.empty()) {
    Query query = database_->query(sql::article_by_guid);
    if (auto known = article_found(query.with(article.feed, article.guid))) return known;
  }
  if (is_web_url(article.url)) {  // the path of a file of many articles tells none of them
    Query query = database_->query(sql::article_by_url);
    if (auto known = article_found(query.with(article.feed, article.url, article.title))) return known;
  }
  Query query = database_->query(sql::article_by_hash);
  return article_found(query.with(article.hash));
}

ArticleId Store::keep_article(const Article& article, std::optional<ArticleId> known, Instant read) {
  Query query = database_->query(known ? sql::article_update : sql::article_insert);
  bind(query, article, read);
  if (known) {
    query.bind(known->value).run();
    return *known;
  }
  query.next();
  return {query.take<std::int64_t>()};
}

void Store::quarantine(const Quarantined& what) {
  Query query = database_->query(sql::quarantine_keep);
  bind(query, what);
  query.run();
}

std::optional<Quarantined> Store::quarantined(std::string_view feed, std::string_view guid) {
  Query row = database_->query(sql::quarantine);
  if (!row.with(feed, guid).next()) return std::nullopt;
  return read_quarantined(row);
}

std::vector<Quarantined> Store::quarantined() { return quarantined_found(*database_); }

Counts Store::counts() { return counts_found(*database_); }

}  // namespace datelined
