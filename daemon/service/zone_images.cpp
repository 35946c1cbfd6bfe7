// Zone files are read once, links share one image; a zone is parsed only when an article asks for it.
#include "service/zone_images.hpp"

#include <cctz/zone_info_source.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string>

namespace datelined {
namespace {

namespace fs = std::filesystem;

using Images = std::map<std::string, const std::string*, std::less<>>;

/// Name to image; the set owns the images. Filled once, before anything hostile is read.
std::set<std::string>& contents() {
  static std::set<std::string> all;
  return all;
}
Images& images() {
  static Images all;
  return all;
}

class ImageSource : public cctz::ZoneInfoSource {
 public:
  explicit ImageSource(const std::string& image) : image_(image) {}

  std::size_t Read(void* to, std::size_t size) override {
    const std::size_t count = std::min(size, image_.size() - at_);
    std::memcpy(to, image_.data() + at_, count);
    at_ += count;
    return count;
  }
  int Skip(std::size_t offset) override {
    if (offset > image_.size() - at_) return -1;
    at_ += offset;
    return 0;
  }

 private:
  const std::string& image_;
  std::size_t at_ = 0;
};

std::unique_ptr<cctz::ZoneInfoSource> from_memory(
    const std::string& name, const std::function<std::unique_ptr<cctz::ZoneInfoSource>(const std::string&)>&) {
  const auto found = images().find(name);
  return found == images().end() ? nullptr : std::make_unique<ImageSource>(*found->second);
}

void keep(const fs::path& file, const fs::path& root) {
  std::ifstream stream(file, std::ios::binary);
  std::string image{std::istreambuf_iterator<char>(stream), {}};
  if (!image.starts_with("TZif")) return;
  images()[fs::relative(file, root).string()] = &*contents().insert(std::move(image)).first;
}

}  // namespace

std::size_t keep_zones_in_memory() {
  const char* named = std::getenv("TZDIR");
  const fs::path root = named != nullptr ? named : "/usr/share/zoneinfo";
  std::error_code error;
  for (fs::recursive_directory_iterator entry(root, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename();
    if (name == "posix" || name == "right")
      entry.disable_recursion_pending();
    else if (entry->is_regular_file(error))
      keep(entry->path(), root);
  }
  if (!images().empty()) cctz_extension::zone_info_source_factory = from_memory;
  return images().size();
}

}  // namespace datelined
