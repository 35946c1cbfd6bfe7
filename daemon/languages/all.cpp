// The languages that datelined reads. A text in any other one is read with empty tables: nothing is found in it.
#include "languages/language.hpp"

namespace datelined {
namespace {

const Language* const all[] = {&english::language, &german::language, &spanish::language};

const Language undetermined{.code = "und", .name = "undetermined"};

}  // namespace

std::span<const Language* const> languages() { return all; }

const Language& language_named(std::string_view code) {
  const std::string_view plain = code.substr(0, code.find_first_of("-_"));
  for (const Language* language : all)
    if (language->code == plain) return *language;
  return plain.empty() ? *all[0] : undetermined;
}

}  // namespace datelined
