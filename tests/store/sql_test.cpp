// The statements of sql/: each says which question it answers, counts its placeholders in order, and has a plan that
// does not read a whole table where the store asks often.
#include "store/sql.hpp"

#include "store/database.hpp"
#include "store/query.hpp"
#include "tests/catch.hpp"
#include "tests/store/examples.hpp"

#include <fstream>
#include <iterator>
#include <sstream>

using namespace datelined;
using namespace datelined::examples;
namespace fs = std::filesystem;

namespace {

std::string content(const fs::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::vector<fs::path> files(const std::string& folder) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(fs::path(SOURCE_DIR) / folder)) found.push_back(entry.path());
  return found;
}

std::string plan_of(Database& database, std::string_view sql) {
  const std::string explained = "EXPLAIN QUERY PLAN " + std::string(sql);
  Query query = database.query(explained);
  std::string plan;
  while (query.next()) {
    query.take<int>(), query.take<int>(), query.take<int>();
    plan += query.take<std::string>() + "\n";
  }
  return plan;
}

}  // namespace

TEST_CASE("every query is one statement with its question in the first line and placeholders in order", "[store]") {
  const auto queries = files("sql/queries");
  REQUIRE(queries.size() > 50);
  for (const fs::path& file : queries) {
    INFO(file);
    const std::string text = content(file);
    REQUIRE(text.starts_with("-- "));
    const std::string body = text.substr(text.find('\n') + 1);
    CHECK(body.find(';') == std::string::npos);
    CHECK(body.find("--") == std::string::npos);
    int seen = 0;
    for (auto at = body.find('$'); at != std::string::npos; at = body.find('$', at + 1)) {
      const int number = std::stoi(body.substr(at + 1));
      CHECK(number <= seen + 1);  // SQLite counts names by their first appearance
      seen = std::max(seen, number);
    }
  }
}

TEST_CASE("the embedded statements are the files byte for byte", "[store]") {
  const fs::path folder = fs::path(SOURCE_DIR) / "sql";
  CHECK(sql::events_between == content(folder / "queries/events_between.sql"));
  CHECK(sql::writer == content(folder / "sqlite/writer.sql"));
  CHECK(sql::migrations.front().starts_with(content(folder / "sqlite/0001_start.sql")));
}

TEST_CASE("no statement stands in the code of the daemon", "[store]") {
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_DIR) / "daemon")) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
    const std::string text = content(entry.path());
    INFO(entry.path());
    for (const char* word : {"SELECT ", "INSERT INTO", "DELETE FROM", "PRAGMA ", "UPDATE delivery"})
      CHECK(text.find("\"" + std::string(word)) == std::string::npos);
  }
}

TEST_CASE("what is asked often is answered by an index", "[store]") {
  const Folder folder;
  (void)Store::open(folder / "state.db", false);
  Database database(folder / "state.db", Database::Access::write);
  for (const std::string_view sql :
       {sql::article_by_guid,       sql::article_by_url,      sql::article_by_hash,      sql::article_events,
        sql::event_claims,          sql::event_by_prefix,     sql::events_ending_after,  sql::events_of_word_from,
        sql::events_of_word_before, sql::event_word_move,     sql::delivery_by_key,      sql::deliveries_due,
        sql::delivery_next,         sql::deliveries_of_event, sql::deliveries_dead,      sql::deliveries_of_digest,
        sql::leases_release,        sql::deliveries_told_by,  sql::deliveries_eventless, sql::delivery_by_receipt,
        sql::deliveries_clamp,      sql::deliveries_hasten,   sql::deliveries_told,      sql::event_sketch}) {
    const std::string plan = plan_of(database, sql);
    INFO(sql << plan);
    CHECK(plan.find("SCAN event") == std::string::npos);
    CHECK(plan.find("SCAN article") == std::string::npos);
    CHECK(plan.find("SCAN claim") == std::string::npos);
    const auto scan = plan.find("SCAN delivery");
    CHECK((scan == std::string::npos || plan.substr(scan).find("INDEX delivery_") != std::string::npos));
  }
  CHECK(plan_of(database, sql::deliveries_told).find("(event=? AND sink=? AND recipient=?)") != std::string::npos);
  const std::string counting = plan_of(database, sql::counts);
  CHECK(counting.find("delivery") == counting.find("delivery USING INDEX delivery_dead"));
  // Any other index would walk through all that is ready.
  for (const std::string_view sql : {sql::deliveries_due, sql::delivery_next})
    CHECK(plan_of(database, sql).find("INDEX delivery_ready") != std::string::npos);
  CHECK(plan_of(database, sql::deliveries_dead).find("INDEX delivery_dead") != std::string::npos);
  CHECK(plan_of(database, sql::deliveries_forgettable).find("INDEX delivery_ended") != std::string::npos);
  for (const std::string_view sql : {sql::deliveries_due, sql::delivery_next, sql::events_of_word_from,
                                     sql::events_of_word_before, sql::event_claims})
    CHECK(plan_of(database, sql).find("TEMP B-TREE") == std::string::npos);
}
