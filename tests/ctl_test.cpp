// The command as a program: what it prints and with which status it ends.
#include "tests/service/served.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <pugixml.hpp>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <vector>

using namespace datelined;
namespace json = boost::json;

namespace {

struct Ran {
  int status = -1;
  std::string out, err;
};

class Shell {
 public:
  /// `arguments` as a shell reads them, in a folder of its own.
  Ran dateline(const std::string& arguments, const std::string& input = "") {
    folder_.file("in", input);
    const std::string command =
        "cd '" + folder_.path().string() + "' && " + variables + " '" DATELINE "' " + arguments + " <in >out 2>err";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content("out"), content("err")};
  }
  void file(const std::string& name, const std::string& text) { folder_.file(name, text); }

  std::string variables = "DATELINED_SOCKET=/nowhere/socket";

 private:
  std::string content(const char* name) const {
    std::ifstream in(folder_.path() / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  ScratchFolder folder_;
};

const std::string council = "date 2031-03-03\nThe city council will meet on 14 March in Oslo, Norway.\n";

std::vector<json::value> lines(const std::string& text) {
  std::vector<json::value> values;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) values.push_back(json::parse(line));
  return values;
}

std::string article_line(const std::string& id, const std::string& text) {
  json::object object{{"id", id}, {"published", "2031-03-03"}, {"title", "Caf\xC3\xA9 news"}, {"text", text}, {"x", 1}};
  return json::serialize(object) + "\n";
}

/// `length` code points of a UTF-8 text from the code point `offset` on.
std::string slice(const std::string& text, std::size_t offset, std::size_t length) {
  std::string found;
  std::size_t points = 0;
  for (const char c : text) {
    if ((c & 0xC0) != 0x80) ++points;
    if (points > offset && points <= offset + length) found += c;
  }
  return found;
}

}  // namespace

TEST_CASE("extract reads a text that dates itself", "[service][ctl]") {
  Shell shell;
  shell.file("news.txt", council);
  const Ran ran = shell.dateline("extract --json news.txt");
  CHECK(ran.status == 0);
  const json::value document = json::parse(ran.out);
  CHECK(document.at("id") == "news.txt");
  REQUIRE(document.at("events").as_array().size() == 1);
  CHECK(document.at("events").at(0).at("start") == "2031-03-14");
  const Ran people = shell.dateline("extract news.txt");
  CHECK(people.status == 0);
  CHECK(people.out.find("Fri 14 Mar 2031") != std::string::npos);
  CHECK(people.out.find('\x1b') == std::string::npos);
}

TEST_CASE("extract takes the date of publication from the command line", "[service][ctl]") {
  Shell shell;
  const Ran ran =
      shell.dateline("extract --json --published 2019-05-01T09:00+02:00 -", "The council will meet on Friday, 3 May.");
  CHECK(ran.status == 0);
  CHECK(json::parse(ran.out).at("events").at(0).at("start") == "2019-05-03");
}

TEST_CASE("the socket may be named before the command and after it", "[service][ctl]") {
  Shell shell;
  CHECK(shell.dateline("--socket /nowhere/socket status").status == 3);
  CHECK(shell.dateline("status --socket /nowhere/socket").status == 3);
}

TEST_CASE("extract refuses a text without a date", "[service][ctl]") {
  Shell shell;
  const Ran ran = shell.dateline("extract", "The council will meet on Friday.");
  CHECK(ran.status == 2);
  CHECK(ran.err.find("--published") != std::string::npos);
  CHECK(ran.out.empty());
}

TEST_CASE("wrong use ends with 2 and what cannot be read with 1", "[service][ctl]") {
  Shell shell;
  for (const char* arguments : {"", "dance", "extract --published soon in", "extract --zone Nowhere/City in",
                                "extract --min-confidence 2 in", "extract --threads 0 in", "agenda --days 0", "show"}) {
    INFO(arguments);
    CHECK(shell.dateline(arguments, council).status == 2);
  }
  for (const char* arguments : {"extract nofile", "extract --articles nofile", "tag --documents nofile", "extract"}) {
    INFO(arguments);
    CHECK(shell.dateline(arguments).status == 1);
  }
  CHECK(shell.dateline("--help").status == 0);
  CHECK(shell.dateline("--version").out.starts_with("dateline "));
}

TEST_CASE("a batch of articles keeps its order and its offsets are right", "[service][ctl]") {
  Shell shell;
  const std::string text = "\xE2\x80\x9CNa\xC3\xAFve\xE2\x80\x9D plans. The council will meet on 14 March.";
  std::string input;
  for (int i = 0; i < 300; ++i) input += article_line(std::to_string(i), text);
  for (const char* threads : {"1", "4"}) {
    const Ran ran = shell.dateline(std::string("extract --articles in --threads ") + threads, input);
    CHECK(ran.status == 0);
    CHECK(ran.err.empty());
    const auto values = lines(ran.out);
    REQUIRE(values.size() == 300);
    for (int i = 0; i < 300; ++i) CHECK(values[std::size_t(i)].at("id").as_string() == std::to_string(i));
    const json::value& event = values.front().at("events").at(0);
    const auto offset = event.at("offset").to_number<std::size_t>(),
               length = event.at("length").to_number<std::size_t>();
    CHECK(slice("Caf\xC3\xA9 news\n" + text, offset, length) == std::string(event.at("when").as_string()));
  }
}

TEST_CASE("malformed lines of a batch are reported with their numbers and the rest goes on", "[service][ctl]") {
  Shell shell;
  const std::string good = article_line("a", "The council will meet on 14 March.");
  const Ran ran =
      shell.dateline("extract --articles -", good + "{broken\n" + good + "[]\n{\"id\":\"b\",\"text\":\"x\"}\n" +
                                                 "{\"id\":\"b\",\"published\":\"soon\",\"text\":\"x\"}\n");
  CHECK(ran.status == 1);
  CHECK(lines(ran.out).size() == 2);
  for (const char* place : {"line 2: ", "line 4: ", "line 5: \"published\" is missing", "line 6: "})
    CHECK(ran.err.find(place) != std::string::npos);
}

TEST_CASE("only events of the wanted confidence come out of a batch", "[service][ctl]") {
  Shell shell;
  const std::string line = article_line("a", "The council will meet on 14 March.");
  CHECK(lines(shell.dateline("extract --articles in", line).out).at(0).at("events").as_array().size() == 1);
  CHECK(lines(shell.dateline("extract --articles in --min-confidence 1", line).out)
            .at(0)
            .at("events")
            .as_array()
            .empty());
}

TEST_CASE("documents are tagged line by line with offsets in code points", "[service][ctl]") {
  Shell shell;
  const std::string text = "Na\xC3\xAFve: on 14 March 2031 and for two weeks.";
  const std::string line = json::serialize(json::object{{"doc", "d1"}, {"dct", "2031-03-03"}, {"text", text}}) + "\n";
  const Ran ran = shell.dateline("tag --documents in", line + "{\"doc\":\"d2\"}\n");
  CHECK(ran.status == 1);
  CHECK(ran.err.starts_with("line 2: "));
  const auto values = lines(ran.out);
  REQUIRE(values.size() == 2);
  CHECK(values[0].at("doc") == "d1");
  CHECK(values[0].at("type") == "DATE");
  CHECK(values[0].at("value") == "2031-03-14");
  CHECK(values[1].at("type") == "DURATION");
  CHECK(values[1].at("value") == "P2W");
  for (const json::value& value : values) {
    const auto start = value.at("start").to_number<std::size_t>(), end = value.at("end").to_number<std::size_t>();
    CHECK(slice(text, start, end - start) == std::string(value.at("text").as_string()));
  }
}

TEST_CASE("tag writes TimeML that is XML whatever the text holds", "[service][ctl]") {
  Shell shell;
  const Ran ran = shell.dateline("tag --timeml", "date 2031-03-03\nA <b> & \"c\" on 14 March 2031 ]]> </TEXT>");
  CHECK(ran.status == 0);
  pugi::xml_document document;
  REQUIRE(document.load_string(ran.out.c_str()));
  CHECK(document.select_node("/TimeML/TEXT/TIMEX3/@value").attribute().value() == std::string("2031-03-14"));
}

TEST_CASE("the text's own words, or --language, tell the language, and an unknown one is wrong use", "[service][ctl]") {
  Shell shell;
  const std::string german =
      "date 2031-03-03\nDie Messe wird am 14. März in der Halle eröffnet, und der Eintritt ist frei.\n";
  CHECK(shell.dateline("extract", german).out.find("Messe wird in der Halle eröffnet") != std::string::npos);
  CHECK(shell.dateline("tag", "date 2031-03-03\n3. Mai\n").out.find("2031") == std::string::npos);
  CHECK(shell.dateline("tag --language de", "date 2031-03-03\n3. Mai\n").out.find("2031-05-03") != std::string::npos);
  const Ran unknown = shell.dateline("tag --language xx", council);
  CHECK(unknown.status == 2);
  CHECK(unknown.err == "dateline: --language: no such language is known: xx\n");
}

TEST_CASE("the time patterns of a configuration count, and explain names them with the cue", "[service][ctl]") {
  Shell shell;
  shell.file("own.toml", "[[time_pattern]]\nname = \"founders\"\nwords = \"Founders' Day\"\nmeans = \"April 12\"\n");
  const std::string text = "date 2031-03-03\nThe town band will play in the park on Founders' Day.\n";
  const Ran explained = shell.dateline("explain --config own.toml", text);
  CHECK(explained.status == 0);
  CHECK(explained.out.find("= 2031-04-12 (rule founders, by \"will\")") != std::string::npos);
  CHECK(shell.dateline("extract --config own.toml", text).out.find("play in the park") != std::string::npos);
  shell.file("bad.toml", "[[time_pattern]]\nwords = \"Founders' Day\"\nmeans = \"soon\"\n");
  const Ran refused = shell.dateline("tag --config bad.toml", text);
  CHECK(refused.status == 2);
  CHECK(refused.err.find("bad.toml:3: time_pattern.means: \"soon\" names no day") != std::string::npos);
}

TEST_CASE("nothing that a text holds steers the terminal", "[service][ctl]") {
  Shell shell;
  const std::string text =
      "date 2031-03-03\nThe \x1b]0;owned\x07 council will \x1b[2J meet on 14 March \x9b\x31m in Oslo.";
  for (const char* command : {"extract", "extract --cues", "tag", "explain"}) {
    const Ran ran = shell.dateline(command, text);
    INFO(ran.out);
    CHECK(ran.status == 0);
    CHECK(std::none_of(ran.out.begin(), ran.out.end(),
                       [](unsigned char c) { return (c < 0x20 && c != '\n') || c == 0x7f; }));
  }
}

TEST_CASE("without a daemon the commands that ask it end with 3", "[service][ctl]") {
  Shell shell;
  for (const char* command : {"agenda", "show abcd", "status", "sources", "watches", "test-sink x"}) {
    const Ran ran = shell.dateline(command);
    CHECK(ran.status == 3);
    CHECK(ran.err == "dateline: no daemon answers on /nowhere/socket\n");
    CHECK(ran.out.empty());
  }
}

TEST_CASE("the daemon's answers are printed for people and as JSON", "[service][ctl]") {
  Served served;
  Shell shell;
  shell.variables = "DATELINED_SOCKET='" + served.socket.string() + "'";
  CHECK(shell.dateline("agenda --days 3").out.starts_with("Monday 27 February 2017\n  10:00 "));
  CHECK(json::parse(shell.dateline("agenda --json --days 400").out).as_array().size() == 2);
  CHECK(shell.dateline("agenda --from 2016-01-01 --days 1").out == "Nothing is announced for this time.\n");
  CHECK(shell.dateline("agenda --from yesterday").status == 2);
  const Ran shown = shell.dateline("show k3f7");
  CHECK(shown.status == 0);
  CHECK(shown.out.starts_with("Doors open\n"));
  CHECK(json::parse(shell.dateline("show --json k3f7").out).at("title") == "Doors open");
  const Ran unknown = shell.dateline("show aaaa");
  CHECK(unknown.status == 1);
  CHECK(unknown.err.find("aaaa") != std::string::npos);
  const std::string status = shell.dateline("status").out;
  CHECK(
      status.starts_with("version    test\nin flight  0\n"
                         "sinks      screen, kind terminal\n           mail, kind email, resting\n"
                         "counts     articles 2, events 2,"));
  CHECK(shell.dateline("watches").out == "doors\n");
  CHECK(shell.dateline("watches --json").out == "[{\"name\":\"doors\"}]\n");
  CHECK(shell.dateline("sources").out == "There are none.\n");
  CHECK(shell.dateline("test-sink screen").status == 0);
  CHECK(shell.dateline("test-sink nobody").status == 1);
  shell.variables = "DATELINED_SOCKET=/nowhere/socket";
  CHECK(shell.dateline("status --socket '" + served.socket.string() + "'").status == 0);
}
