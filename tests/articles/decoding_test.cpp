#include "articles/decoding.hpp"

#include "tests/catch.hpp"

#include <string>

using namespace datelined;
using namespace std::string_literals;

TEST_CASE("a document is decoded by mark then header then declaration then guess", "[articles]") {
  CHECK(decoded("\xEF\xBB\xBF<p>Z\xC3\xBCrich", "iso-8859-1") == "<p>Zürich");
  CHECK(decoded("\xFF\xFE<\0p\0>\0\xFC\0"s, "") == "<p>ü");
  CHECK(decoded("\0<\0?\0x\0\xE9"s, "") == "<?xé");
  CHECK(decoded("<p>\xEF\xF0\xE8", "windows-1251") == "<p>при");
  CHECK(decoded("<?xml version='1.0' encoding='koi8-r'?>\xC4\xC1", "") == "<?xml version='1.0' encoding='koi8-r'?>да");
  CHECK(decoded("<html><meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>\xB3", "").ends_with("ł"));
  CHECK(decoded("caf\xE9 \x93quoted\x94", "") == "café “quoted”");
}

TEST_CASE("a wrong declaration does not spoil a text that is evidently something else", "[articles]") {
  CHECK(decoded("<?xml encoding='iso-8859-1'?>Z\xC3\xBCrich", "").ends_with("Zürich"));
  CHECK(decoded("<meta charset=utf-8>caf\xE9 na\xEFve", "").ends_with("café naïve"));
  CHECK(decoded("<meta charset=utf-8>Z\xC3\xBCrich Z\xC3\xBCrich \xFF", "").ends_with("Zürich Zürich \uFFFD"));
  CHECK(decoded("<meta charset=utf-16>plain", "").ends_with("plain"));
}

TEST_CASE("the charset of a content type is found with and without quotes", "[articles]") {
  CHECK(charset_of("text/xml; Charset=\"ISO-8859-1\"") == "iso-8859-1");
  CHECK(charset_of("application/rss+xml") == "");
}

TEST_CASE("readable text has quotes where old programs wrote controls and no hidden marks", "[articles]") {
  CHECK(readable("don\u0092t") == "don’t");
  CHECK(readable("a\u200Bb\u202Ec\x01"
                 "d\u00ADe\nf") == "abcde\nf");
}
