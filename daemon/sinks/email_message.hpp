// A notification as a mail: MIME, threading and the calendar part. The same notification gives the same bytes.
#pragma once

#include "sinks/notification.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace datelined {

struct MailAddress {
  std::string display;  ///< may be empty
  std::string address;  ///< addr-spec
};

/// `ann@desk.example` or `Ann Desk <ann@desk.example>`. The address is an ASCII dot-atom at a domain name (RFC 5321
/// without quoted local parts and address literals); nothing else is taken (SECURITY S11).
std::optional<MailAddress> parse_mail_address(std::string_view text);

/// The whole message, CRLF lines of at most 998 octets, 7 bit. No text of the notification can add a header, a
/// recipient or a part. Thread-safe.
std::string mail_message(const Notification& notification, const MailAddress& sender, const MailAddress& recipient);

}  // namespace datelined
