// A notification as a mail, by GMime. Whatever GMime would choose by chance (boundaries, character sets) is said.
#include "sinks/email_message.hpp"

#include "calendar/iso8601.hpp"
#include "sinks/email_templates.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <gmime/gmime.h>
#include <kainjow/mustache.hpp>

#include <algorithm>
#include <cctype>
#include <memory>

namespace datelined {
namespace {

namespace json = boost::json;
namespace mustache = kainjow::mustache;

constexpr std::size_t longest_subject = 200;
constexpr std::size_t longest_header = 800;  // octets; a word of that length still fits a line of 998
constexpr std::size_t longest_quote = 1000;
constexpr std::size_t most_sources = 10;

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

struct FreeFormat {
  void operator()(GMimeFormatOptions* format) const { g_mime_format_options_free(format); }
};
using Format = std::unique_ptr<GMimeFormatOptions, FreeFormat>;

void start_gmime() {
  static const bool started = (g_mime_init(), true);
  (void)started;
}

struct Names {
  std::string message, thread, list;
};

Names names_of(const Notification& notification, const MailAddress& sender) {
  const auto at = notification.thread.rfind('@');
  const std::string sender_domain = id_characters(domain_of(sender.address));
  std::string installation = at == std::string::npos ? "" : id_characters(domain_of(notification.thread));
  if (installation.empty()) installation = sender_domain;
  Names names;
  names.message = "<" + id_characters(notification.key) + "@" + installation + ">";
  const std::string root =
      at == std::string::npos ? "" : id_characters(std::string_view(notification.thread).substr(0, at));
  if (!root.empty()) names.thread = "<" + root + "@" + installation + ">";
  names.list = "datelined <datelined." + sender_domain + ">";
  return names;
}

std::string text_of(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  return value && value->is_string() ? std::string(value->get_string()) : "";
}

const json::array* claims_of(const json::value& facts) {
  const json::object* object = facts.if_object();
  if (!object) return nullptr;
  if (const json::value* event = object->if_contains("event"); event && event->is_object()) object = event->if_object();
  const json::value* claims = object->if_contains("claims");
  return claims ? claims->if_array() : nullptr;
}

mustache::data source(const json::object& claim) {
  const std::string article = text_of(claim, "article_title");
  const std::string feed = text_of(claim, "feed");
  const std::string day = text_of(claim, "published").substr(0, 10);
  std::string by = article.empty() ? feed : article + " (" + feed + ")";
  if (!day.empty()) by += ", " + day;
  mustache::data row;
  row.set("quote", squeezed(prefix_code_points(text_of(claim, "evidence"), longest_quote)));
  row.set("by", squeezed(by));
  if (const std::string url = text_of(claim, "url"); is_web_url(url)) row.set("link", url);
  return row;
}

mustache::data sources(const std::string& facts) {
  mustache::data rows(mustache::data::type::list);
  json::error_code error;
  const json::value parsed = facts.empty() ? json::value() : json::parse(facts, error);
  const json::array* claims = error ? nullptr : claims_of(parsed);
  if (!claims) return rows;
  for (std::size_t i = 0; i < std::min(claims->size(), most_sources); ++i)
    if (const json::object* claim = (*claims)[i].if_object()) rows.push_back(source(*claim));
  return rows;
}

std::string without_blanks_behind(std::string_view line) {
  return std::string(line.substr(0, line.find_last_not_of(" \t\r") + 1));
}

mustache::data list_of(const std::vector<std::string>& lines) {
  mustache::data list(mustache::data::type::list);
  for (const std::string& line : lines) list.push_back(mustache::data(squeezed(line)));
  return list;
}

mustache::data sections(const Notification& notification) {
  mustache::data all(mustache::data::type::list);
  for (const Section& section : notification.sections) {
    mustache::data row;
    if (!section.heading.empty()) row.set("heading", squeezed(section.heading));
    row.set(section.heading.empty() ? "paragraphs" : "items", list_of(section.lines));
    all.push_back(row);
  }
  return all;
}

/// A link with `&` and quotes in it stays one: the templates escape it for where it stands.
mustache::data template_data(const Notification& notification) {
  mustache::data all;
  all.set("title", squeezed(notification.title));
  mustache::data lines(mustache::data::type::list);
  std::string_view rest = notification.body;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    lines.push_back(mustache::data(without_blanks_behind(rest.substr(0, end))));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  all.set("lines", lines);
  all.set("has_sections", !notification.sections.empty());
  all.set("sections", sections(notification));
  if (is_web_url(notification.url)) all.set("url", notification.url);
  mustache::data rows = sources(notification.facts);
  all.set("has_sources", !rows.is_empty_list());
  all.set("sources", rows);
  all.set("reason", std::string(name(notification.reason)));
  return all;
}

/// A line of plain text: one line, whatever was put into it.
std::string for_plain_text(const std::string& text) {
  std::string kept = for_notification(text, text.size(), false);
  std::replace(kept.begin(), kept.end(), '\n', ' ');
  return kept;
}

std::string rendered(std::string_view text, const mustache::data& values, std::string (*escape)(const std::string&)) {
  mustache::mustache page{std::string(text)};
  page.set_custom_escape(escape);
  return page.render(values);
}

Owned<GMimePart> part(const char* subtype, const std::string& content, GMimeContentEncoding encoding) {
  Owned<GMimePart> made(g_mime_part_new_with_type("text", subtype));
  g_mime_object_set_content_type_parameter(GMIME_OBJECT(made.get()), "charset", "utf-8");
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(content.data(), content.size()));
  const Owned<GMimeDataWrapper> wrapper(
      g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(made.get(), wrapper.get());
  g_mime_part_set_content_encoding(made.get(), encoding);
  return made;
}

std::string boundary_of(std::string_view key) {
  std::string boundary = "=_";
  for (const unsigned char c : key.substr(0, 40))
    if (std::isalnum(c)) boundary += static_cast<char>(c);
  return boundary;
}

Owned<GMimeMultipart> multipart(const char* subtype, const std::string& boundary) {
  Owned<GMimeMultipart> made(g_mime_multipart_new_with_subtype(subtype));
  g_mime_multipart_set_boundary(made.get(), boundary.c_str());
  return made;
}

/// RFC 6047 2.4: the parameter repeats what the calendar says.
const char* calendar_method(const std::string& calendar) {
  return calendar.find("\r\nMETHOD:CANCEL\r\n") != std::string::npos ? "CANCEL" : "PUBLISH";
}

std::string file_name(const Notification& notification) {
  std::string stem = for_header(prefix_code_points(notification.title, 60));
  for (char& c : stem)
    if (std::string_view("/\\:*?\"<>|%").find(c) != std::string_view::npos) c = '-';
  stem.erase(0, std::min(stem.find_first_not_of(". "), stem.size()));
  return (stem.empty() ? "event" : stem) + ".ics";
}

void set_utf8_parameter(GMimeParamList* list, const char* name, const std::string& value) {
  g_mime_param_list_set_parameter(list, name, value.c_str());
  g_mime_param_set_charset(g_mime_param_list_get_parameter(list, name), "utf-8");
}

Owned<GMimePart> calendar_part(const Notification& notification) {
  Owned<GMimePart> made = part("calendar", notification.calendar, GMIME_CONTENT_ENCODING_BASE64);
  GMimeObject* const object = GMIME_OBJECT(made.get());
  g_mime_object_set_content_type_parameter(object, "method", calendar_method(notification.calendar));
  g_mime_object_set_disposition(object, "attachment");
  const std::string name = file_name(notification);
  set_utf8_parameter(g_mime_content_disposition_get_parameters(g_mime_object_get_content_disposition(object)),
                     "filename", name);
  set_utf8_parameter(g_mime_content_type_get_parameters(g_mime_object_get_content_type(object)), "name", name);
  return made;
}

Owned<GMimeObject> content(const Notification& notification) {
  const mustache::data values = template_data(notification);
  const std::string boundary = boundary_of(notification.key);
  Owned<GMimeMultipart> both = multipart("alternative", boundary + "_a");
  const auto text =
      part("plain", rendered(mail_text_template, values, for_plain_text), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  const auto html =
      part("html", rendered(mail_html_template, values, [](const std::string& raw) { return for_html(raw); }),
           GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  g_mime_multipart_add(both.get(), GMIME_OBJECT(text.get()));
  g_mime_multipart_add(both.get(), GMIME_OBJECT(html.get()));
  if (notification.calendar.empty()) return Owned<GMimeObject>(GMIME_OBJECT(both.release()));
  Owned<GMimeMultipart> all = multipart("mixed", boundary + "_m");
  g_mime_multipart_add(all.get(), GMIME_OBJECT(both.get()));
  g_mime_multipart_add(all.get(), GMIME_OBJECT(calendar_part(notification).get()));
  return Owned<GMimeObject>(GMIME_OBJECT(all.release()));
}

void add_mailbox(GMimeMessage* message, GMimeAddressType type, const MailAddress& address) {
  const std::string display = for_header(prefix_code_points(address.display, longest_subject));
  const Owned<InternetAddress> mailbox(
      internet_address_mailbox_new(display.empty() ? nullptr : display.c_str(), address.address.c_str()));
  internet_address_set_charset(mailbox.get(), "utf-8");
  internet_address_list_add(g_mime_message_get_addresses(message, type), mailbox.get());
}

void set_headers(GMimeMessage* message, const Notification& notification, const Names& names) {
  GMimeObject* const object = GMIME_OBJECT(message);
  const auto set = [&](const char* header, const std::string& value) {
    const std::string safe = for_header(prefix_bytes(value, longest_header));
    if (!safe.empty()) g_mime_object_set_header(object, header, safe.c_str(), "utf-8");
  };
  set("Date", rfc5322(notification.made));
  set("Message-Id", names.message);
  if (names.thread != names.message) set("References", names.thread);
  if (!notification.first_of_thread) set("In-Reply-To", names.thread);
  set("Auto-Submitted", "auto-generated");
  set("List-Id", names.list);
  set("X-Datelined-Event", notification.thread);
  set("X-Datelined-Reason", std::string(name(notification.reason)));
  set("X-Datelined-Key", notification.key);
  if (is_web_url(notification.url) && notification.url.size() < longest_header)
    set("X-Datelined-Source", notification.url);
  if (notification.urgency == Urgency::critical) set("Importance", "high");
}

std::string written(GMimeMessage* message) {
  const Format format(g_mime_format_options_new());
  g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
  g_mime_format_options_set_param_encoding_method(format.get(), GMIME_PARAM_ENCODING_METHOD_RFC2231);
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_object_write_to_stream(GMIME_OBJECT(message), format.get(), stream.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

}  // namespace

std::string mail_message(const Notification& notification, const MailAddress& sender, const MailAddress& recipient) {
  start_gmime();
  const Owned<GMimeMessage> message(g_mime_message_new(FALSE));
  add_mailbox(message.get(), GMIME_ADDRESS_TYPE_FROM, sender);
  add_mailbox(message.get(), GMIME_ADDRESS_TYPE_TO, recipient);
  const std::string subject = for_header(prefix_code_points(notification.title, longest_subject));
  g_mime_message_set_subject(message.get(), subject.c_str(), "utf-8");
  set_headers(message.get(), notification, names_of(notification, sender));
  g_mime_message_set_mime_part(message.get(), content(notification).get());
  return written(message.get());
}

}  // namespace datelined
