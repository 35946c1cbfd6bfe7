// A notification as a mail: MIME, threading and the calendar part. The same notification gives the same bytes.
#pragma once

#include "sinks/mail_address.hpp"
#include "sinks/notification.hpp"

#include <string>

namespace datelined {

/// The whole message, CRLF lines of at most 998 octets, 7 bit. No text of the notification can add a header, a
/// recipient or a part. Thread-safe.
std::string mail_message(const Notification& notification, const MailAddress& sender, const MailAddress& recipient);

}  // namespace datelined
