// How fast the tagger is: documents in memory, text to resolved expressions, one thread.
// datelined_bench DOCUMENTS.jsonl: MB/s (median of five). datelined_bench: whether time grows with length alone.
// datelined_bench DOCUMENTS.jsonl --days: one JSON line a span, with its first and last day, for gold_days.py.
#include "calendar/iso8601.hpp"
#include "temporal/tagger.hpp"
#include "temporal/timex_documents.hpp"

#include <boost/json.hpp>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

using namespace datelined;

namespace {

struct Document {
  std::string line, name, text;
  Dateline dateline;
};

std::vector<Document> documents(const char* file) {
  std::vector<Document> all;
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    const boost::json::value value = boost::json::parse(line);
    Document document{line, std::string(value.at("doc").as_string()), std::string(value.at("text").as_string()), {}};
    if (const auto written = parse_iso8601(value.at("dct").as_string())) document.dateline.moment = written->local;
    all.push_back(std::move(document));
  }
  return all;
}

/// Processor time of this thread: what else the machine does must not count.
double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Seconds of the median of five runs.
double median_seconds(const std::function<void()>& work) {
  std::vector<double> seconds;
  for (int run = 0; run < 5; ++run) {
    const double begin = processor_seconds();
    work();
    seconds.push_back(processor_seconds() - begin);
  }
  std::sort(seconds.begin(), seconds.end());
  return seconds[2];
}

void measure_documents(const std::vector<Document>& all) {
  std::size_t bytes = 0, found = 0, line_bytes = 0;
  for (const Document& document : all) {
    bytes += document.text.size();
    line_bytes += document.line.size();
  }
  const Tagger& tagger = tagger_for("en");
  const double seconds = median_seconds([&] {
    found = 0;
    for (const Document& document : all) found += tagger.tag(document.text, {}, document.dateline).size();
  });
  std::printf("%.1f MB/s, %zu expressions in %zu documents, %.2f MB\n", bytes / seconds / 1e6, found, all.size(),
              bytes / 1e6);
  const double lines = median_seconds([&] {
    for (const Document& document : all) timex_lines(document.line, plain_taggers(), "en");
  });
  std::printf("%.1f MB/s with JSON in and out\n", line_bytes / lines / 1e6);
}

std::string day_of(LocalTime moment) { return iso8601(moment).substr(0, 10); }

/// Offsets are bytes; the last day is the one that the excluded end lies in or begins.
void print_days(const std::vector<Document>& all) {
  const Tagger& tagger = tagger_for("en");
  for (const Document& document : all)
    for (const TimeExpression& expression : tagger.tag(document.text, {}, document.dateline))
      if (const auto* span = std::get_if<TimeSpan>(&expression.when); span && span->begin)
        std::cout << boost::json::serialize(boost::json::object{{"doc", document.name},
                                                                {"start", expression.where.begin},
                                                                {"end", expression.where.end},
                                                                {"first", day_of(*span->begin)},
                                                                {"last", day_of(span->end - std::chrono::seconds(1))},
                                                                {"cue", expression.cue},
                                                                {"rule", expression.rule}})
                  << '\n';
}

/// Input made to hurt: every word begins an expression, nothing ends one.
void measure_hostile(const char* name, const std::string& piece) {
  const Tagger& tagger = tagger_for("en");
  double small = 0;
  for (const std::size_t megabytes : {1U, 8U}) {
    std::string text;
    while (text.size() < megabytes * 1'000'000) text += piece;
    const double seconds = median_seconds([&] { tagger.tag(text, {}, {}); });
    if (megabytes == 1)
      small = seconds;
    else
      std::printf("%-24s %6.1f MB/s, 8 MB takes %.2f times what 8 × 1 MB does\n", name, 8 / seconds,
                  seconds / (8 * small));
  }
}

}  // namespace

int main(int count, char** words) {
  if (count > 2) {
    print_days(documents(words[1]));
    return 0;
  }
  if (count > 1) {
    measure_documents(documents(words[1]));
    return 0;
  }
  measure_hostile("months", "May ");
  measure_hostile("numbers", "1 ");
  measure_hostile("the", "the ");
  measure_hostile("hyphens", "3-");
  measure_hostile("half a date", "on the first Monday of the ");
  measure_hostile("about", "about at least more than ");
  measure_hostile("one sentence of weekdays", "to Friday ");
  measure_hostile("list of days", "May 3, 4, 5 and ");
  measure_hostile("brackets", "(((((((( ");
  measure_hostile("digits", "123456789");
}
