// Digests by OpenSSL, and the spellings of bytes.
#include "text/digest.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <memory>
#include <stdexcept>

namespace datelined {

namespace {

constexpr std::string_view base32_letters = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::string_view base64_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view hex_letters = "0123456789abcdef";

void need(bool done, const char* what) {
  if (!done) throw std::runtime_error(what);
}

/// Spells bytes in groups of `bits` bits, most significant first.
std::string spelled(std::string_view bytes, std::string_view letters, unsigned bits) {
  std::string text;
  text.reserve(bytes.size() * 8 / bits + 1);
  unsigned held = 0, value = 0;
  for (const char byte : bytes) {
    value = (value << 8U) | static_cast<unsigned char>(byte);
    held += 8;
    for (; held >= bits; held -= bits) text += letters[(value >> (held - bits)) & ((1U << bits) - 1)];
    value &= (1U << held) - 1;
  }
  if (held > 0) text += letters[(value << (bits - held)) & ((1U << bits) - 1)];
  return text;
}

std::string_view bytes_of(const Sha256& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace

Sha256 sha256(std::string_view bytes) {
  Sha256 digest{};
  need(EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) == 1, "SHA-256 failed");
  return digest;
}

struct Sha256Stream::Context {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  Context() = default;
  ~Context() { EVP_MD_CTX_free(context); }
  Context(const Context&) = delete;
};

Sha256Stream::Sha256Stream() : context_(std::make_unique<Context>()) {
  const bool begun = context_->context != nullptr && EVP_DigestInit_ex(context_->context, EVP_sha256(), nullptr) == 1;
  need(begun, "SHA-256 failed");
}
Sha256Stream::~Sha256Stream() = default;

void Sha256Stream::add(std::string_view bytes) {
  need(EVP_DigestUpdate(context_->context, bytes.data(), bytes.size()) == 1, "SHA-256 failed");
}

Sha256 Sha256Stream::digest() const {
  const Context copy;
  need(copy.context != nullptr && EVP_MD_CTX_copy_ex(copy.context, context_->context) == 1, "SHA-256 failed");
  Sha256 digest{};
  need(EVP_DigestFinal_ex(copy.context, digest.data(), nullptr) == 1, "SHA-256 failed");
  return digest;
}

Sha256 sha256_of_parts(std::initializer_list<std::string_view> parts) {
  Sha256Stream stream;
  for (const std::string_view part : parts) {
    std::array<char, 8> length{};
    for (std::size_t i = 0; i < length.size(); ++i)
      length[i] = static_cast<char>(static_cast<unsigned long long>(part.size()) >> (56 - 8 * i));
    stream.add({length.data(), length.size()});
    stream.add(part);
  }
  return stream.digest();
}

Sha256 hmac_sha256(std::string_view key, std::string_view message) {
  Sha256 digest{};
  const auto* bytes = reinterpret_cast<const unsigned char*>(message.data());
  need(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes, message.size(), digest.data(), nullptr) !=
           nullptr,
       "HMAC failed");
  return digest;
}

std::string base32(const Sha256& digest, std::size_t bytes) {
  return spelled(bytes_of(digest).substr(0, bytes), base32_letters, 5);
}

std::string hex(std::string_view bytes) { return spelled(bytes, hex_letters, 4); }
std::string hex(const Sha256& digest) { return hex(bytes_of(digest)); }

std::string base64(std::string_view bytes) {
  std::string text = spelled(bytes, base64_letters, 6);
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}

std::string from_base64(std::string_view text) {
  while (!text.empty() && text.back() == '=') text.remove_suffix(1);
  if (text.size() % 4 == 1) throw std::invalid_argument("not base64: wrong length");
  std::string bytes;
  bytes.reserve(text.size() * 3 / 4);
  unsigned held = 0, value = 0;
  for (const char c : text) {
    const auto letter = base64_letters.find(c);
    if (letter == std::string_view::npos) throw std::invalid_argument("not base64: a character outside the alphabet");
    value = (value << 6U) | static_cast<unsigned>(letter);
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes += static_cast<char>((value >> held) & 0xFFU);
      value &= (1U << held) - 1;
    }
  }
  return bytes;
}

std::string random_bytes(std::size_t bytes) {
  std::string result(bytes, '\0');
  need(RAND_bytes(reinterpret_cast<unsigned char*>(result.data()), static_cast<int>(bytes)) == 1,
       "the system gives no random bytes");
  return result;
}

}  // namespace datelined
