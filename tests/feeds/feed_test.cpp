#include "feeds/feed.hpp"

#include "tests/catch.hpp"

#include <chrono>
#include <string>

using namespace datelined;
using namespace std::chrono;

namespace {

const Instant fetched = sys_days(2021y / 3 / 10) + 8h;

Feed feed_in(const char* zone) {
  return {.name = "herald", .url = "https://example.org/feed.xml", .zone = *Zone::named(zone)};
}

FeedContent read(const std::string& bytes, const char* zone = "UTC") {
  return read_feed(bytes, feed_in(zone), fetched);
}

std::string rss(const std::string& items, const std::string& channel = "") {
  return "<?xml version='1.0'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' "
         "xmlns:d='http://purl.org/dc/elements/1.1/'><channel><title>Herald</title><link>https://example.org/</link>" +
         channel + items + "</channel></rss>";
}

Article only(const std::string& bytes, const char* zone = "UTC") {
  const FeedContent content = read(bytes, zone);
  REQUIRE(content.articles.size() == 1);
  return content.articles[0];
}

}  // namespace

TEST_CASE("an item of RSS becomes an article with its blocks", "[feeds]") {
  const Article article =
      only(rss("<item><title>Bread &amp; roses &lt;b&gt;fair&lt;/b&gt;</title><link>/2021/fair</link><guid "
               "isPermaLink='false'>n1</guid>"
               "<pubDate>Tue, 09 Mar 2021 17:30:00 +0100</pubDate><description>Short.</description>"
               "<content:encoded><![CDATA[<h2>When</h2><p>It opens on 3&nbsp;May.</p>]]></content:encoded></item>",
               "<language>en-gb</language><ttl>90</ttl>"));
  CHECK(article.feed == "herald");
  CHECK(article.guid == "n1");
  CHECK(article.url == "https://example.org/2021/fair");
  CHECK(article.title == "Bread & roses fair");
  CHECK(article.text == "When\n\nIt opens on 3 May.");
  CHECK(article.language == "en");
  CHECK(article.dateline.moment == local_days(2021y / 3 / 9) + 17h + 30min);
  CHECK(article.dateline.grain == Grain::minute);
  CHECK(article.hash == content_hash(article));
  REQUIRE(article.blocks.size() == 3);
  CHECK(article.blocks[1].range.of(whole_text(article)) == "When");
  CHECK(article.blocks[1].kind == Block::Kind::heading);
}

TEST_CASE("the dateline stands in the zone of the feed or else where the writer was", "[feeds]") {
  const std::string item = rss("<item><title>x</title><pubDate>Tue, 09 Mar 2021 17:30:00 +0100</pubDate></item>");
  const Article berlin = only(item, "America/New_York"), unsaid = only(item);
  CHECK(berlin.dateline.moment == local_days(2021y / 3 / 9) + 11h + 30min);
  CHECK(berlin.dateline.zone.name() == "America/New_York");
  CHECK(to_instant(unsaid.dateline.moment, unsaid.dateline.zone) == sys_days(2021y / 3 / 9) + 16h + 30min);
  const Article day = only(rss("<item><title>x</title><d:date>2021-03-09</d:date></item>"), "Asia/Tokyo");
  CHECK(day.dateline.grain == Grain::day);
  CHECK(day.dateline.moment == local_days(2021y / 3 / 9));
  const Article undated = only(rss("<item><title>x</title><pubDate>soon</pubDate></item>"), "Asia/Tokyo");
  CHECK(undated.dateline.moment == local_days(2021y / 3 / 10) + 17h);
}

TEST_CASE("Atom text constructs are read by their type", "[feeds]") {
  const FeedContent content = read(
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://example.org/a/' xml:lang='de'>"
      "<entry><id>1</id><title type='text'>1 &lt; 2</title><link rel='enclosure' href='x.mp3'/><link href='one'/>"
      "<published>2021-03-09T10:00:00Z</published><updated>2021-03-10T10:00:00Z</updated>"
      "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Am <b>3. Mai</b></p><p>um "
      "neun</p></div></content></entry>"
      "<entry><id>2</id><title type='html'>&lt;i&gt;Two&lt;/i&gt;</title><summary>plain &lt;p&gt; "
      "text</summary></entry></feed>");
  REQUIRE(content.articles.size() == 2);
  const Article &one = content.articles[0], &two = content.articles[1];
  CHECK(one.title == "1 < 2");
  CHECK(one.url == "https://example.org/a/one");
  CHECK(one.text == "Am 3. Mai\n\num neun");
  CHECK(one.language == "de");
  CHECK(one.dateline.moment == local_days(2021y / 3 / 9) + 10h);
  CHECK(two.title == "Two");
  CHECK(two.text == "plain <p> text");
}

TEST_CASE("RDF with prefixes of its own and JSON Feed are read", "[feeds]") {
  const Article rdf = only(
      "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:q='http://purl.org/rss/1.0/' "
      "xmlns:w='http://purl.org/dc/elements/1.1/'>"
      "<q:channel><q:title>c</q:title></q:channel><q:item><q:title>t</q:title><q:link>https://example.org/1</"
      "q:link><w:date>2021-03-01T12:00:00Z</w:date></q:item></r:RDF>");
  CHECK(rdf.title == "t");
  CHECK(rdf.url == "https://example.org/1");
  CHECK(rdf.dateline.moment == local_days(2021y / 3 / 1) + 12h);
  const Article json = only(
      R"({"version":"https://jsonfeed.org/version/1.1","language":"en","items":[{"id":7,"url":"https://example.org/7","title":"a < b","content_html":"<p>c</p>","date_published":"2021-03-01T12:00:00Z"}]})");
  CHECK(json.guid == "7");
  CHECK(json.title == "a < b");
  CHECK(json.text == "c");
}

TEST_CASE("an entry that comes twice counts once and an empty one not at all", "[feeds]") {
  const FeedContent content =
      read(rss("<item><title>a</title><guid>1</guid></item><item><title>b</title><guid>1</guid></item><item></"
               "item><item><title>c</title></item>"));
  REQUIRE(content.articles.size() == 2);
  CHECK(content.articles[0].title == "a");
  CHECK_FALSE(content.articles[1].guid.empty());
}

TEST_CASE("feeds with the faults of the wild give their entries all the same", "[feeds]") {
  const char* faulty[] = {
      "\n<br />Warning: something in x.php\n<rss><channel><item><title>kept</title></item></channel></rss>",
      "<rss><channel><item><title>kept</title><description>a & b <p>c <br> d</description></item></channel></rss>",
      "<rss><channel><item><title>kept</title></b><link a=1 b>x</link></item>",
      "<rss version=2.0><channel><item><title>kept</title><description>5 < 6 &nbsp; "
      "&copy</description></item></channel></rss>",
      "<?xml version='1.0' encoding='no-such-set'?><rss><channel><item><title>kept</title></item></channel></rss>",
      "<!DOCTYPE rss [<!ENTITY nbsp '&#160;'>]><rss><channel><item><title>kept</title></item></channel></rss>",
      "<rss><channel><item><title>kept</title></item></channel></rss> trailing <junk",
  };
  for (const char* bytes : faulty) {
    INFO(bytes);
    const FeedContent content = read(bytes);
    REQUIRE(content.articles.size() == 1);
    CHECK(content.articles[0].title == "kept");
  }
}

TEST_CASE("entities are never expanded from a document type and never fetched", "[feeds]") {
  const Article bomb = only(
      "<!DOCTYPE rss [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;&a;&a;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
      "<rss><channel><item><title>start</title><description>&b;&x;</description></item></channel></rss>");
  CHECK(bomb.text.find("lollol") == std::string::npos);
  CHECK(bomb.text.find("root:") == std::string::npos);
}

TEST_CASE("a feed nested without end is refused and one that is none says so", "[feeds]") {
  std::string deep = "<rss><channel>";
  for (int depth = 0; depth < 1'000'000; ++depth) deep += "<a>";
  CHECK_THROWS_WITH(read(deep), Catch::Matchers::Contains("nest deeper than 256"));
  CHECK_THROWS_WITH(read("<!DOCTYPE html><html><body>No feed</body></html>"), Catch::Matchers::Contains("a web page"));
  CHECK_THROWS_WITH(read("Not found"), Catch::Matchers::Contains("neither RSS"));
  CHECK_THROWS(read(""));
  CHECK_THROWS(read("{\"items\": 3}"));
}

TEST_CASE("a feed in another character set is read by header or declaration", "[feeds]") {
  const std::string russian = "<rss><channel><item><title>\xCF\xF0\xE8\xE2\xE5\xF2</title></item></channel></rss>";
  CHECK(read_feed(russian, feed_in("UTC"), fetched, "windows-1251").articles.at(0).title == "Привет");
  CHECK(only("<?xml version='1.0' encoding='windows-1251'?>" + russian).title == "Привет");
}

TEST_CASE("links that are no web addresses are dropped", "[feeds]") {
  CHECK(only(rss("<item><title>t</title><link>javascript:alert(1)</link></item>")).url.empty());
  CHECK(only(rss("<item><title>t</title><link>https://example.org/a b</link></item>")).url ==
        "https://example.org/a%20b");
}
