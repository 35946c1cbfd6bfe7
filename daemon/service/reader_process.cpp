// Everything that needs files or much time at first use (zones, character sets, rule tables) happens before the
// lockdown, on texts of our own.
#include "service/reader_process.hpp"

#include "events/extractor.hpp"
#include "feeds/feed.hpp"
#include "languages/language.hpp"
#include "service/lockdown.hpp"
#include "service/messages.hpp"
#include "service/zone_images.hpp"
#include "temporal/tagger.hpp"
#include "text/utf8.hpp"

#include <iconv.h>
#include <malloc.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <new>
#include <optional>
#include <system_error>
#include <thread>

namespace datelined {
namespace {

constexpr std::size_t longest_text = 1'000'000;
constexpr std::time_t cpu_seconds = 5;

/// The character sets that news is still written in (the encodings of the WHATWG standard).
constexpr const char* character_sets[] = {
    "ISO-8859-1",   "ISO-8859-2",   "ISO-8859-3",   "ISO-8859-4",   "ISO-8859-5",   "ISO-8859-6",   "ISO-8859-7",
    "ISO-8859-8",   "ISO-8859-9",   "ISO-8859-10",  "ISO-8859-13",  "ISO-8859-14",  "ISO-8859-15",  "ISO-8859-16",
    "WINDOWS-874",  "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1252", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1255",
    "WINDOWS-1256", "WINDOWS-1257", "WINDOWS-1258", "KOI8-R",       "KOI8-U",       "MACINTOSH",    "IBM866",
    "GBK",          "GB18030",      "BIG5",         "BIG5-HKSCS",   "EUC-JP",       "ISO-2022-JP",  "SHIFT_JIS",
    "CP932",        "EUC-KR",       "UTF-16",       "UTF-16LE",     "UTF-16BE",     "UTF-32"};

/// Blocking frames over the one descriptor that a reader has.
class Pipe {
 public:
  explicit Pipe(int socket) : socket_(socket) {}

  /// Nothing at the end.
  std::optional<std::string> receive() const {
    FrameHead head{};
    if (!fill(reinterpret_cast<char*>(head.data()), head.size())) return std::nullopt;
    std::string body(body_size(head, most_bytes_in), '\0');
    if (!fill(body.data(), body.size())) return std::nullopt;
    return body;
  }

  void send(std::string_view body) const {
    const std::string frame = framed(body);
    for (std::size_t at = 0; at < frame.size();) {
      const ssize_t count = write(socket_, frame.data() + at, frame.size() - at);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) throw std::system_error(errno, std::generic_category(), "reader: write");
      at += static_cast<std::size_t>(count);
    }
  }

 private:
  bool fill(char* to, std::size_t size) const {
    for (std::size_t at = 0; at < size;) {
      const ssize_t count = read(socket_, to + at, size - at);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return false;
      at += static_cast<std::size_t>(count);
    }
    return true;
  }

  int socket_;
};

/// Ends the process by SIGPROF when one request has used up its CPU time.
class CpuLimit {
 public:
  CpuLimit() { set(cpu_seconds); }
  ~CpuLimit() { set(0); }
  CpuLimit(const CpuLimit&) = delete;
  CpuLimit& operator=(const CpuLimit&) = delete;

 private:
  static void set(std::time_t seconds) {
    const itimerval timer{.it_interval = {}, .it_value = {.tv_sec = seconds, .tv_usec = 0}};
    setitimer(ITIMER_PROF, &timer, nullptr);
  }
};

#ifndef NDEBUG
volatile int ever = 1;

/// How tests make a reader fail; not part of a release.
void fail_on_demand(const Article& article) {
  const auto says = [&](std::string_view words) { return article.text.find(words) != std::string::npos; };
  if (says("datelined debug build: crash")) std::raise(SIGSEGV);
  if (says("datelined debug build: reach out")) close(socket(AF_INET, SOCK_STREAM, 0));
  if (says("datelined debug build: hang"))
    while (ever == 1) std::this_thread::yield();
  if (says("datelined debug build: swell"))
    for (std::string swelling; ever == 1; swelling.append(1 << 20, 'x')) {
    }
}
#endif

/// News has no texts of a megabyte; what is longer would not go through the pipe.
void shorten(Article& article) {
  if (article.text.size() <= longest_text) return;
  article.text = std::string(prefix_bytes(article.text, longest_text));
  const std::size_t size = whole_text(article).size();
  std::erase_if(article.blocks, [&](const Block& block) { return block.range.end > size; });
  article.hash = content_hash(article);
}

class Reader {
 public:
  Reader(Pipe pipe, ReaderRules rules)
      : pipe_(pipe),
        taggers_(std::move(rules.time_patterns)),
        extractor_(
            {.minimum_confidence = rules.minimum_confidence, .taggers = &taggers_, .rules = std::move(rules.events)}) {}

  void warm_up() const {
    const std::string line = "A meeting is on 3 May 2030 at 10:00 in Paris.";
    const Instant at{};
    Feed feed{.name = "warm", .url = "warm"};
    for (const Language* language : languages())
      for (const char* path : {"warm.txt", "warm.html"}) {
        feed.language = language->code;
        for (const Article& article :
             parse_file(path == std::string_view("warm.txt") ? line : "<p>" + line, path, feed, at))
          static_cast<void>(extractor_.mentions(article));
      }
    static_cast<void>(parse_feed("<rss version=\"2.0\"><channel><title>warm</title></channel></rss>", feed, at));
  }

  void answer(const Request& request) const {
    const CpuLimit limit;
    if (const auto* parse = std::get_if<ParseRequest>(&request))
      answer_parse(*parse);
    else if (const auto* read = std::get_if<ReadRequest>(&request))
      answer_read(read->article);
    else
      throw BadMessage("message: rules come once");
  }

 private:
  void answer_parse(const ParseRequest& request) const {
    FeedContent content;
    try {
      content = request.path.empty()
                    ? read_feed(request.bytes, request.feed, request.at, request.charset)
                    : read_file(request.bytes, request.path, request.feed, request.at, request.first_line);
    } catch (const std::runtime_error& error) {
      return pipe_.send(written(Refused{error.what()}));
    }
    for (Article& article : content.articles) {
      shorten(article);
      const std::string body = written(article);
      if (body.size() <= most_bytes_out)
        pipe_.send(body);
      else
        content.findings.push_back("an article is too large: " + article.guid);
    }
    pipe_.send(written(Parsed{std::move(content.findings), content.ttl}));
  }

  void answer_read(const Article& article) const {
#ifndef NDEBUG
    fail_on_demand(article);
    if (article.text.find("datelined debug build: babble") != std::string::npos) return pipe_.send("{]");
#endif
    const std::string body = written(extractor_.mentions(article));
    pipe_.send(body.size() <= most_bytes_out ? body : written(Refused{"more events than one article can announce"}));
  }

  Pipe pipe_;
  Taggers taggers_;
  Extractor extractor_;
};

/// Loads the converters and leaves them open, so that opening one later needs no file.
void keep_character_sets() {
  for (const char* set : character_sets) static_cast<void>(iconv_open("UTF-8", set));
}

int serve(const Pipe& pipe) {
  const auto first = pipe.receive();
  if (!first) return 0;
  const Request rules = request_from(*first);
  if (!std::holds_alternative<ReaderRules>(rules)) throw BadMessage("message: the rules come first");
  const Reader reader(pipe, std::get<ReaderRules>(rules));
  keep_zones_in_memory();
  keep_character_sets();
  reader.warm_up();
  lock_down();
  while (const auto body = pipe.receive()) {
    reader.answer(request_from(*body));
    if (body->size() > longest_text) malloc_trim(0);
  }
  return 0;
}

}  // namespace

int run_reader(int socket) {
  try {
    return serve(Pipe(socket));
  } catch (const std::bad_alloc&) {
    return out_of_memory_status;
  } catch (const std::exception&) {
    return 1;
  }
}

}  // namespace datelined
