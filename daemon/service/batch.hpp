// Batch: streams a file of lines through all cores, in order and in flat memory (`dateline extract --articles`,
// `dateline tag --documents`).
#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

namespace datelined {

class Extractor;
struct Feed;

/// What one line becomes: no, one or several output lines, each with its newline. Called from several threads at once.
/// Throws std::runtime_error with the reason if the line is malformed.
using LineWork = std::function<std::string(std::string_view line)>;

struct BatchCount {
  std::size_t lines = 0;      ///< that were not blank
  std::size_t malformed = 0;  ///< and reported
};

/// Reads the descriptor `input` to its end. The output stands in the order of the input; malformed lines are reported
/// on `complaints` as `line N: reason` and left out. Lines longer than 16 MiB count as malformed. `threads` 0: one a
/// core. Throws std::system_error if the input cannot be read, std::runtime_error if the output cannot be written.
BatchCount stream_lines(int input, std::ostream& out, std::ostream& complaints, int threads, const LineWork& work);

/// One article of the batch form → `{"id":…,"events":[…]}`. `feed` holds the zone and the language where the line names
/// none.
std::string extract_line(std::string_view line, const Extractor& extractor, const Feed& feed);

}  // namespace datelined
