// EditMessage: what the user wants of an event, as JSON over the control socket.
#pragma once

#include "store/edit.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

namespace datelined {

/// An edit that makes no sense; says which field, and what is allowed.
class WrongEdit : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The fields as a person writes them; empty: not touched.
struct WrittenEdit {
  std::string title;
  std::string when;  ///< "2026-05-12", "2026-05-12T10:00", "2026-05-12/2026-05-14", "2026-06"
  std::string zone;  ///< of a clock time; the event's own if empty
  std::string place, category, status;
  std::vector<std::string> unpin;  ///< names of fields
};

/// Throws WrongEdit.
EventEdit edit_from(const WrittenEdit& written);

std::string message_of(const WrittenEdit& written);
/// Throws WrongEdit.
WrittenEdit written_edit_from(std::string_view json);

}  // namespace datelined
