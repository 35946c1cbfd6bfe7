// Quantities as settings write them: durations, sizes, times of day; secrets in files; slips of the pen.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace datelined {

/// "90s", "15m", "2h", "7d", "1w"; at most a thousand years.
std::optional<std::chrono::seconds> duration_written(std::string_view text);

/// "09:00" as minutes after midnight.
std::optional<std::chrono::minutes> time_of_day_written(std::string_view text);

/// "512", "10MB" (powers of 1000: kB, MB, GB), "10MiB" (of 1024: KiB, MiB, GiB).
std::optional<std::uint64_t> size_written(std::string_view text);

/// How many letters must be put in, left out, changed or swapped with their neighbour to turn one word into the other.
std::size_t slips_between(std::string_view a, std::string_view b);

/// The content of a secret's file without its final newline; `written` is what the settings say ("credential:NAME" or a
/// path), `file` that path made absolute. Throws std::runtime_error saying what is wrong; never with the content.
std::string secret_in(std::string_view written, const std::filesystem::path& file);

}  // namespace datelined
