// CannedTransport: answers what the test says and keeps what it was asked to send.
#pragma once

#include "net/transport.hpp"

#include <deque>
#include <stop_token>
#include <vector>

namespace datelined {

class CannedTransport : public Transport {
 public:
  std::deque<Exchange> answers;  ///< taken from the front; the last one stays
  std::vector<HttpRequest> requests;
  std::vector<SmtpMessage> mails;

  Exchange http(const HttpRequest& request, std::stop_token) override {
    requests.push_back(request);
    return next();
  }
  Exchange smtp(const SmtpMessage& message, std::stop_token) override {
    mails.push_back(message);
    return next();
  }

 private:
  Exchange next() {
    if (answers.empty()) return {};
    Exchange answer = answers.front();
    if (answers.size() > 1) answers.pop_front();
    return answer;
  }
};

}  // namespace datelined
