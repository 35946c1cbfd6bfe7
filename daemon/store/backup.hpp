// Backup: a copy of the database as it is at one moment, made while the daemon runs.
#pragma once

#include <cstdint>
#include <filesystem>

namespace datelined {

/// Writes the database to a new file of mode 0600 (VACUUM INTO, then fsync of file and folder; under another name until
/// it is whole). Opens a connection of its own, so any thread may do it. Gives its size. Throws StoreError, also if the
/// file is there already.
std::uintmax_t back_up(const std::filesystem::path& database, const std::filesystem::path& file);

}  // namespace datelined
