// Folders: which files of a watched folder are to be read, and which part of them is new.
#pragma once

#include "service/executors.hpp"
#include "store/store.hpp"

#include <boost/asio/posix/stream_descriptor.hpp>

#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace datelined {

/// Watches one folder (not those below it) with inotify. Used on the loop only; one `next` at a time.
class FolderWatch {
 public:
  /// Everything that is there counts as changed. Throws std::system_error, with the path, if it cannot be watched.
  FolderWatch(asio::any_io_executor loop, std::filesystem::path folder);

  /// The next file that is there, was closed after writing or was moved in; after an overflow of the system's queue
  /// every file once more. Names that say "hidden" or "not finished" are passed over. Throws std::runtime_error when
  /// the folder itself is gone, operation_aborted when called off.
  asio::awaitable<std::filesystem::path> next();

 private:
  void scan();
  void note(const std::filesystem::path& file);
  void take_events();

  std::filesystem::path folder_;
  asio::posix::stream_descriptor inotify_;
  std::deque<std::filesystem::path> changed_;
  bool gone_ = false;
};

/// Whether a file of that name is of interest: not hidden, not a backup, not a download or copy under way.
bool is_finished_name(std::string_view name);

/// The largest file that is read as a whole: in base64 it still is a message to a reader. Of JSON lines any size is
/// read.
inline constexpr std::size_t largest_document = 12'000'000;

/// A stretch of a file for a reader.
struct FilePart {
  std::string bytes;
  std::size_t first_line = 1;  ///< number of its first line
};

/// What is new in a file, and how it is remembered once it was read.
struct FileNews {
  std::vector<FilePart> parts;  ///< empty: nothing
  FileState state;              ///< of the file up to the end of the parts
  bool more = false;            ///< lines are left: ask again with this state
};

/// Compares a file with what is known of it. Of JSON lines that only grew the new lines count, in parts of at most
/// `most_part` bytes, eight megabytes a call however large the file is; any other change is the whole file. Nothing if
/// it is no regular file or vanished. Throws std::runtime_error (without the path) if it cannot be read or is too
/// large.
std::optional<FileNews> file_news(const std::filesystem::path& file, std::string_view feed,
                                  const std::optional<FileState>& known, std::size_t most_part = largest_document);

}  // namespace datelined
