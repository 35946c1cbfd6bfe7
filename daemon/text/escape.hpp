// Escaping: one function for each place that untrusted text may go to (SECURITY S7, S11, S13, S14, S15).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace datelined {

/// For a terminal or a log line: C0, C1, DEL and bidirectional controls as `\xNN` or `\u{NNNN}`; ill-formed bytes as
/// U+FFFD.
std::string for_terminal(std::string_view text);

/// For HTML text and quoted attributes: `& < > " '` as entities, controls dropped.
std::string for_html(std::string_view text);

/// For a D-Bus notification: controls and bidirectional controls dropped, cut to `limit` code points;
/// `markup` says whether the server renders it, so that `& < >` must be escaped.
std::string for_notification(std::string_view text, std::size_t limit, bool markup);

/// For a mail or HTTP header value: no CR, LF, NUL or other control; runs of white space become one blank.
std::string for_header(std::string_view text);

/// For an iCalendar TEXT value (RFC 5545 3.3.11): `\ ; ,` escaped, newlines as `\n`, other controls dropped.
std::string for_ical(std::string_view text);

/// True for http, https URLs without control characters or blanks: the only ones ever shown as links or opened.
bool is_web_url(std::string_view url);

/// The URL without user info and query, for logs.
std::string for_log_url(std::string_view url);

}  // namespace datelined
