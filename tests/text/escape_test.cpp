// Untrusted text on its way out.
#include "text/escape.hpp"

#include "tests/catch.hpp"

using namespace datelined;
using namespace std::string_literals;

TEST_CASE("a terminal never sees controls of a text", "[text]") {
  CHECK(for_terminal("\x1b[31mred\x1b[0m\n") == "\\x1b[31mred\\x1b[0m\\x0a");
  CHECK(for_terminal("a\0b\x7f"s) == "a\\x00b\\x7f");
  CHECK(for_terminal("\xC2\x9B[31m") == "\\x9b[31m");
  CHECK(for_terminal("file\xE2\x80\xAEtxt.exe") == "file\\u{202e}txt.exe");
  CHECK(for_terminal("\xE2\x81\xA6\xE2\x81\xA9\xE2\x80\x8E\xD8\x9C\xE2\x80\xA8") ==
        "\\u{2066}\\u{2069}\\u{200e}\\u{061c}\\u{2028}");
  CHECK(for_terminal("bad\x9B") == "bad\xEF\xBF\xBD");
  CHECK(for_terminal("Łódź 東京") == "Łódź 東京");
}

TEST_CASE("HTML text holds no markup of the outside", "[text]") {
  CHECK(for_html("<script>alert(\"x\" & 'y')</script>") ==
        "&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;");
  CHECK(for_html("a\x01\x1b\n\tb\xC2\x85") == "a\n\tb");
  CHECK(for_html("\xC0\xBC") == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("a notification is cut and escaped for servers that render markup", "[text]") {
  CHECK(for_notification("<b>a & b</b>", 100, true) == "&lt;b&gt;a &amp; b&lt;/b&gt;");
  CHECK(for_notification("<b>a & b</b>", 100, false) == "<b>a & b</b>");
  CHECK(for_notification("äöüß", 2, false) == "äö");
  CHECK(for_notification("&&&", 2, true) == "&amp;&amp;");
  CHECK(for_notification("a\nb\x07\xE2\x80\xAE", 10, false) == "a\nb");
}

TEST_CASE("a header value stays one line", "[text]") {
  CHECK(for_header("Subject\r\nBcc: x@example.org") == "Subject Bcc: x@example.org");
  CHECK(for_header("  a\0\x1b  b\t\xC2\xA0 c "s) == "a b c");
  CHECK(for_header("x \x01 y") == "x y");
}

TEST_CASE("iCalendar text is escaped as RFC 5545 has it", "[text]") {
  CHECK(for_ical("a,b;c\\d\r\ne\nf\rg\x07") == "a\\,b\\;c\\\\d\\ne\\nf\\ng");
  CHECK(for_ical("a\n\nb") == "a\\n\\nb");
  CHECK(for_ical("a\tb") == "a\tb");
}

TEST_CASE("only clean http and https addresses are links", "[text]") {
  CHECK(is_web_url("https://example.org/a?b=c#d"));
  CHECK(is_web_url("HTTP://example.org"));
  for (const char* url :
       {"", "http://", "https:///path", "ftp://example.org", "javascript:alert(1)", "file:///etc/passwd",
        "https://example.org/a b", "https://example.org/\n", "https://example.org/\xE2\x80\xAE", "https://\xFF",
        " https://example.org", "//example.org", "https://?x", "https://#x", "https://bad\xEF\xBF",
        "https://example.org/\xE2\x80\x8F", "https://example.org/\xC2\xA0", "https://example.org/\xE3\x80\x80"}) {
    INFO(url);
    CHECK_FALSE(is_web_url(url));
  }
}

TEST_CASE("a log never shows the user or the query of an address", "[text]") {
  CHECK(for_log_url("https://user:secret@example.org/feed?token=abc#x") == "https://example.org/feed");
  CHECK(for_log_url("https://example.org/a@b") == "https://example.org/a@b");
  CHECK(for_log_url("https://us@er:p@example.org:81?x") == "https://example.org:81");
  CHECK(for_log_url("/var/news\n") == "/var/news\\x0a");
}

TEST_CASE("what is not UTF-8 leaves by every way as the character that stands for it", "[text]") {
  const std::string broken = "a\xC3(", mended = "a\xEF\xBF\xBD(";
  CHECK(for_terminal(broken) == mended);
  CHECK(for_html(broken) == mended);
  CHECK(for_notification(broken, 10, true) == mended);
  CHECK(for_header(broken) == mended);
  CHECK(for_ical(broken) == mended);
  CHECK(is_web_url("https://example.org/\xEF\xBF\xBD"));  // the character itself is none of the forbidden ones
}
