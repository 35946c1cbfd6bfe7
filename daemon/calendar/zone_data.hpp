// The system's tzdata as a whole: its version, and what to do when it was updated.
#pragma once

#include <string>

namespace datelined {

/// Which tzdata lies on the system ("2025b", from the first line of tzdata.zi); empty if it does not say.
std::string zones_version();

/// From now on `Zone::named` reads the files of the system anew. Zones made before keep the rules they had.
void read_zones_anew();

}  // namespace datelined
