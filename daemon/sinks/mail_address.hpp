// Mail addresses as the settings write them, and the characters of a Message-ID.
#pragma once

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

/// The characters of `text` that may stand in either half of a Message-ID: nothing that ends it or the line.
std::string id_characters(std::string_view text);

/// What stands behind the last `@`; all of it if there is none.
std::string_view domain_of(std::string_view address);

}  // namespace datelined
