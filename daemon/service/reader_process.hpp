// The reader: the child process in which every byte from outside is parsed (`datelined --reader`).
#pragma once

namespace datelined {

/// Speaks service/messages over `socket` until the daemon closes it: rules first, then one request at a time. Each
/// request may use 5 s of CPU. Gives the exit status: 0 at the end, 1 if the daemon spoke nonsense, 3 out of memory.
int run_reader(int socket);

/// The exit status of a reader that hit its memory limit.
inline constexpr int out_of_memory_status = 3;

}  // namespace datelined
