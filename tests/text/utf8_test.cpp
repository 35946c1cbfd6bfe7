// UTF-8: what is well-formed, what a repair leaves, and how names are folded.
#include "text/utf8.hpp"

#include "tests/catch.hpp"

using namespace datelined;
using namespace std::string_literals;

namespace {

const std::string bad = "\xEF\xBF\xBD";

struct Row {
  std::string bytes, repaired;
};

}  // namespace

TEST_CASE("ill-formed sequences are replaced and good ones kept", "[text]") {
  const auto row = GENERATE_COPY(values<Row>({
      {"plain", "plain"},
      {"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x8E\x89", "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x8E\x89"},
      {"a\xC0\x80z", "a" + bad + bad + "z"},        // overlong NUL
      {"\xC1\xBF", bad + bad},                      // overlong
      {"\xE0\x80\xAF", bad + bad + bad},            // overlong slash
      {"\xF0\x80\x80\xAF", bad + bad + bad + bad},  // overlong slash
      {"\xED\xA0\x80", bad + bad + bad},            // high surrogate
      {"\xED\xBF\xBF", bad + bad + bad},            // low surrogate
      {"\xED\x9F\xBF", "\xED\x9F\xBF"},             // the last before the surrogates
      {"\xF4\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF"},     // U+10FFFF
      {"\xF4\x90\x80\x80", bad + bad + bad + bad},  // beyond Unicode
      {"\xF5", bad},
      {"\x80", bad},
      {"\xE2\x82", bad},  // cut off
      {"\xE2\x82z", bad + "z"},
      {"\xF0\x9F\x8E", bad},
      {"\xC3", bad},
      {"a\0b"s, "a" + bad + "b"},
  }));
  CHECK(repaired_utf8(row.bytes) == row.repaired);
  CHECK(is_utf8(row.repaired));
  if (row.bytes.find('\0') == std::string::npos) CHECK(is_utf8(row.bytes) == (row.bytes == row.repaired));
}

TEST_CASE("code points are counted and cut at their borders", "[text]") {
  const std::string text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x8E\x89z";
  CHECK(code_points(text) == 5);
  CHECK(code_points("\xFF\xFE") == 2);
  const std::size_t lengths[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11};
  for (std::size_t bytes = 0; bytes < 13; ++bytes) CHECK(prefix_bytes(text, bytes).size() == lengths[bytes]);
  CHECK(prefix_code_points(text, 0).empty());
  CHECK(prefix_code_points(text, 4).size() == 10);
  CHECK(prefix_code_points(text, 9) == text);
  CHECK(prefix_bytes("\x80\x80\x80\x80\x80\x80", 5).size() == 5);
}

TEST_CASE("every code point is written and read back", "[text]") {
  for (char32_t c = 0; c < 0x110000; ++c) {
    std::string text;
    append_utf8(text, c);
    std::size_t at = 0;
    const char32_t read = next_code_point(text, at);
    if (c >= 0xD800 && c <= 0xDFFF ? read != 0xFFFD : read != c) FAIL("code point " << static_cast<unsigned>(c));
    if (at != text.size()) FAIL("length of code point " << static_cast<unsigned>(c));
  }
  std::string beyond;
  append_utf8(beyond, 0x110000);
  CHECK(beyond == bad);
}

TEST_CASE("names are folded to lower case whatever the locale", "[text]") {
  CHECK(folded("SONY Xperia") == "sony xperia");
  CHECK(folded("ÄÖÜÉÑ×Þß") == "äöüéñ×þß");
  CHECK(folded("ŁÓDŹ ŸĲĹŇŊ") == "łódź ÿĳĺňŋ");
  CHECK(folded("ΑΘΉΝΑ ΏΣς") == "αθήνα ώσσ");
  CHECK(folded("МОСКВА Ёлка ЇҐ") == "москва ёлка їґ");
  CHECK(folded("東京") == "東京");
  CHECK(folded("STRAẞE") == "straße");
}

TEST_CASE("white space of any kind is squeezed", "[text]") {
  CHECK(squeezed("  a \t\n b\xC2\xA0\xE2\x80\xAF"
                 "c\xE3\x80\x80") == "a b c");
  CHECK(squeezed("\xC2\xA0").empty());
  CHECK(trimmed("\xC2\xA0 a b \r\n") == "a b");
  CHECK(trimmed(" \t").empty());
  CHECK(trimmed("\xE3\x80\x80\xC3\xA9\xE2\x80\x89\xC2\xA0") == "\xC3\xA9");
  CHECK(trimmed(" a\x80\x80\x80\x80\x80 ") == "a\x80\x80\x80\x80\x80");
  CHECK(trimmed("\xA0 ") == "\xA0");
  CHECK(trimmed("x\xE2\x80") == "x\xE2\x80");
  CHECK(trimmed("").empty());
  CHECK(is_utf8("eight and more ASCII bytes \xC3\xA9 and more of them"));
  CHECK_FALSE(is_utf8("eight and more ASCII bytes \xC3 and more of them"));
}

TEST_CASE("other character sets become UTF-8", "[text]") {
  CHECK(to_utf8("caf\xE9 \x80 \x93x\x94", "windows-1252") == "café € “x”");
  CHECK(to_utf8("caf\xE9 \x80", "ISO-8859-1") == "café €");  // as the web has it
  CHECK(to_utf8("caf\xE9", "no-such-set") == "café");
  CHECK(to_utf8("caf\xE9", "") == "café");
  CHECK(to_utf8("caf\xE9", "latin1//TRANSLIT/../x") == "café");
  CHECK(to_utf8("caf\xC3\xA9\xFF", "UTF-8") == "café" + bad);
  CHECK(to_utf8("a\0b\0"s, "utf-16le") == "ab");
  CHECK(to_utf8("\xFE\xFF\0a"s, "utf-16") == "a");
  CHECK(to_utf8("\xCD\xEE\xE2\xEE\xF1\xF2\xE8", "windows-1251") == "Новости");
  CHECK(to_utf8("\x93\xFA\x96\x7B", "Shift_JIS") == "日本");
  CHECK(to_utf8("\xCF\xD0", " \"koi8-r\" ") == "оп");
  CHECK(to_utf8("a\0b"s, "utf-16le") == "a" + bad);
  CHECK(to_utf8("x\x93", "Shift_JIS") == "x" + bad);
}
