// A request and a watch run side by side; whichever ends first decides. A reader that did not end its request cleanly
// is never asked again.
#include "service/readers.hpp"

#include "service/reader_child.hpp"
#include "service/reader_process.hpp"
#include "text/escape.hpp"

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/experimental/channel.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <sys/wait.h>

#include <algorithm>
#include <csignal>
#include <optional>

namespace datelined {
namespace {

using Queue = asio::experimental::channel<void(boost::system::error_code, std::size_t)>;

/// Of all answers to one request.
constexpr std::size_t most_articles = 50'000, most_answer_bytes = 64 * 1024 * 1024;

/// Gives a slot back when the request has ended, however it ended.
class Turn {
 public:
  Turn(Queue& free, std::size_t slot) : free_(free), slot_(slot) {}
  ~Turn() { free_.try_send(boost::system::error_code(), slot_); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  Queue& free_;
  std::size_t slot_;
};

bool last(const Answer& answer) { return !std::holds_alternative<Article>(answer); }

std::string cause_of_death(int status) {
  if (WIFSIGNALED(status)) return "was ended by signal " + std::to_string(WTERMSIG(status));
  return "ended with status " + std::to_string(WEXITSTATUS(status));
}

std::string described(const Article& article) {
  return "article " + (article.guid.empty() ? article.title : article.guid) + " of " + article.feed;
}

}  // namespace

/// A request and what its failure is to be called.
struct Readers::Task {
  std::string body, text, subject;
};

/// How a request ended: answers, or why there are none.
struct Readers::Conversation {
  std::vector<Answer> answers;
  std::optional<std::string> nonsense;
  bool broken = false;
};

struct Readers::Slots {
  Slots(const asio::any_io_executor& loop, std::size_t count) : free(loop, count), children(count), outdated(count) {}

  Queue free;
  std::vector<std::unique_ptr<ReaderChild>> children;
  std::vector<bool> outdated;
};

Readers::Readers(asio::any_io_executor loop, const Clock& clock, ReaderPool pool)
    : loop_(std::move(loop)), clock_(clock), pool_(std::move(pool)) {
  pool_.count = std::max<std::size_t>(pool_.count, 1);
  slots_ = std::make_unique<Slots>(loop_, pool_.count);
  for (std::size_t slot = 0; slot < pool_.count; ++slot) {
    slots_->children[slot] = std::make_unique<ReaderChild>(loop_, pool_.program, pool_.rules);
    slots_->free.try_send(boost::system::error_code(), slot);
  }
}

Readers::~Readers() = default;

void Readers::adopt(const ReaderRules& rules) {
  pool_.rules = rules;
  slots_->outdated.assign(pool_.count, true);
}

asio::awaitable<FeedContent> Readers::parse(ParseRequest request) {
  const std::string subject = (request.path.empty() ? "feed " : "file " + request.path + " of ") + request.feed.name;
  const Task task{.body = written(Request(std::move(request))), .text = {}, .subject = subject};
  if (task.body.size() > most_bytes_in) throw std::runtime_error("a document of this size is not read");
  std::vector<Answer> answers = co_await exchange(task);
  if (const auto* refused = std::get_if<Refused>(&answers.back())) throw std::runtime_error(refused->why);
  FeedContent content;
  for (Answer& answer : answers)
    if (auto* article = std::get_if<Article>(&answer)) content.articles.push_back(std::move(*article));
  auto& end = std::get<Parsed>(answers.back());
  content.findings = std::move(end.findings);
  content.ttl = end.ttl;
  co_return content;
}

asio::awaitable<std::vector<EventMention>> Readers::read(Article article) {
  Task task{.body = {}, .text = whole_text(article), .subject = described(article)};
  task.body = written(Request(ReadRequest{std::move(article)}));
  if (task.body.size() > most_bytes_in) throw std::runtime_error("an article of this size is not read");
  std::vector<Answer> answers = co_await exchange(task);
  if (const auto* refused = std::get_if<Refused>(&answers.back())) throw std::runtime_error(refused->why);
  co_return std::get<std::vector<EventMention>>(std::move(answers.back()));
}

asio::awaitable<std::vector<Answer>> Readers::exchange(const Task& task) {
  using namespace asio::experimental::awaitable_operators;
  const std::size_t slot = co_await slots_->free.async_receive(asio::use_awaitable);
  const Turn turn(slots_->free, slot);
  std::unique_ptr<ReaderChild>& child = slots_->children[slot];
  if (!child || slots_->outdated[slot]) {
    child.reset();
    slots_->outdated[slot] = false;
    child = std::make_unique<ReaderChild>(loop_, pool_.program, pool_.rules);
  }
  std::variant<Conversation, ReaderFailure::Kind> end;
  try {
    end = co_await (converse(slot, task) || watch(slot));
  } catch (...) {  // The daemon is stopping.
    child.reset();
    throw;
  }
  if (const auto* judged = std::get_if<ReaderFailure::Kind>(&end))
    co_await bury(slot, task, *judged == ReaderFailure::Kind::hung ? "took too long" : "took too much memory", *judged);
  Conversation& said = std::get<Conversation>(end);
  if (said.nonsense)
    co_await bury(slot, task, "talked nonsense (" + *said.nonsense + ")", ReaderFailure::Kind::garbled);
  if (said.broken) co_await bury(slot, task, "", ReaderFailure::Kind::crashed);
  co_return std::move(said.answers);
}

asio::awaitable<Readers::Conversation> Readers::converse(std::size_t slot, const Task& task) {
  ReaderChild::Socket& socket = slots_->children[slot]->socket();
  Conversation said;
  try {
    const std::string frame = framed(task.body);
    co_await asio::async_write(socket, asio::buffer(frame), asio::use_awaitable);
    std::size_t bytes = 0;
    do {
      FrameHead head;
      co_await asio::async_read(socket, asio::buffer(head), asio::use_awaitable);
      std::string body(body_size(head, most_bytes_out), '\0');
      co_await asio::async_read(socket, asio::buffer(body), asio::use_awaitable);
      bytes += body.size();
      if (bytes > most_answer_bytes || said.answers.size() > most_articles)
        throw BadMessage("more articles than a document can hold");
      said.answers.push_back(answer_from(body, task.text));
    } while (!last(said.answers.back()));
    const bool read = std::holds_alternative<std::vector<EventMention>>(said.answers.back());
    if (read == task.text.empty() && !std::holds_alternative<Refused>(said.answers.back()))
      throw BadMessage("the answer to another question");
  } catch (const BadMessage& error) {
    said.nonsense = error.what();
  } catch (const boost::system::system_error&) {
    said.broken = true;
  }
  co_return said;
}

asio::awaitable<ReaderFailure::Kind> Readers::watch(std::size_t slot) {
  const ReaderChild& child = *slots_->children[slot];
  const Ticks began = clock_.boot();
  asio::steady_timer timer(loop_);
  for (;;) {
    timer.expires_after(pool_.limits.glance);
    co_await timer.async_wait(asio::use_awaitable);
    if (clock_.boot() - began > pool_.limits.wall) co_return ReaderFailure::Kind::hung;
    if (child.resident() > pool_.limits.resident) co_return ReaderFailure::Kind::swelled;
  }
}

/// Ends a reader and tells of it: always throws.
asio::awaitable<void> Readers::bury(std::size_t slot, const Task& task, std::string why, ReaderFailure::Kind kind) {
  ++failures_;
  const std::unique_ptr<ReaderChild> child = std::move(slots_->children[slot]);
  const int status = co_await child->ended();
  if (kind == ReaderFailure::Kind::crashed) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == out_of_memory_status) kind = ReaderFailure::Kind::swelled;
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF) kind = ReaderFailure::Kind::hung;
    why = cause_of_death(status);
  }
  throw ReaderFailure(kind, "the reader " + why + " over " + task.subject);
}

}  // namespace datelined
