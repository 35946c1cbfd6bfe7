#include "articles/html.hpp"

#include "tests/catch.hpp"

#include <chrono>
#include <string>

using namespace datelined;
using namespace std::chrono;

namespace {

std::string paragraph(const std::string& about) {
  return "<p>The " + about + " will be opened by the mayor, who has asked everybody to come early, because the hall " +
         "holds four hundred people and no more.</p>";
}

std::string page(const std::string& head, const std::string& body) {
  return "<!DOCTYPE html><html lang='en-GB'><head>" + head + "</head><body>" + body + "</body></html>";
}

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

std::string words_of(const HtmlPage& page, Block::Kind kind) {
  std::string words;
  for (const Block& block : page.blocks)
    if (block.kind == kind) words += "[" + std::string(block.range.of(page.text)) + "]";
  return words;
}

}  // namespace

TEST_CASE("the article of a page is read without its furniture", "[articles]") {
  const HtmlPage read = read_page(page(
      "<title>New hall opens - The Herald</title>",
      "<nav><ul><li><a href=/>Home</a><li><a href=/s>Sport</a></ul></nav>"
      "<div class='sidebar'><p>Buy our mugs, they are on sale until Friday, and everybody likes a good mug of "
      "tea.</p></div>"
      "<article><h1>New hall opens</h1>" +
          paragraph("hall") + "<script>alert('Monday')</script>" + paragraph("library") +
          "<p class='share'>Share this on every network there is, until Saturday.</p><ul><li><a href=1>Other news of "
          "the day</a>"
          "<li><a href=2>More other news of the day</a></ul></article>"
          "<div id='comments'><p>I will not go there, because I do not like the mayor, and neither does my "
          "dog.</p></div>"
          "<footer><p>Copyright 2020 by the publisher of this paper, all rights reserved, of course.</p></footer>"));
  CHECK(read.title == "New hall opens");
  CHECK(read.language == "en-GB");
  CHECK(holds(read.text, "The hall will be opened"));
  CHECK(holds(read.text, "The library will be opened"));
  for (const char* furniture :
       {"Sport", "mugs", "Monday", "Share this", "Other news", "my dog", "Copyright", "New hall opens"})
    CHECK_FALSE(holds(read.text, furniture));
}

TEST_CASE("headings items rows and captions of a page keep their kind", "[articles]") {
  const HtmlPage read = read_fragment(
      "<h2>Dates</h2><ul><li>3 May: start<li>5 May: end</ul><table><tr><th>Day<th>Hour</tr><tr><td>Friday<td>9 "
      "a.m.</tr></table>"
      "<figure><img src=x><figcaption>The hall</figcaption></figure><p><b>Tickets</b></p><p>They cost "
      "<i>nothing</i>.</p>");
  CHECK(words_of(read, Block::Kind::heading) == "[Dates][Tickets]");
  CHECK(words_of(read, Block::Kind::item) == "[3 May: start][5 May: end]");
  CHECK(words_of(read, Block::Kind::row) == "[Day | Hour][Friday | 9 a.m.]");
  CHECK(words_of(read, Block::Kind::caption) == "[The hall]");
  CHECK(words_of(read, Block::Kind::prose) == "[They cost nothing.]");
  CHECK(holds(read.text, "3 May: start\n5 May: end"));
}

TEST_CASE("struck text is no text", "[articles]") {
  CHECK(read_fragment("<p>The fair opens on <del>Monday</del> <s>Tuesday</s> Wednesday.</p>").text ==
        "The fair opens on Wednesday.");
}

TEST_CASE("a page dates itself by what it tells machines", "[articles]") {
  const local_seconds day = local_days(2021y / 3 / 4);
  struct Row {
    const char* head;
    local_seconds local;
    Grain grain;
  };
  const Row rows[] = {
      {"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\" : "
       "\"2021-03-04T09:30:00+01:00\",}</script>",
       day + 9h + 30min, Grain::minute},
      {"<meta property='article:published_time' content='2021-03-04T09:30:00Z'>", day + 9h + 30min, Grain::minute},
      {"<meta name='DC.date.issued' content='2021-03-04'>", day, Grain::day},
      {"<meta name=date content='never'><link rel=canonical href='https://example.org/2021/03/04/x.html'>", day,
       Grain::day},
  };
  for (const Row& row : rows) {
    INFO(row.head);
    const HtmlPage read = read_page(page(row.head, paragraph("hall")));
    REQUIRE(read.published);
    CHECK(read.published->local == row.local);
    CHECK(read.published->grain == row.grain);
  }
  const HtmlPage marked = read_page(page("", "<time datetime='2021-03-04'>4 March</time>" + paragraph("hall")));
  REQUIRE(marked.published);
  CHECK(marked.published->local == day);
  CHECK_FALSE(read_page(page("<meta name=date content='9999-01-01'>", paragraph("hall"))).published);
}

TEST_CASE("structured events of a page are cut out as text", "[articles]") {
  const HtmlPage read = read_page(
      page("<script type='application/ld+json'>{\"@type\":\"Event\",\"name\":\"Fair\"}</script>"
           "<script type='application/ld+json'>{\"@type\":\"WebSite\",\"name\":\"Herald\"}</script>",
           paragraph("hall") +
               "<div itemscope itemtype='https://schema.org/MusicEvent'><b itemprop=name>Night of \"drums\"</b>"
               "<meta itemprop=startDate content=2021-05-01><div itemprop=location itemscope "
               "itemtype='http://schema.org/Place'>"
               "<span itemprop=name>Old Mill</span></div><i itemprop=offers>free</i></div>"));
  REQUIRE(read.markup.size() == 2);
  CHECK(read.markup[0] == "{\"@type\":\"Event\",\"name\":\"Fair\"}");
  CHECK(read.markup[1] ==
        "{\"@context\":\"https://schema.org\",\"@type\":\"MusicEvent\",\"name\":\"Night of "
        "\\\"drums\\\"\",\"startDate\":\"2021-05-01\","
        "\"location\":{\"@type\":\"Place\",\"name\":\"Old Mill\"},\"offers\":\"free\"}");
}

TEST_CASE("the canonical address counts only if it is one of the web", "[articles]") {
  CHECK(read_page(page("<link rel=canonical href='https://example.org/a'>", "")).url == "https://example.org/a");
  CHECK(read_page(page("<link rel=canonical href='javascript:alert(1)'>", "")).url.empty());
}

TEST_CASE("a million nested tags and ten megabytes of page are read within bounds", "[articles]") {
  std::string deep;
  for (int depth = 0; depth < 1'000'000; ++depth) deep += "<div>";
  deep += "deep";
  CHECK(read_page(deep).text.size() < 100);
  std::string inlines = "<p>";
  for (int depth = 0; depth < 400; ++depth) inlines += "<b>x";
  CHECK(read_fragment(inlines).text.size() == 400);
  std::string large = "<body>";
  while (large.size() < 10'000'000) large += paragraph("hall");
  CHECK(read_page(large).text.size() > 1'000'000);
}

TEST_CASE("broken markup gives what text there is", "[articles]") {
  for (const char* broken : {"", "<", "<p", "</p></p>", "<p>a</b></i>b", "<!--", "<![CDATA[x", "&#0;&#x110000;&nosuch;",
                             "<p a=\"b", "\xFF\xFE"})
    CHECK_NOTHROW(read_page(broken));
  CHECK(read_fragment("<p>a</b></i> b &amp; c&nbsp;d &hellip;").text == "a b & c d …");
  CHECK(read_fragment("line one<br>line two").text == "line one\n\nline two");
}

TEST_CASE("blocks of a page move below its title", "[articles]") {
  const auto blocks = blocks_below("Title", {{Block::Kind::prose, {0, 4}}});
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0] == Block{Block::Kind::headline, {0, 5}});
  CHECK(blocks[1] == Block{Block::Kind::prose, {6, 10}});
}

TEST_CASE("events that a page marks by class names become markup", "[articles]") {
  const auto markup = [](const std::string& body) { return read_page(page("", body)).markup; };
  const auto old_form = markup(
      R"(<div class="box vevent"><b class="summary">Harbour "Fair"</b> <abbr class="dtstart" title="2026-05-09">May 9</abbr>
      at <span class="location">Port Example</span> <span class="status">cancelled</span></div>)");
  REQUIRE(old_form.size() == 1);
  CHECK(old_form[0] ==
        R"({"@context":"https://schema.org","@type":"Event","name":"Harbour \"Fair\"","startDate":"2026-05-09",)"
        R"("location":"Port Example","eventStatus":"EventCancelled"})");
  const auto new_form = markup(
      R"(<article class="h-event"><h1 class="p-name">Choir practice</h1><p class="dt-start"><span class="value">2026-05-09</span>
      at <time class="value" datetime="19:30">half past seven</time></p></article>)");
  REQUIRE(new_form.size() == 1);
  CHECK(new_form[0].find(R"("startDate":"2026-05-09T19:30")") != std::string::npos);
  CHECK(markup(R"(<p class="vevent"><b class="summary">No date</b></p>)").empty());
  CHECK(markup(R"(<p class="prevevent summary">x<time class="dtstart" datetime="2026-05-09"></time></p>)").empty());
}
