// The thin layer between SQLiteCpp and rows.cpp: positions are counted here and errors get the file's name.
#include "store/query.hpp"

namespace datelined {

Query::Query(Database& database, SQLite::Statement& statement) : database_(database), statement_(statement) {
  ++database_.queries_;
}

Query::~Query() {
  --database_.queries_;
  try {
    statement_.reset();
  } catch (const SQLite::Exception&) {
    // sqlite3_reset repeats the error of the last step, which was thrown there.
  }
}

Query& Query::bind(std::string_view text) try {
  statement_.bind(++placeholder_, std::string(text));
  return *this;
} catch (const SQLite::Exception& error) {
  database_.fail(error);
}

Query& Query::bind(double number) try {
  statement_.bind(++placeholder_, number);
  return *this;
} catch (const SQLite::Exception& error) {
  database_.fail(error);
}

Query& Query::bind(std::nullopt_t) try {
  statement_.bind(++placeholder_);
  return *this;
} catch (const SQLite::Exception& error) {
  database_.fail(error);
}

Query& Query::bind_integer(std::int64_t number) try {
  statement_.bind(++placeholder_, number);
  return *this;
} catch (const SQLite::Exception& error) {
  database_.fail(error);
}

bool Query::next() try {
  column_ = 0;
  return statement_.executeStep();
} catch (const SQLite::Exception& error) {
  database_.fail(error);
}

int Query::run() {
  while (next()) continue;
  return statement_.getChanges();
}

std::int64_t Query::take_integer() try {
  return statement_.getColumn(column_++).getInt64();
} catch (const SQLite::Exception& error) {
  database_.fail(error);
}

void Query::take(std::string& text) try {
  text = statement_.getColumn(column_++).getString();
} catch (const SQLite::Exception& error) {
  database_.fail(error);
}

void Query::take(double& number) try {
  number = statement_.getColumn(column_++).getDouble();
} catch (const SQLite::Exception& error) {
  database_.fail(error);
}

bool Query::null_ahead() const try {
  return statement_.getColumn(column_).isNull();
} catch (const SQLite::Exception& error) {
  database_.fail(error);
}

}  // namespace datelined
