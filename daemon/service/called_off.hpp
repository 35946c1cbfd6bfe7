// How a coroutine that was called off tells so.
#pragma once

#include <exception>

namespace datelined {

/// Whether an exception only says that the waiting coroutine was cancelled: to be thrown on, never to be logged.
bool called_off(const std::exception& error);

}  // namespace datelined
