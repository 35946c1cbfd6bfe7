// Lockdown: what a reader gives up before it sees the first byte from outside (SECURITY, "Structure first").
#pragma once

namespace datelined {

/// Address space 512 MB, no new files, no children, no core, no new privileges, not to be traced, dies with the daemon,
/// and a system call filter under which it can read and write what is open, allocate, and exit. Opening a file fails
/// with ENOENT; anything else ends the process by SIGSYS. Sanitizer builds keep address space and system calls, which
/// their run-time needs. Throws std::system_error.
void lock_down();

/// Whether this build leaves the address space and the system calls alone.
bool lockdown_is_partial();

}  // namespace datelined
