// Who this process is when it takes leases.
#pragma once

#include "store/store.hpp"

namespace datelined {

/// `boot_id:pid:starttime` of this process, read from /proc: no other process, before or after a reboot, has the same.
LeaseOwner lease_owner();

}  // namespace datelined
