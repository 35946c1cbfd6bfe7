#include "service/batch.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <vector>

namespace datelined {

namespace {

constexpr std::size_t longest_line = 16 << 20;
constexpr std::size_t read_size = 64 << 10;
constexpr std::size_t chunks_ahead = 8;  ///< a thread: how far the fastest may run ahead of the slowest

/// Some whole lines, and where they stand in the input.
struct Chunk {
  std::size_t sequence = 0, first_line = 1;
  std::string text;
  bool too_long = false;  ///< one line that was thrown away
};

struct Answer {
  std::string output, complaints;
  BatchCount count;
};

/// Cuts what read(2) gives into chunks of whole lines, so that a pipe is answered as it comes.
class LineSource {
 public:
  explicit LineSource(int descriptor) : descriptor_(descriptor) {}

  std::optional<Chunk> next() {
    for (;;) {
      const std::size_t border = pending_.rfind('\n');
      if (border != std::string::npos) return cut(border + 1);
      if (ended_) return pending_.empty() ? std::nullopt : std::optional(cut(pending_.size()));
      if (pending_.size() > longest_line) return skipped_line();
      fill();
    }
  }

 private:
  void fill() {
    const std::size_t before = pending_.size();
    pending_.resize(before + read_size);
    ssize_t got = 0;
    do {
      got = ::read(descriptor_, pending_.data() + before, read_size);
    } while (got < 0 && errno == EINTR);
    pending_.resize(before + std::size_t(std::max<ssize_t>(got, 0)));
    if (got < 0) throw std::system_error(errno, std::generic_category(), "cannot read the input");
    ended_ = got == 0;
  }

  Chunk cut(std::size_t size) {
    std::string rest = pending_.substr(size);
    pending_.resize(size);
    Chunk chunk{sequence_++, line_, std::move(pending_)};
    pending_ = std::move(rest);
    line_ += std::size_t(std::count(chunk.text.begin(), chunk.text.end(), '\n'));
    return chunk;
  }

  Chunk skipped_line() {
    Chunk chunk{sequence_++, line_++, {}, true};
    std::size_t border = std::string::npos;
    while (!ended_ && border == std::string::npos) {
      pending_.clear();
      fill();
      border = pending_.find('\n');
    }
    pending_.erase(0, border == std::string::npos ? pending_.size() : border + 1);
    return chunk;
  }

  int descriptor_;
  std::string pending_;
  std::size_t sequence_ = 0, line_ = 1;
  bool ended_ = false;
};

bool blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

void complain(Answer& answer, std::size_t line, std::string_view reason) {
  ++answer.count.malformed;
  answer.complaints.append("line ").append(std::to_string(line)).append(": ").append(reason).append("\n");
}

Answer answered(const Chunk& chunk, const LineWork& work) {
  Answer answer;
  if (chunk.too_long) {
    ++answer.count.lines;
    complain(answer, chunk.first_line, "longer than 16 MiB");
  }
  std::size_t number = chunk.first_line;
  for (std::string_view rest = chunk.text; !rest.empty(); ++number) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (blank(line)) continue;
    ++answer.count.lines;
    try {
      answer.output += work(line);
    } catch (const std::runtime_error& error) {
      complain(answer, number, error.what());
    }
  }
  return answer;
}

/// Threads that take chunks in turn and hand back their answers, which leave in the order of the chunks.
class Batch {
 public:
  Batch(int input, std::ostream& out, std::ostream& complaints, const LineWork& work)
      : source_(input), out_(out), complaints_(complaints), work_(work) {}

  BatchCount run(std::size_t threads) {
    most_ahead_ = threads * chunks_ahead;
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back([this] { work_on(); });
    work_on();
    for (std::thread& other : others) other.join();
    if (failure_) std::rethrow_exception(failure_);
    return count_;
  }

 private:
  void work_on() {
    while (std::optional<Chunk> chunk = taken()) give_back(chunk->sequence, answered(*chunk, work_));
  }

  std::optional<Chunk> taken() {
    std::unique_lock lock(reading_);
    {
      std::unique_lock writing(writing_);
      room_.wait(writing, [this] { return taken_ < written_ + most_ahead_ || failure_; });
      if (failure_) return {};
    }
    try {
      std::optional<Chunk> chunk = source_.next();
      if (chunk) taken_ = chunk->sequence + 1;
      return chunk;
    } catch (...) {
      const std::lock_guard writing(writing_);
      failure_ = std::current_exception();
      return {};
    }
  }

  void give_back(std::size_t sequence, Answer answer) {
    const std::lock_guard lock(writing_);
    waiting_.emplace(sequence, std::move(answer));
    for (auto next = waiting_.begin(); next != waiting_.end() && next->first == written_; next = waiting_.begin()) {
      write(next->second);
      waiting_.erase(next);
      ++written_;
    }
    room_.notify_all();
  }

  void write(const Answer& answer) {
    out_ << answer.output << std::flush;
    complaints_ << answer.complaints << std::flush;
    count_.lines += answer.count.lines;
    count_.malformed += answer.count.malformed;
    if (!out_ && !failure_) failure_ = std::make_exception_ptr(std::runtime_error("cannot write the output"));
  }

  std::mutex reading_;  // guards source_, taken_; locked before writing_ where both are needed
  LineSource source_;
  std::size_t taken_ = 0;

  std::mutex writing_;  // guards what follows
  std::condition_variable room_;
  std::ostream& out_;
  std::ostream& complaints_;
  std::map<std::size_t, Answer> waiting_;
  std::size_t written_ = 0, most_ahead_ = 1;
  BatchCount count_;
  std::exception_ptr failure_;

  const LineWork& work_;
};

}  // namespace

BatchCount stream_lines(int input, std::ostream& out, std::ostream& complaints, int threads, const LineWork& work) {
  const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
  return Batch(input, out, complaints, work).run(threads > 0 ? std::size_t(threads) : cores);
}

}  // namespace datelined
