// When digests are sent, and which days they are about.
#include "watches/digest.hpp"

#include "calendar/iso8601.hpp"
#include "tests/catch.hpp"

using namespace datelined;
using namespace std::chrono_literals;

namespace {

Instant utc(std::string_view text) { return to_instant(*parse_iso8601(text), Zone()); }
Zone berlin() { return *Zone::named("Europe/Berlin"); }

std::string shown(const DigestIssue& issue) {
  return issue.name + " at " + iso8601(issue.due) + ": " + iso_date(issue.begin) + " to " + iso_date(issue.end);
}

}  // namespace

TEST_CASE("a daily digest of the morning is about its day and one of the afternoon about the next", "[watches]") {
  Digest digest;
  const DigestIssues issues = digest_issues(digest, berlin(), utc("2017-02-20T05:59:59Z"));
  CHECK(shown(issues.latest) == "2017-02-19 at 2017-02-19T06:00:00Z: 2017-02-19 to 2017-02-20");
  CHECK(shown(issues.next) == "2017-02-20 at 2017-02-20T06:00:00Z: 2017-02-20 to 2017-02-21");
  CHECK(digest_issues(digest, berlin(), utc("2017-02-20T06:00:00Z")).latest.name == "2017-02-20");
  digest.at = 18h;
  CHECK(shown(digest_issues(digest, berlin(), utc("2017-02-20T17:00:00Z")).latest) ==
        "2017-02-20 at 2017-02-20T17:00:00Z: 2017-02-21 to 2017-02-22");
}

TEST_CASE("a weekly digest is about seven days from its day on", "[watches]") {
  Digest digest;
  digest.every = Digest::Every::week;
  digest.on = std::chrono::Sunday;
  const DigestIssues issues = digest_issues(digest, berlin(), utc("2017-02-22T12:00:00Z"));  // a Wednesday
  CHECK(shown(issues.latest) == "2017-02-19 at 2017-02-19T06:00:00Z: 2017-02-19 to 2017-02-26");
  CHECK(issues.next.name == "2017-02-26");
  CHECK(digest_issues(digest, berlin(), utc("2017-02-26T05:00:00Z")).latest.name == "2017-02-19");
}

TEST_CASE("an hour that the clocks skip or repeat has one issue", "[watches]") {
  Digest digest;
  digest.at = 2h + 30min;
  // On 26 March 2017 Berlin goes from 02:00 to 03:00, on 29 October from 03:00 to 02:00.
  CHECK(iso8601(digest_issues(digest, berlin(), utc("2017-03-26T12:00:00Z")).latest.due) == "2017-03-26T01:30:00Z");
  CHECK(iso8601(digest_issues(digest, berlin(), utc("2017-10-29T12:00:00Z")).latest.due) == "2017-10-29T00:30:00Z");
}

TEST_CASE("an issue is found again by its name", "[watches]") {
  const Digest digest;
  const DigestIssue issue = digest_issues(digest, berlin(), utc("2017-02-20T12:00:00Z")).latest;
  CHECK(digest_issue(digest, berlin(), issue.name) == issue);
  CHECK_FALSE(digest_issue(digest, berlin(), "tomorrow"));
  CHECK_FALSE(digest_issue(digest, berlin(), "2017-02-20T10:00"));
}
