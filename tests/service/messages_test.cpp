#include "service/messages.hpp"

#include "tests/catch.hpp"

using namespace datelined;
using namespace std::chrono_literals;

namespace {

LocalTime at(int year, unsigned month, unsigned day) {
  return LocalTime(std::chrono::local_days(std::chrono::year(year) / month / day));
}

Article article() {
  Article article{.feed = "town",
                  .guid = "urn:1",
                  .url = "https://example.org/1",
                  .title = "Café reopens",
                  .text = "The café reopens on 3 May.\n\nCome \"early\".",
                  .language = "en"};
  article.dateline = {.moment = at(2027, 4, 1) + 9h, .grain = Grain::minute, .zone = Zone::fixed(-210min)};
  article.dated_by_file = true;
  article.hash = std::string(64, 'a');
  article.blocks = {{Block::Kind::headline, {0, 13}}, {Block::Kind::prose, {14, 41}}};
  article.markup = {"{\"@type\":\"Event\"}"};
  return article;
}

EventMention mention() {
  EventMention mention{
      .sentence = {14, 41}, .words = {34, 39}, .evidence = "The café reopens on 3 May.", .said = "3 May"};
  mention.offset = 33;
  mention.length = 5;
  mention.title = "Café reopens";
  mention.names = {{"Café", Name::Kind::organisation}};
  mention.head = "reopen";
  mention.category = Category::business;
  mention.place = Place{"Paris, France", "FR", "Europe/Paris"};
  mention.when = {.begin = at(2027, 5, 3), .end = at(2027, 5, 4), .approximate = true};
  mention.moved_from = TimeSpan{.end = at(2027, 5, 2), .part = Part::late, .bound = Bound::by};
  mention.zone_said = "CET";
  mention.status = Status::expected;
  mention.confidence = 0.75;
  mention.cues = {{"verb", 1.5}};
  return mention;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const auto place = text.find(what);
  REQUIRE(place != std::string::npos);
  return text.replace(place, what.size(), with);
}

}  // namespace

TEST_CASE("every message to and from a reader comes out as it went in", "[service]") {
  ParseRequest parse{.bytes = std::string("\0\xff<rss>", 7),
                     .path = "a.html",
                     .charset = "koi8-r",
                     .first_line = 7,
                     .at = Instant(12345ms)};
  parse.feed = {
      .name = "town", .url = "https://example.org/feed", .language = "de", .zone = Zone::fixed(2h), .interval = 90s};
  ReaderRules rules{.minimum_confidence = 0.25};
  rules.events.patterns = {{"bins", {"bulky waste"}, Category::maintenance, "Bins: {headline}", 0.8},
                           {"any", {"x"}, {}, "", 0.9}};
  rules.events.ignored = {{"runs", {"marathon"}, {"news"}}};
  for (const Request& request : {Request(ReaderRules{0.25, {{"founders", "Founders' Day", "April 12", "en"}}, {}}),
                                 Request(rules), Request(parse), Request(ReadRequest{article()})})
    CHECK(request_from(written(request)) == request);

  const std::string text = whole_text(article());
  for (const Answer& answer :
       {Answer(article()), Answer(Parsed{{"line 3: no date"}, 90s}), Answer(Parsed{}), Answer(Refused{"no feed"}),
        Answer(std::vector<EventMention>{mention(), EventMention{.when = mention().when}})})
    CHECK(answer_from(written(answer), text) == answer);
}

TEST_CASE("an answer with a wrong field is refused and not believed", "[service]") {
  const std::string text = whole_text(article());
  const std::string good = written(Answer(std::vector<EventMention>{mention()}));
  const std::pair<const char*, const char*> changes[] = {
      {"\"sentence\":[14,41]", "\"sentence\":[14,4100]"},
      {"\"sentence\":[14,41]", "\"sentence\":[14,-1]"},
      {"\"sentence\":[14,41]", "\"sentence\":[14]"},
      {"\"words\":[34,39]", "\"words\":[39,34]"},
      {"\"category\":", "\"category\":99,\"was\":"},
      {"\"category\":", "\"kategory\":"},
      {"\"undated\":false", "\"undated\":0"},
      {"\"zone\":\"Europe/Paris\"", "\"zone\":7"},
      {"\"zone\":\"UTC\"", "\"zone\":\"../../etc/passwd\""},
      {"\"begin\":", "\"begin\":9000000000000,\"was\":"},
      {"\"begin\":1809302400", "\"begin\":1809388800"},
      {"\"title\":\"Caf", "\"title\":\"\xff"},
      {"{\"mentions\"", "[{\"mentions\""},
      {"{\"mentions\"", "{\"mention\""},
  };
  for (const auto& [what, with] : changes) {
    INFO(what << " becomes " << with);
    CHECK_THROWS_AS(answer_from(replaced(good, what, with), text), BadMessage);
  }
  CHECK_THROWS_AS(answer_from("", ""), BadMessage);
  CHECK_THROWS_AS(answer_from(std::string(100, '['), ""), BadMessage);
  CHECK_THROWS_AS(answer_from("null", ""), BadMessage);
}

TEST_CASE("the blocks of an article lie within its text and follow each other", "[service]") {
  Article overlapping = article();
  overlapping.blocks[1].range.begin = 5;
  CHECK_THROWS_AS(answer_from(written(Answer(overlapping)), ""), BadMessage);
  Article beyond = article();
  beyond.blocks[1].range.end = 1000;
  CHECK_THROWS_AS(answer_from(written(Answer(beyond)), ""), BadMessage);
}

TEST_CASE("a frame announces its length and a longer one than allowed is refused", "[service]") {
  const std::string frame = framed(std::string(300, 'x'));
  REQUIRE(frame.size() == 304);
  const FrameHead head{0, 0, 1, 44};
  CHECK(frame.substr(0, 4) == std::string(head.begin(), head.end()));
  CHECK(body_size(head, 300) == 300);
  CHECK_THROWS_AS(body_size(head, 299), BadMessage);
  CHECK_THROWS_AS(body_size({255, 255, 255, 255}, most_bytes_in), BadMessage);
}
