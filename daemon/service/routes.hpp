// Routes: which path answers what.
#pragma once

#include "service/http.hpp"
#include "service/serve.hpp"

namespace datelined {

/// A page that is made on the views executor and kept until an event changes or the day does.
struct KeptPage {
  std::int64_t version = -1;
  LocalTime day{};
  HttpReply reply;
};

class Routes {
 public:
  explicit Routes(ServedParts parts) : parts_(std::move(parts)) {}

  asio::awaitable<HttpReply> answer(const HttpRequest& request);

 private:
  using Render = std::function<HttpReply(StoreView&)>;
  using EventForm = std::function<HttpReply(const Event&)>;

  asio::awaitable<HttpReply> read_only(const HttpRequest& request);
  asio::awaitable<HttpReply> local(const HttpRequest& request);
  asio::awaitable<HttpReply> kept(KeptPage& page, Render render);
  asio::awaitable<HttpReply> agenda();
  asio::awaitable<HttpReply> calendar();
  asio::awaitable<HttpReply> events(const std::string& query, bool as_text);
  asio::awaitable<HttpReply> event_answer(std::string uid, EventForm form);
  asio::awaitable<HttpReply> status();
  asio::awaitable<HttpReply> sources();
  asio::awaitable<HttpReply> test_sink(const HttpRequest& request);

  LocalTime today() const;

  ServedParts parts_;
  KeptPage agenda_, calendar_;  // touched on the views executor only
};

}  // namespace datelined
