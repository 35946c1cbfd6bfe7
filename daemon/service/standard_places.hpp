// Where configuration, state and socket lie when nobody says otherwise.
#pragma once

#include <filesystem>

namespace datelined {

struct StandardPlaces {
  std::filesystem::path configuration, state, socket;
};

/// For root and the system user `datelined`: /etc, /var/lib, /run. For anybody else below the XDG folders; without
/// XDG_RUNTIME_DIR the socket lies beside the state.
StandardPlaces standard_places();

}  // namespace datelined
